import { ValidateBy, type ValidationOptions } from 'class-validator';
import { DATE_RANGE, isLocalDate } from '#kernel';

export const IS_LOCAL_DATE = 'isLocalDate';

/** A date of the calendar, `YYYY-MM-DD`, within DATE_RANGE. */
export const IsLocalDate = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: IS_LOCAL_DATE,
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isLocalDate(value),
        defaultMessage: () =>
          `$property must be a date of the calendar, YYYY-MM-DD, from ${DATE_RANGE.first} to ${DATE_RANGE.last}`,
      },
    },
    options,
  );
