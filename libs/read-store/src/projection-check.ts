import { viewName } from '#kernel';
import { columnsOf, tableName, versionOf, type StoredProjection } from './stored-projection.js';

const RESERVED = new Set(['key', 'position']);
const LONGEST_NAME = 55;

/** What is wrong with the program's list of projections, one sentence each; empty where nothing is. */
export const projectionFaults = (projections: readonly StoredProjection[]): readonly string[] => [
  ...repeated(projections.map(({ name }) => name)).map((name) => `projection ${name} is declared twice`),
  ...repeated([...new Set(projections.map(({ name }) => name))].map((name) => viewName({ name }))).map(
    (view) => `more than one projection fills the view ${view}`,
  ),
  ...projections.flatMap(faultsOf),
];

const faultsOf = (projection: StoredProjection): string[] => {
  const { name, events } = projection;
  const faults: string[] = [];
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) faults.push(`projection ${name} is not named in kebab-case`);
  if (versionOf(projection) === undefined)
    faults.push(`projection ${name} has no version: its name must end in a number`);
  else if (tableName(projection).length > LONGEST_NAME) faults.push(`the name of projection ${name} is too long`);
  if (viewName(projection) === 'projection') faults.push(`projection ${name} hides the list of projections`);
  if (events.stored.length === 0) faults.push(`projection ${name} reads no event type`);
  for (const [column] of columnsOf(projection))
    if (RESERVED.has(column)) faults.push(`projection ${name} declares the reserved column ${column}`);
    else if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(column))
      faults.push(`projection ${name} has a bad column name ${column}`);
  return faults;
};

const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];
