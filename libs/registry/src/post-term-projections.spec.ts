import { describe, expect, it } from '@jest/globals';
import type { Envelope } from '#kernel';
import { expectSameRows, project } from '#testing';
import { isDeadlineEvent } from '#workflow';
import type { PostTermEvent } from './domain/post-term.events.js';
import type { VillageBodyEvent, VillageBodyFact } from './domain/village-body.events.js';
import { seatDays } from './seat-days/seat-days.projection.js';
import { structureWarnings } from './structure-warnings/structure-warnings.projection.js';
import { termCases } from './term-cases/term-cases.projection.js';
import { vacancies } from './vacancies/vacancies.projection.js';
import { villageCases } from './village-cases/village-cases.projection.js';

const orgCode = '370112013205';
const orgPath = ['3701', '370112', '370112013', orgCode];
const vacancyId = `${orgCode}~t1`;
const deadline = {
  ruleVersion: 'v',
  provisional: false,
  calendarVersion: '2026',
  ladder: [],
  startedOn: '2026-06-01',
} as const;

const bodyEvents: readonly VillageBodyEvent[] = [
  { type: 'SeatTaken.v1', data: { orgCode, termId: 't1', personId: 'p1', post: 'secretary', startedOn: '2026-03-10' } },
  {
    type: 'StructureWarningRecorded.v1',
    data: {
      orgCode,
      warningId: 'w1',
      rule: 'vc-under-full',
      posts: ['vcMember'],
      persons: [],
      recordedOn: '2026-03-10',
    },
  },
  {
    type: 'VacancyOpened.v1',
    data: {
      orgCode,
      orgPath,
      vacancyId,
      post: 'secretary',
      leftBy: 'p1',
      since: '2026-06-01',
      openedOn: '2026-06-01',
    },
  },
  {
    type: 'DeadlineStarted.v1',
    data: {
      ...deadline,
      deadlineId: vacancyId,
      ruleKey: 'adjust.vacancyFill',
      amount: 30,
      unit: 'calendarDay',
      anchor: '2026-06-01',
      dueOn: '2026-07-01',
    },
  },
  {
    type: 'ActingHolderRecorded.v1',
    data: {
      orgCode,
      vacancyId,
      personId: 'p2',
      from: '2026-06-02',
      until: '2026-06-30',
      documentNo: null,
      documentOn: null,
    },
  },
  { type: 'StructureWarningLifted.v1', data: { orgCode, warningId: 'w1', liftedOn: '2026-06-20' } },
  { type: 'VacancyFilled.v1', data: { orgCode, vacancyId, termId: 't2', filledOn: '2026-06-29' } },
  {
    type: 'DeadlineMet.v1',
    data: { deadlineId: vacancyId, metOn: '2026-06-29', dueOn: '2026-07-01', late: false },
  },
];
const termEvents: readonly PostTermEvent[] = [
  {
    type: 'TermEndApproached.v1',
    data: {
      termId: 't1',
      personId: 'p1',
      orgCode,
      orgPath,
      post: 'vcMember',
      plannedEndOn: '2026-12-20',
      approachedOn: '2026-06-20',
    },
  },
  {
    type: 'DeadlineStarted.v1',
    data: {
      ...deadline,
      deadlineId: 'term-end',
      ruleKey: 'term.villagersCommittee',
      amount: 5,
      unit: 'year',
      anchor: '2021-12-20',
      dueOn: '2026-12-21',
    },
  },
  { type: 'PostEnded.v1', data: { termId: 't1', endedOn: '2026-12-20', reason: 'term-end' } },
];
const inStream = <E>(events: readonly E[], stream: string): (readonly [E, Partial<Envelope>])[] =>
  events.map((event, revision) => [event, { stream, revision }] as const);
const body = (upTo: number) => inStream(bodyEvents.slice(0, upTo), `villagebody-${orgCode}`);
const isFact = (event: VillageBodyEvent): event is VillageBodyFact => !isDeadlineEvent(event);
const facts = (upTo: number) => inStream(bodyEvents.slice(0, upTo).filter(isFact), `villagebody-${orgCode}`);
const term = (upTo: number) => inStream(termEvents.slice(0, upTo), 'postterm-t1');

describe('warnings on structure', () => {
  it('are listed while they hold, and after', () => {
    expect(project(structureWarnings, facts(2)).get('w1')).toMatchObject({ rule: 'vc-under-full', lifted_on: null });
    expect(project(structureWarnings, facts(8)).get('w1')).toMatchObject({ lifted_on: '2026-06-20' });
  });

  it('of the past are listed as over since the day on which they were', () => {
    const data = {
      orgCode,
      warningId: 'w2',
      rule: 'rule-r5-director-in-finance',
      posts: ['accountant', 'vcDirector'],
      persons: ['p1'],
      from: '2016-03-01',
      until: '2017-03-01',
      recordedOn: '2026-06-02',
    } as const;
    const rows = project(structureWarnings, [[{ type: 'PastStructureWarningRecorded.v1', data }, {}]]);
    expect(rows.get('w2')).toMatchObject({ persons: ['p1'], recorded_on: '2026-06-02', lifted_on: '2017-03-01' });
  });
});

