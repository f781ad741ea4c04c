/** One built table of a projection: `live` serves the view, `building` is being filled beside it. */
export interface BuildTable {
  physical_table: string;
  name: string;
  view: string;
  checkpoint: number;
  status: 'live' | 'building';
  shape: string;
  applied: number;
  fault: string | null;
  built_at: string | null;
  updated_at: string;
}

/**
 * What queries may select from. A read slice adds its view by declaration merging:
 * `declare module '#read-store' { interface ReadTables { open_deadlines: OpenDeadline & { key: string } } }`.
 */
export interface ReadTables {
  projection: BuildTable;
}
