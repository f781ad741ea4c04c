import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, fold, isRejection, type DomainEvent } from '#kernel';
import { withoutBasis } from '#testing';
import { advance, calendar, calendarOf2025 } from '../ceremony.fixture.js';
import { lookedAtDaily, walk, type Step } from '../ceremony-walk.fixture.js';
import { ceremony } from './ceremony.js';
import { requirementsOf } from './open-requirements.js';
import { ceremonyStream, type CeremonyEvent } from './ceremony.events.js';

const step: fc.Arbitrary<Step> = fc.record({
  days: fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 0, max: 3 }) },
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 25 }) },
    { weight: 1, arbitrary: fc.constant(370) },
  ),
  pick: fc.nat(200),
  word: fc.nat(200),
  free: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});
const steps = fc.array(step, { minLength: 1, maxLength: 30, size: 'max' });
const always = (holds: (walked: ReturnType<typeof walk>) => void, runs = 100) =>
  fc.assert(
    fc.property(steps, (random) => holds(walk(random, (today) => (today < '2026-10-01' ? calendarOf2025 : calendar)))),
    { numRuns: runs },
  );
type Of<T extends CeremonyEvent['type']> = Extract<CeremonyEvent, { type: T }>;
const dataOf = <T extends CeremonyEvent['type']>(history: readonly CeremonyEvent[], type: T) =>
  history.filter((event): event is Of<T> => event.type === type).map(({ data }) => data as Of<T>['data']);
const twice = <T>(values: readonly T[]) => values.filter((value, index) => values.indexOf(value) !== index);

