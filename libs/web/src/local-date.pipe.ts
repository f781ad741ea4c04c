import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isLocalDate } from '#kernel';

export const IS_LOCAL_DATE = 'isLocalDate';

/** A date of the calendar, `YYYY-MM-DD`. */
export const IsLocalDate = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: IS_LOCAL_DATE,
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isLocalDate(value),
        defaultMessage: () => '$property must be a date of the calendar, YYYY-MM-DD',
      },
    },
    options,
  );
