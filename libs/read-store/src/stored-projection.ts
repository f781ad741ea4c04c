import { viewName, type Column, type ColumnType, type DomainEvent, type Projection } from '#kernel';

/** A projection of whatever events and rows. */
export type StoredProjection = Projection<DomainEvent, object>;

/** A row as columns hold it: every declared column, null where the projection gave nothing. */
export type StoredRow = Readonly<Record<string, unknown>>;

export const columnsOf = (projection: StoredProjection): readonly (readonly [string, Column])[] =>
  Object.entries(projection.columns as Readonly<Record<string, Column>>);

/** `open-deadlines-2` → 2; undefined without a version. */
export const versionOf = ({ name }: Pick<StoredProjection, 'name'>): number | undefined => {
  const version = /-(\d+)$/.exec(name)?.[1];
  return version === undefined ? undefined : Number(version);
};

/** `open-deadlines-2` → `open_deadlines_2`, and `open_deadlines_2_r3` for its third build. */
export const tableName = (projection: StoredProjection, build = 1): string =>
  `${viewName(projection)}_${versionOf(projection)}${build > 1 ? `_r${build}` : ''}`;

/** The columns in words, to notice a change that came without a new version. */
export const shapeOf = (projection: StoredProjection): string =>
  columnsOf(projection)
    .map(([name, { type, index }]) => `${name} ${type}${index ? ` ${index}` : ''}`)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join(', ');

/** Rows as the database will give them back, so that a fold over any cut of the events ends in the same row. */
export const storedRow = (projection: StoredProjection, row: object): StoredRow =>
  Object.fromEntries(
    columnsOf(projection).map(([name, { type }]) => [name, storedValue(type, (row as StoredRow)[name] ?? null)]),
  );

/** The calendar of PostgreSQL has no year 0, and writes the years before it in another way. */
const BEFORE_YEAR_1 = /^0*-\d/;

/** An event of an earlier version may hold such a date: it stands as the first day there is, so that the rest goes on. */
const FIRST_HELD: Partial<Record<ColumnType, string>> = { date: '0001-01-01', timestamptz: '0001-01-01T00:00:00.000Z' };

const storedValue = (type: ColumnType, value: unknown): unknown => {
  const first = FIRST_HELD[type];
  return first !== undefined && typeof value === 'string' && BEFORE_YEAR_1.test(value) ? first : value;
};