describe('vacancies', () => {
  it('are listed with their due date and those who act, and closed by the next holder', () => {
    expect(project(vacancies, body(5)).get(vacancyId)).toEqual({
      org_code: orgCode,
      post: 'secretary',
      left_by: 'p1',
      since: '2026-06-01',
      due_on: '2026-07-01',
      filled_by: null,
      filled_on: null,
      lapsed_on: null,
      acting: [{ personId: 'p2', from: '2026-06-02', until: '2026-06-30' }],
    });
    expect(project(vacancies, body(8)).get(vacancyId)).toMatchObject({ filled_by: 't2', filled_on: '2026-06-29' });
  });
});

describe('the line of a village', () => {
  const key = `villagebody-${orgCode}`;
  it('begins with a vacancy, is due with its clock, and closes when all are filled', () => {
    expect(project(villageCases, body(2)).size).toBe(0);
    expect(project(villageCases, body(4)).get(key)).toMatchObject({
      case_id: orgCode,
      status: 'open',
      due_on: '2026-07-01',
      subject_person: 'p1',
      vacant: [vacancyId],
    });
    expect(project(villageCases, body(8)).get(key)).toMatchObject({ status: 'closed', due_on: null, vacant: [] });
  });
});

describe('the line of a term', () => {
  it('begins when its end comes near, and closes with it', () => {
    expect(project(termCases, term(2)).get('postterm-t1')).toMatchObject({ status: 'open', due_on: '2026-12-21' });
    expect(project(termCases, term(3)).get('postterm-t1')).toMatchObject({ status: 'closed', due_on: null });
  });

  it('is seen by the officers above the unit', () =>
    expect(project(termCases, term(1)).get('postterm-t1')?.seen_keys).toContain('role:townOrgOfficer@370112013'));
});

describe('the days to come of the seats of a village', () => {
  const at = (data: object, type: string) =>
    [{ type, data: { orgCode, ...data } } as VillageBodyFact, { stream: `villagebody-${orgCode}`, metadata }] as const;
  const metadata = { recordedAt: '2026-05-31T16:30:00.000Z' } as Envelope['metadata'];
  const taken = (termId: string, startedOn: string) =>
    at({ termId, personId: 'p', post: 'vcMember', startedOn }, 'SeatTaken.v1');
  const left = (termId: string, endedOn: string) => at({ termId, endedOn }, 'SeatLeft.v1');
  const moved = (termId: string, startedOn: string) => at({ termId, startedOn }, 'SeatMoved.v1');
  const withdrawn = (termId: string) => at({ termId, withdrawnOn: '2026-06-01' }, 'SeatWithdrawn.v1');
  const reviewed = (reviewedOn: string) => at({ reviewedOn }, 'VillageBodyReviewed.v1');

  it.each([
    ['one that is recorded on its day', [taken('a', '2026-06-01'), left('a', '2026-06-01')], undefined],
    ['a start ahead', [taken('a', '2026-06-02')], '2026-06-02'],
    ['an end ahead, and an earlier start', [left('a', '2026-08-01'), taken('b', '2026-07-01')], '2026-07-01'],
    ['a start that is put off', [taken('a', '2026-07-01'), moved('a', '2026-07-05')], '2026-07-05'],
    ['a start that is moved to the past', [taken('a', '2026-07-01'), moved('a', '2026-05-05')], undefined],
    ['a seat that is given back', [taken('a', '2026-07-01'), left('a', '2026-08-01'), withdrawn('a')], undefined],
    ['a look before the day', [taken('a', '2026-07-01'), reviewed('2026-06-30')], '2026-07-01'],
    ['a look on the day', [taken('a', '2026-07-01'), reviewed('2026-07-01')], undefined],
    [
      'a look at the first of two',
      [taken('a', '2026-07-01'), left('a', '2026-08-01'), reviewed('2026-07-03')],
      '2026-08-01',
    ],
  ])('%s', (_what, events, nextOn) => {
    expect(project(seatDays, events).get(orgCode)?.next_on).toBe(nextOn);
    expectSameRows(project(seatDays, events), project(seatDays, [...events, ...events]));
  });
});

describe('replaying', () => {
  it('changes nothing', () => {
    expectSameRows(project(structureWarnings, facts(8)), project(structureWarnings, [...facts(8), ...facts(8)]));
    expectSameRows(project(vacancies, body(8)), project(vacancies, [...body(8), ...body(8)]));
    expectSameRows(project(termCases, term(3)), project(termCases, [...term(3), ...term(3)]));
    const [once, twice] = [project(villageCases, body(8)), project(villageCases, [...body(8), ...body(8)])];
    expectSameRows(once, twice);
  });
});
