type OfCounty = Readonly<{ county_code: string }>;

/** The rows of each county, in their order. */
export const byCounty = <Row extends OfCounty>(
  counties: readonly string[],
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> =>
  new Map(counties.map((county) => [county, rows.filter((row) => row.county_code === county)]));
