import type { Page, PageOf } from '#web';

/** A page of what a query found with the `total` of all that there is. */
export const pageOf = <Row extends Readonly<{ total: number }>, Line>(
  rows: readonly Row[],
  { page, size }: PageOf,
  lineOf: (row: Omit<Row, 'total'>) => Line,
): Page<Line> => ({
  items: rows.map(({ total: _total, ...row }) => lineOf(row)),
  total: rows[0]?.total ?? 0,
  page,
  size,
});
