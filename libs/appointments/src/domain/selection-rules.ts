import { countOf, periodOf, type DeadlineRule, type Lookup, type ValueLookup } from '#workflow';
import { officeEscalation, type OfficeEscalation } from './filing-rules.js';

/** The least number of persons who inspect and compare. Throws UnusableParameterError. */
export const teamMinimum = (lookup: ValueLookup): number => countOf(lookup, 'selection.teamMin', 1);

/** How long applications are taken. Throws UnusableParameterError. */
export const applicationRule = (lookup: Lookup): DeadlineRule => periodOf(lookup, 'selection.application', 1);

/** Who is told while the clocks of a selection run. Throws UnusableParameterError. */
export const selectionEscalation = (lookup: ValueLookup): OfficeEscalation =>
  officeEscalation(lookup, 'escalation.selection');
