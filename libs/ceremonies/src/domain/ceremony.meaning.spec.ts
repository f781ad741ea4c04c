import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { procedureFaults } from '#workflow';
import {
  calendar,
  calendarOf2025,
  caseAfter,
  check,
  draft,
  filingId,
  giveBack,
  happened,
  notify,
  people,
  register,
  report,
  resubmit,
  submit,
  town,
  village,
} from '../ceremony.fixture.js';
import { walk, type Step } from '../ceremony-walk.fixture.js';
import { ceremony } from './ceremony.js';
import type { CeremonyCommand } from './ceremony.commands.js';
import type { CeremonyEvent } from './ceremony.events.js';
import { ceremonyProcedures } from './ceremony.procedure.js';
import { reviewOf, type Ceremony } from './ceremony.state.js';

const step: fc.Arbitrary<Step> = fc.record({
  days: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 25 })),
  pick: fc.nat(200),
  word: fc.nat(200),
  free: fc.constant(false),
});
const steps = fc.array(step, { minLength: 1, maxLength: 25, size: 'max' });

/** Where the report stands and who checked it last, told from the facts alone, without a procedure. */
const toldBy = (history: readonly CeremonyEvent[]) =>
  history.reduce<Readonly<{ review: string; checkerId: string | null }>>(
    (told, { type, data }) => {
      switch (type) {
        case 'FuneralNotified.v2':
          return { ...told, review: 'not-required' };
        case 'ReportSubmitted.v1':
        case 'ReportResubmitted.v1':
          return { ...told, review: 'submitted' };
        case 'ReportChecked.v2':
          return { review: 'checked', checkerId: data.checkerId };
        case 'ReportReturned.v2':
          return { ...told, review: 'returned' };
        case 'ReportRegistered.v2':
          return { ...told, review: 'registered' };
        default:
          return told;
      }
    },
    { review: 'draft', checkerId: null },
  );

const lastChecker = ({ flow }: Ceremony) =>
  flow?.tasks.findLast(({ stage, signature }) => stage === 'check' && signature)?.signature?.personId ?? null;

const toChecked = [draft('2026-09-10'), submit('2026-09-15'), check('2026-09-15')];
const toRegistered = [...toChecked, register('2026-09-15')];

describe('the procedures of ceremonies', () => {
  it('have no fault', () => expect(ceremonyProcedures.flatMap(procedureFaults)).toEqual([]));
});

describe('a case in its procedure', () => {
  it('stands where its facts say, whatever happened', () =>
    fc.assert(
      fc.property(steps, (random) => {
        const { history, state } = walk(random, (today) => (today < '2026-10-01' ? calendarOf2025 : calendar));
        const folded = state as Ceremony;
        expect({ review: reviewOf(folded), checkerId: lastChecker(folded) }).toEqual(toldBy(history));
      }),
      { numRuns: 200 },
    ));

  it('has one open task as long as somebody reviews it, and none else', () =>
    fc.assert(
      fc.property(steps, (random) => {
        const { flow, kind } = walk(random).state as Ceremony;
        const pending = flow?.tasks.filter(({ status }) => status === 'pending') ?? [];
        const reviewed = flow?.status === 'running' && reviewOf({ flow, kind }) !== 'registered';
        expect(flow?.status === 'returned' || pending.length === (reviewed ? 1 : 0)).toBe(true);
      }),
      { numRuns: 100 },
    ));

  it('is not begun by a draft, nor by the notice of a funeral', () =>
    expect([draft('2026-09-10'), notify('2026-02-16')].map((opening) => caseAfter(opening).flow)).toEqual([
      null,
      null,
    ]));

  it('waits for its checker, then for town discipline, on one clock', () => {
    const officeOf = (...story: readonly CeremonyCommand[]) =>
      caseAfter(...story)
        .flow!.tasks.filter(({ status }) => status === 'pending')
        .map(({ taskId, office, clock }) => [taskId, office.anyOf, clock]);
    expect(officeOf(...toChecked.slice(0, 2))).toEqual([
      ['check.1.1', [{ role: 'villageSecretary', org: village }], 'register'],
    ]);
    expect(officeOf(...toChecked)).toEqual([
      ['registration.1.1', [{ role: 'townDisciplineOfficer', org: town }], 'register'],
    ]);
    expect(officeOf(notify('2026-02-16'), report('2026-02-24'))).toEqual([
      ['registration.1.1', [{ role: 'townDisciplineOfficer', org: town }], 'register'],
    ]);
  });

  it('goes through both stages again after a return, and remembers who acted in which', () => {
    const { flow } = caseAfter(
      ...toChecked,
      giveBack('2026-09-15', { actorId: people.officer }),
      resubmit('2026-09-16'),
    );
    expect(flow).toMatchObject({ status: 'running', round: 2, stages: { check: 'running' } });
    expect(flow?.deeds).toEqual([
      { stage: 'draft', personId: people.reporter },
      { stage: 'check', personId: people.secretary },
      { stage: 'registration', personId: people.officer },
    ]);
  });

  it('is ready for its decision once registered', () =>
    expect(caseAfter(...toRegistered).flow).toMatchObject({
      procedure: 'ceremony-report',
      version: 1,
      caseId: filingId,
      stages: { check: 'complete', registration: 'complete' },
    }));

  it('is read back from its stored events as it was', () => {
    const stored = JSON.parse(JSON.stringify(happened(...toRegistered))) as CeremonyEvent[];
    expect(stored.reduce(ceremony.evolve, ceremony.initialState())).toEqual(caseAfter(...toRegistered));
  });
});
