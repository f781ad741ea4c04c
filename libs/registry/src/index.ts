import { kinships } from './kinships/kinships.projection.js';
import { orgDifferences } from './org-differences/org-differences.projection.js';
import { orgUnits } from './org-units/org-units.projection.js';
import { people } from './people/people.projection.js';
import { tableImports } from './registry-import/table-imports.projection.js';
import { terms } from './terms/terms.projection.js';
import { reserveEntries } from './reserve-pool/reserve-entries.projection.js';
import { reservePools } from './reserve-pool/reserve-pools.projection.js';
import { reserveEntryFacts } from './domain/reserve-entry.events.js';
import { reservePoolFacts } from './domain/reserve-pool.events.js';
import { seatDays } from './seat-days/seat-days.projection.js';
import { structureWarnings } from './structure-warnings/structure-warnings.projection.js';
import { termCases } from './term-cases/term-cases.projection.js';
import { vacancies } from './vacancies/vacancies.projection.js';
import { villageCases } from './village-cases/village-cases.projection.js';
import { kinshipEvents } from './domain/kinship.events.js';
import { orgChangeEvents } from './domain/org-change.events.js';
import { orgDifferenceEvents } from './domain/org-difference.events.js';
import { orgUnitEvents } from './domain/org-unit.events.js';
import { personEvents } from './domain/person.events.js';
import { stagedRowsEvents, tableImportEvents } from './domain/table-import.events.js';
import { postTermFacts } from './domain/post-term.events.js';
import { villageBodyFacts } from './domain/village-body.events.js';

export * from './contract/index.js';
export type { DifferenceRow } from './domain/compare-units.js';
export { orgChange } from './domain/org-change.js';
export { orgDifference } from './domain/org-difference.js';
export { orgUnit } from './domain/org-unit.js';
export * from './org-difference-desk.js';
export * from './scoping/compared-units.query.js';
export { reserveEntry } from './domain/reserve-entry.js';
export { reservePool } from './domain/reserve-pool.js';
export { postTerm } from './domain/post-term.js';
export { villageBody } from './domain/village-body.js';
export { registryReadings } from './domain/readings.js';
export * from './when-org-change-is-proposed-then-apply/when-org-change-is-proposed-then-apply.reaction.js';
export * from './registry.module.js';
export * from './reserve-pool.module.js';
export { ReservePoolWatch } from './reserve-pool-watch.js';
export { SeatDayWatch } from './seat-day-watch.js';
export * from './reserve-commands.js';
export * from './when-reserve-changes-then-pool-follows/when-reserve-changes-then-pool-follows.reaction.js';
export * from './registry-commands.js';
export { ApplyTableImport } from './registry-import/apply-table-import.reaction.js';
export * from './registry-import/registry-import.js';
export * from './registry-import/registry-rows.js';
export { tableKinds } from './registry-import/table-kinds.js';
export { TableImports } from './registry-import/table-imports.js';
export { TablePlanner } from './registry-import/table-planner.js';
export type { TableName } from './domain/table-names.js';
export * from './registry-import/post-import.js';
export * from './post-terms.module.js';
export * from './table-imports.module.js';
export * from './post-term-commands.js';
export * from './when-kinship-changes-then-review-bodies/when-kinship-changes-then-review-bodies.reaction.js';
export * from './when-person-changes-then-review-bodies/when-person-changes-then-review-bodies.reaction.js';
export * from './when-post-term-changes-then-seats-follow/when-post-term-changes-then-seats-follow.reaction.js';
export * from './when-unit-is-dissolved-then-people-follow/when-unit-is-dissolved-then-people-follow.reaction.js';
export * from './scoping/within-units.js';

export const registryProjections = [orgUnits, orgDifferences, people, terms, kinships, tableImports] as const;

/** The read models of terms and of the bodies of villages. */
export const postTermProjections = [structureWarnings, seatDays, vacancies, termCases, villageCases] as const;

export const registryEvents = [
  orgUnitEvents,
  orgChangeEvents,
  orgDifferenceEvents,
  personEvents,
  postTermFacts,
  kinshipEvents,
  tableImportEvents,
  stagedRowsEvents,
  villageBodyFacts,
] as const;

export const reserveProjections = [reserveEntries, reservePools] as const;

export const reserveEvents = [reserveEntryFacts, reservePoolFacts] as const;
