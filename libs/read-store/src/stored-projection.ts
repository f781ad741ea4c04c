import { viewName, type Column, type DomainEvent, type Projection } from '#kernel';

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
  Object.fromEntries(columnsOf(projection).map(([name]) => [name, (row as StoredRow)[name] ?? null]));
