/** A row with the line on which it stands. */
export type Line<T> = Readonly<{ line: number; value: T }>;
