import { escalationOf, ladderStages, UnusableParameterError, type Stage, type ValueLookup } from '#workflow';

/** Whether the county files before the appointment or after it. Basis: `filing.mode`, handbook W1b (P10). */
export type FilingMode = 'pre' | 'post';

const MODES: readonly unknown[] = ['pre', 'post'];

/** Offices that the clocks of filing and appointment reach. Basis: handbook 2.5, chains of filing and training gap. */
export const filingOffices = ['townOrgOfficer', 'townPartyCommittee', 'countyOrgOfficer', 'countyOrgLeader'] as const;

export type FilingOffice = (typeof filingOffices)[number];

export type OfficeEscalation = Readonly<
  Record<Exclude<Stage, 'missed'>, Readonly<{ to: readonly FilingOffice[]; copyTo: readonly FilingOffice[] }>>
>;

const STAGES = [...ladderStages, 'late'] as const;

/** Who is told while a parameter's clock runs. Throws UnusableParameterError. */
export const officeEscalation = (lookup: ValueLookup, key: string): OfficeEscalation =>
  escalationOf(lookup, key, STAGES, filingOffices);

/** Throws UnusableParameterError. */
export const filingMode = (lookup: ValueLookup): FilingMode => {
  const found = lookup('filing.mode');
  const { value } = found;
  if (!MODES.includes(value))
    throw new UnusableParameterError('filing.mode', { zh: 'pre 或 post', en: 'pre or post' }, found);
  return value as FilingMode;
};

/** What filing reads of the rulebook besides its time limits. */
export const filingRules = (lookup: ValueLookup) => ({
  mode: filingMode(lookup),
  escalation: {
    town: officeEscalation(lookup, 'escalation.filing'),
    county: officeEscalation(lookup, 'escalation.filingReply'),
    training: officeEscalation(lookup, 'escalation.firstTraining'),
  },
});
