import { Transform } from 'class-transformer';

/** `true` and `false` of a query string as booleans; anything else stays what it is and is refused. */
export const Truth = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value));
