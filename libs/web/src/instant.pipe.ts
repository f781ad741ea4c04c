import { IS_ISO8601, isISO8601, ValidateBy, type ValidationOptions } from 'class-validator';
import { DATE_RANGE, isLocalDate, shanghaiDate } from '#kernel';

const SHAPE = { strict: true, strictSeparator: true } as const;
const LENGTH = '2026-03-05T00:00:00.000Z'.length;

/** Expects a field that `isInstant`. */
export const IsInstant = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: IS_ISO8601,
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isInstant(value),
        defaultMessage: () =>
          `$property must be an ISO 8601 instant, from ${DATE_RANGE.first} to ${DATE_RANGE.last} in Asia/Shanghai`,
      },
    },
    options,
  );

/** An ISO 8601 instant whose date in Asia/Shanghai lies within DATE_RANGE. */
export const isInstant = (value: string): boolean => isISO8601(value, SHAPE) && isInRange(value);

const isInRange = (value: string): boolean => {
  const time = Date.parse(value);
  if (Number.isNaN(time)) return false;
  const instant = new Date(time).toISOString();
  return instant.length === LENGTH && isLocalDate(shanghaiDate(instant));
};
