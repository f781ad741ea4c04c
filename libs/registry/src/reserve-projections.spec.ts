import { describe, expect, it } from '@jest/globals';
import { expectSameRows, project } from '#testing';
import type { ReserveEntryEvent } from './domain/reserve-entry.events.js';
import { orgPath, village } from './domain/reserve-entry.fixture.js';
import type { ReservePoolEvent } from './domain/reserve-pool.events.js';
import { openEntryActions, reserveEntries } from './reserve-pool/reserve-entries.projection.js';
import { reservePools } from './reserve-pool/reserve-pools.projection.js';

const entryId = 'e1';
const about = { entryId, personId: 'p1' };
const stream = `reserveentry-${entryId}`;
const nominated: ReserveEntryEvent = {
  type: 'ReserveCandidateNominated.v1',
  data: { ...about, villageCode: village, orgPath, nominatorId: 'n1', reason: '带头致富', nominatedOn: '2026-03-02' },
};
const clock = (deadlineId: string, ruleKey: string, anchor: string, dueOn: string) => ({
  type: 'DeadlineStarted.v1' as const,
  data: {
    deadlineId,
    ruleKey,
    ruleVersion: `${ruleKey}@3701:2020-07-14`,
    calendarVersion: '2026',
    amount: 12,
    unit: 'month' as const,
    anchor,
    startedOn: anchor,
    dueOn,
    provisional: false,
    ladder: [],
  },
});
const story: readonly ReserveEntryEvent[] = [
  nominated,
  {
    type: 'ReserveCandidateReviewed.v1',
    data: { ...about, reviewerId: 'r1', agrees: true, opinion: '同意', reviewedOn: '2026-03-03' },
  },
  { type: 'ReserveMemberAdmitted.v1', data: { ...about, villageCode: village, admittedOn: '2026-03-04' } },
  clock('review1', 'reserve.review', '2026-03-04', '2027-03-04'),
  { type: 'ReserveFindingRecorded.v1', data: { ...about, finding: 'not-resident', foundOn: '2026-06-01' } },
  { type: 'ReserveTrainingRecorded.v1', data: { ...about, subject: '党建', trainedOn: '2026-07-01' } },
  { type: 'ReserveMaturityMarked.v1', data: { ...about, markedOn: '2026-08-01' } },
  {
    type: 'ReserveMemberRemoved.v1',
    data: { ...about, villageCode: village, reason: '外出经商', removedOn: '2026-09-01' },
  },
];
const told = story.map((event, revision) => [event, { stream, revision }] as const);
const after = (count: number) => project(reserveEntries, told.slice(0, count)).get(stream)!;
const waiting = (count: number) => after(count).duties.map(({ action, dueOn }) => `${action} ${dueOn}`);

describe('the read model of entries in the reserve pool', () => {
  it('waits for the review of the town, then for admission, then for the yearly review', () => {
    expect([1, 2, 4].map(waiting)).toEqual([
      ['ReviewCandidate null'],
      ['AdmitMember null'],
      ['ReviewMember 2027-03-04'],
    ]);
    expect(after(4)).toMatchObject({
      case_id: entryId,
      status: 'open',
      stage: 'inPool',
      org_code: village,
      org_path: orgPath,
      subject_person: 'p1',
      drafter: 'n1',
      due_on: '2027-03-04',
    });
  });

  it('names those who act on nothing of it: the person, and those who acted before', () => {
    const separated = (count: number) => after(count).duties[0]!.separation.flatMap(({ persons }) => persons);
    expect(separated(1)).toEqual(['p1', 'n1']);
    expect(separated(2)).toEqual(['p1', 'n1', 'r1']);
  });

  it('offers a member who no longer fits for every act, and ends nothing by itself', () => {
    expect(after(5)).toMatchObject({ status: 'open', stage: 'inPool' });
    expect(openEntryActions(after(5)).map(({ action }) => action)).toEqual(
      openEntryActions(after(4)).map(({ action }) => action),
    );
    expect(after(7).actions).toEqual([
      'ReviewMember',
      'AssignMentor',
      'RecordReserveTraining',
      'AppointMember',
      'RemoveMember',
    ]);
  });

  it('is closed, with nothing open, once people have ended it', () => {
    expect(after(8)).toMatchObject({ status: 'closed', stage: 'removed', duties: [], actions: [], duty_keys: [] });
  });

  it('opens no row before a nomination, and none for streams of others', () => {
    expect(project(reserveEntries, told.slice(3)).size).toBe(0);
    expect(project(reserveEntries, [[nominated, { stream: 'kinship-1' }]]).size).toBe(0);
  });

  it('comes to the same when it is replayed, and takes the same person in again', () => {
    const renamed = [...told, [nominated, { stream, revision: 8 }] as const, ...told.slice(1)];
    const rows = [project(reserveEntries, told), project(reserveEntries, told)] as const;
    expectSameRows(...rows);
    expect(project(reserveEntries, renamed).get(stream)).toMatchObject({ stage: 'removed', state: { reviews: 2 } });
  });
});

describe('the read model of pools', () => {
  const pool = `reservepool-${village}`;
  const facts: readonly ReservePoolEvent[] = [
    { type: 'ReserveMemberCounted.v1', data: { villageCode: village, entryId, countedOn: '2026-03-04' } },
    {
      type: 'ReserveGapOpened.v1',
      data: { villageCode: village, orgPath, members: 1, minimum: 2, openedOn: '2026-03-04' },
    },
    clock('gap1', 'reserve.gapAlert', '2026-03-04', '2026-04-03'),
    { type: 'ReserveMemberCounted.v1', data: { villageCode: village, entryId: 'e2', countedOn: '2026-03-10' } },
    { type: 'ReserveGapClosed.v1', data: { villageCode: village, members: 2, minimum: 2, closedOn: '2026-03-10' } },
    { type: 'DeadlineMet.v1', data: { deadlineId: 'gap1', metOn: '2026-03-10', dueOn: '2026-04-03', late: false } },
    { type: 'ReserveMemberDropped.v1', data: { villageCode: village, entryId, droppedOn: '2026-05-01' } },
  ];
  const heard = facts.map((event, revision) => [event, { stream: pool, revision }] as const);
  const at = (count: number) => project(reservePools, heard.slice(0, count)).get(pool)!;

  it('is open as long as members are missing', () => {
    expect(at(3)).toMatchObject({ case_id: village, status: 'open', stage: 'gap', due_on: '2026-04-03' });
    expect(at(6)).toMatchObject({ status: 'closed', stage: 'complete', due_on: null });
    expect(at(7).state.members).toEqual(['e2']);
  });

  it('is about nobody, and waits for nobody by name', () =>
    expect(at(3)).toMatchObject({ subject_person: '', drafter: '', duties: [], actions: [] }));

  it('comes to the same when it is replayed', () => {
    expectSameRows(project(reservePools, heard), project(reservePools, heard));
    const counted = heard.filter(([{ type }]) => type !== 'ReserveMemberDropped.v1');
    const twice = project(reservePools, [...counted.slice(0, 1), ...counted]).get(pool)!;
    expect(twice.state.members).toEqual([entryId, 'e2']);
  });
});
