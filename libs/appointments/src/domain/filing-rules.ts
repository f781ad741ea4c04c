import { escalationOf, ladderStages, UnusableParameterError, type Lookup, type Stage } from '#workflow';

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
export const officeEscalation = (lookup: Parameters<typeof escalationOf>[0], key: string): OfficeEscalation =>
  escalationOf(lookup, key, STAGES, filingOffices);

/** Throws UnusableParameterError. */
export const filingMode = (lookup: (key: string) => Pick<ReturnType<Lookup>, 'value'>): FilingMode => {
  const { value } = lookup('filing.mode');
  if (!MODES.includes(value)) throw new UnusableParameterError('filing.mode', 'pre or post');
  return value as FilingMode;
};

/** What filing reads of the rulebook besides its time limits. */
export const filingRules = (lookup: (key: string) => Pick<ReturnType<Lookup>, 'value'>) => ({
  mode: filingMode(lookup),
  escalation: {
    town: officeEscalation(lookup, 'escalation.filing'),
    county: officeEscalation(lookup, 'escalation.filingReply'),
    training: officeEscalation(lookup, 'escalation.firstTraining'),
  },
});
