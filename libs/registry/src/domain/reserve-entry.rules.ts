import { addMonths, yearOf, type LocalDate } from '#kernel';
import { alertIdOf, closeAlert, startDeadline, type DeadlineEvent } from '#workflow';
import type { EntryEnv } from './reserve-entry.commands.js';
import type { ReserveEntryEvent, ReserveFinding } from './reserve-entry.events.js';
import type { ReserveEntry } from './reserve-entry.state.js';
import { reserveRecipients } from './reserve-rules.js';

/** On the first day of a year it is looked at whether members still fit. */
export const FITNESS = 'fitness';

export const reviewId = ({ reviews }: Pick<ReserveEntry, 'reviews'>): string => `review${reviews + 1}`;

export const about = ({ entryId, personId }: Pick<ReserveEntry, 'entryId' | 'personId'>) => ({ entryId, personId });

/** Counts the time to the next yearly review. Basis: `reserve.review`, handbook W1d (DEFAULT). */
export const startReviewClock = (entry: Pick<ReserveEntry, 'reviews'>, { rules, calendar, today }: EntryEnv) =>
  startDeadline(reviewId(entry), rules.review, today, { today, calendar, ladder: rules.ladder });

export const nextFitness = (today: LocalDate): DeadlineEvent => ({
  type: 'MilestoneSet.v1',
  data: { milestone: FITNESS, on: `${yearOf(today) + 1}-01-01`, at: '00:00' },
});

const MONTHS = 12;

/** Who is registered in another town by now. */
const GONE = { bornOn: null, presence: 'left', orgCode: '' } as const;

/**
 * What speaks against the candidate today: past the year of the age limit, or not living in the village.
 * Basis: handbook W1d (age limit DEFAULT 45, `reserve.ageLimit`).
 */
export const findingsOn = (villageCode: string, { candidate, rules, today }: EntryEnv): readonly ReserveFinding[] => {
  const { bornOn, presence, orgCode } = candidate ?? GONE;
  const overAge = bornOn !== null && addMonths(bornOn, (rules.ageLimit + 1) * MONTHS) <= today;
  const away = presence !== 'present' || orgCode !== villageCode;
  return [...(overAge ? (['over-age'] as const) : []), ...(away ? (['not-resident'] as const) : [])];
};

const RULE_OF: Readonly<Record<ReserveFinding, string>> = {
  'over-age': 'reserve.ageLimit',
  'not-resident': 'reserve.residence',
};

/** New findings with an alert each, and those that no longer hold. Quiet where nothing has changed. */
export const followFindings = (entry: ReserveEntry, env: EntryEnv): readonly ReserveEntryEvent[] => {
  const { entryId, villageCode, findings, clocks, orgPath } = entry;
  const now = findingsOn(villageCode, env);
  const { today } = env;
  const raised = now
    .filter((finding) => !findings.includes(finding))
    .flatMap((finding): readonly ReserveEntryEvent[] => [
      { type: 'ReserveFindingRecorded.v1', data: { ...about(entry), finding, foundOn: today } },
      {
        type: 'AlertRaised.v1',
        data: {
          alertId: findingAlert(entryId, finding, Object.keys(clocks.alerts)),
          caseId: entryId,
          deadlineId: finding,
          ruleKey: RULE_OF[finding],
          rung: 'late',
          stage: 'late',
          dueOn: today,
          scheduledOn: today,
          raisedOn: today,
          ...reserveRecipients(orgPath, 'late', env.rules),
        },
      },
    ]);
  const lifted = findings
    .filter((finding) => !now.includes(finding))
    .flatMap((finding): readonly ReserveEntryEvent[] => [
      { type: 'ReserveFindingLifted.v1', data: { ...about(entry), finding, liftedOn: today } },
      ...closeFinding(entry, finding, today),
    ]);
  return [...raised, ...lifted];
};

/** A finding may come again: each time it has an alert of its own. */
const findingAlert = (entryId: string, finding: ReserveFinding, known: readonly string[]): string => {
  const times = known.filter((alertId) => alertId.startsWith(alertIdOf(entryId, finding, 'late'))).length;
  return alertIdOf(entryId, finding, `late${times === 0 ? '' : times + 1}`);
};

export const closeFinding = ({ entryId, clocks }: ReserveEntry, finding: ReserveFinding, on: LocalDate) =>
  Object.keys(clocks.alerts)
    .filter((alertId) => alertId.startsWith(alertIdOf(entryId, finding, 'late')))
    .flatMap((alertId) => closeAlert(clocks, alertId, on));
