import { kinships } from './kinships/kinships.projection.js';
import { orgUnits } from './org-units/org-units.projection.js';
import { people } from './people/people.projection.js';
import { reserveEntries } from './reserve-pool/reserve-entries.projection.js';
import { terms } from './terms/terms.projection.js';

/** The read models that tell what is registered, by name. */
export const registerModels: readonly string[] = [orgUnits, people, terms, kinships, reserveEntries].map(
  ({ name }) => name,
);