describe('a ceremony case, whatever is done to it', () => {
  it('comes to every event that it knows, in some of the walks', () => {
    const walks = fc.sample(steps, { numRuns: 300, seed: 20_260_810 }).map((random) => walk(random).history);
    expect(ceremonyStream.current.filter((type) => !walks.some((history) => dataOf(history, type).length > 0))).toEqual(
      [],
    );
  });

  it('is what its events say, read back from their stored form', () =>
    always(({ state, history }) => {
      const stored = JSON.parse(JSON.stringify(history)) as DomainEvent[];
      expect(
        fold(
          ceremony,
          stored.map((event) => ceremonyStream.decode(event)),
        ),
      ).toEqual(state);
    }));

  it('offers nothing that rests on nothing', () =>
    always(({ state }) => expect(withoutBasis(requirementsOf(state))).toEqual([])));

  it('goes through each turn once, and only after the turn before it', () =>
    always(({ history }) => {
      const once = [
        'ReportDrafted.v2',
        'FuneralNotified.v2',
        'ReportSubmitted.v1',
        'ReportRegistered.v2',
        'CeremonyHeldMarked.v1',
        'PostReportSubmitted.v1',
        'BreachFound.v2',
        'DisciplineClueTransferred.v1',
        'ReportCancelled.v1',
        'CeremonyClosed.v1',
        'CeremonyDetailForgotten.v1',
      ];
      const types: string[] = history.map(({ type }) => type);
      expect(twice(types.filter((type) => once.includes(type)))).toEqual([]);
      const before = (first: string, then: string) =>
        expect([then, types.includes(then) && !types.slice(0, types.indexOf(then)).includes(first)]).toEqual([
          then,
          false,
        ]);
      before('ReportSubmitted.v1', 'ReportChecked.v2');
      before('PostReportSubmitted.v1', 'PostReportVerified.v2');
      before('ReportRegistered.v2', 'PostReportVerified.v2');
      before('PostReportVerified.v2', 'BreachFound.v2');
      before('BreachFound.v2', 'DisciplineClueTransferred.v1');
      before('PostReportVerified.v2', 'CeremonyClosed.v1');
    }));

  it('keeps every opinion, reason and statement that was accepted, once', () =>
    always(({ taken, history }) => {
      const said = taken.flatMap(({ command, decision }) => {
        if (isRejection(decision) || decision.length === 0) return [];
        if (command.type === 'CheckReport') return [command.opinion];
        if (command.type === 'ReturnReport' || command.type === 'CorrectPostReport') return [command.reason];
        if (command.type === 'ResubmitReport') return [command.note];
        return command.type === 'RecordStatement' ? [command.text] : [];
      });
      const kept = history.flatMap((event) => {
        if (event.type === 'ReportChecked.v2') return [event.data.opinion];
        if (event.type === 'ReportReturned.v2' || event.type === 'PostReportCorrected.v2') return [event.data.reason];
        if (event.type === 'ReportResubmitted.v1') return [event.data.note];
        return event.type === 'StatementRecorded.v1' ? [event.data.text] : [];
      });
      expect(kept).toEqual(said);
    }));

  it('raises an alert once for each rung, never early, and closes it once', () =>
    always(({ history }) => {
      const raised = dataOf(history, 'AlertRaised.v1');
      expect(twice(raised.map(({ alertId }) => alertId))).toEqual([]);
      expect(raised.filter(({ scheduledOn, raisedOn }) => scheduledOn > raisedOn)).toEqual([]);
      expect(twice(dataOf(history, 'AlertClosed.v1').map(({ alertId }) => alertId))).toEqual([]);
    }));

  it('starts and settles a deadline once, and misses each due date once', () =>
    always(({ history }) => {
      expect(twice(dataOf(history, 'DeadlineStarted.v1').map(({ deadlineId }) => deadlineId))).toEqual([]);
      const settled = [...dataOf(history, 'DeadlineMet.v1'), ...dataOf(history, 'DeadlineCancelled.v1')];
      expect(twice(settled.map(({ deadlineId }) => deadlineId))).toEqual([]);
      expect(
        twice(dataOf(history, 'DeadlineMissed.v1').map((missed) => `${missed.deadlineId} ${missed.dueOn}`)),
      ).toEqual([]);
    }));

  it('once ended is ended: nothing runs, no alert is open, and only words are added', () =>
    always(({ taken, state }) => {
      const over = taken.filter(({ before }) => before.status === 'void' || before.status === 'closed');
      const after = over.flatMap(({ decision }) => (isRejection(decision) ? [] : decision.map(({ type }) => type)));
      const may = [
        'ComplaintLinked.v1',
        'CeremonyDetailForgotten.v1',
        'MilestoneReached.v1',
        'CaseRelocated.v1',
        'AlertRedirected.v1',
        'CommentMade.v1',
        'CaseCorrected.v1',
        'CopyRead.v1',
      ];
      expect(after.filter((type) => !may.includes(type))).toEqual([]);
      for (const { before } of over) {
        expect(
          Object.values(before.clocks.deadlines).filter((d) => d.status !== 'met' && d.status !== 'cancelled'),
        ).toEqual([]);
        expect(Object.values(before.clocks.alerts).filter(({ status }) => status !== 'closed')).toEqual([]);
        expect(state.status).toBe(before.status);
      }
    }));

  it('fares the same whether it is looked at every day or never', () =>
    fc.assert(
      fc.property(steps, (random) => {
        const { taken, history, today } = walk(random);
        const until = addDays(today, 30);
        const end = ceremony.decide(advance(until, '08:30'), fold(ceremony, history));
        const never = [...history, ...(isRejection(end) ? [] : end)];
        expect(facts(never)).toEqual(facts(lookedAtDaily(taken, until)));
      }),
      { numRuns: 25 },
    ));
});

/** Events without the days on which somebody happened to look, in an order that does not depend on it. */
const facts = (history: readonly CeremonyEvent[]): string[] => {
  const looked = ['raisedOn', 'missedOn', 'startedOn', 'forgottenOn'];
  const without = ({ type, data }: CeremonyEvent) =>
    Object.entries(data).filter(
      ([field]) => !looked.includes(field) && !(type === 'MilestoneReached.v1' && field === 'on'),
    );
  return history.map((event) => `${event.type} ${JSON.stringify(without(event))}`).sort();
};
