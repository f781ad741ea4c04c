import { describe, expect, it } from '@jest/globals';
import { fold, isRejection } from '#kernel';
import { specify } from '#testing';
import { village as orgCode } from '../registry-rules.fixture.js';
import { env, leave, played, secretaryGone, take, vacancyId } from '../village-body.fixture.js';
import type { ReserveEntryCommand } from './reserve-entry.commands.js';
import type { ReserveEntryEvent } from './reserve-entry.events.js';
import { entryOn, on, orgPath, resident, village } from './reserve-entry.fixture.js';
import { reserveEntry } from './reserve-entry.js';
import { reservePool, type ReservePoolCommand } from './reserve-pool.js';
import { villageBody } from './village-body.js';

const today = '2026-09-14';
const successor = '370112013299';
const merged = { by: 'merged', dissolvedOn: today, successors: [successor] } as const;
const split = { by: 'split', dissolvedOn: today, successors: ['370112013298', successor] } as const;

describe('the bodies of a dissolved village', () => {
  const spec = specify(villageBody.decider);
  const dissolve = {
    type: 'DissolveBody',
    orgCode,
    ...merged,
    dissolvedOn: '2026-06-03',
    env: env('2026-06-03'),
  } as const;
  const acting = {
    type: 'RecordActingHolder',
    orgCode,
    vacancyId,
    personId: 'a',
    from: '2026-06-04',
    until: '2026-06-20',
    documentNo: '港沟党发〔2026〕7号',
    documentOn: '2026-06-04',
    env: { ...env('2026-06-04'), acting: { registered: true, death: null, lock: null } },
  } as const;

  it('have no vacancies any more, and nobody new acts', () => {
    spec
      .given(...secretaryGone)
      .when(dissolve)
      .thenEventTypes('VillageBodyDissolved.v1', 'VacancyLapsed.v1', 'DeadlineCancelled.v1');
    const gone = [
      ...secretaryGone,
      ...eventsOf(villageBody.decider.decide(dissolve, fold(villageBody.decider, secretaryGone))),
    ];
    spec
      .given(...gone)
      .when(dissolve)
      .thenNothing();
    spec
      .given(...gone)
      .when(acting)
      .thenRejected('unit-ended');
    spec
      .given(...secretaryGone)
      .when(acting)
      .thenEventTypes('ActingHolderRecorded.v1');
  });

  it('open none when a term ends, and carry no warnings', () => {
    const seated = played(take('m', 'vcMember'));
    expect(seated.map(({ type }) => type)).toContain('StructureWarningRecorded.v1');
    const dissolved = eventsOf(villageBody.decider.decide(dissolve, fold(villageBody.decider, seated)));
    expect(dissolved.map(({ type }) => type)).toEqual(['VillageBodyDissolved.v1', 'StructureWarningLifted.v1']);
    spec
      .given(...seated, ...dissolved)
      .when(leave('m', 'vcMember', '2026-11-20'))
      .thenEventTypes('SeatLeft.v1');
  });

  it('are cleared by the system alone', () =>
    expect(villageBody.policy(dissolve, villageBody.decider.initialState())?.anyOf).toEqual([{ system: true }]));
});

describe('the pool of a dissolved village', () => {
  const spec = specify(reservePool.decider);
  const act = (words: Partial<ReservePoolCommand>) =>
    ({ villageCode: village, env: on(today), ...words }) as ReservePoolCommand;
  const dissolve = act({ type: 'DissolvePool', dissolvedOn: today });

  it('has no gap any more, whoever leaves it', () => {
    const opened = eventsOf(reservePool.decider.decide(act({ type: 'CheckPool' }), reservePool.decider.initialState()));
    spec
      .given(...opened)
      .when(dissolve)
      .thenEventTypes('ReservePoolDissolved.v1', 'DeadlineCancelled.v1');
    const counted = [
      { type: 'ReserveMemberCounted.v1', data: { villageCode: village, entryId: 'e1', countedOn: today } } as const,
      { type: 'ReservePoolDissolved.v1', data: { villageCode: village, dissolvedOn: today, notedOn: today } } as const,
    ];
    spec
      .given(...counted)
      .when(act({ type: 'DropMember', entryId: 'e1' }))
      .thenEventTypes('ReserveMemberDropped.v1');
    spec
      .given(...counted)
      .when(dissolve)
      .thenNothing();
    spec
      .given(...counted)
      .when(act({ type: 'CheckPool' }))
      .thenRejected('unit-ended');
  });
});

describe('an entry in reserve of a dissolved village', () => {
  const spec = specify(reserveEntry.decider);
  const adopt: ReserveEntryCommand = {
    type: 'AdoptMember',
    entryId: 'e1',
    personId: 'p1',
    villageCode: village,
    documentNo: '港党发〔2024〕9号',
    admittedOn: '2024-06-01',
    actorId: 'o1',
    env: entryOn('2026-03-02'),
  };
  const nominate: ReserveEntryCommand = {
    type: 'NominateCandidate',
    entryId: 'e1',
    personId: 'p1',
    villageCode: village,
    reason: '致富带头人',
    actorId: 'o1',
    env: entryOn('2026-03-02'),
  };
  const begun = (command: ReserveEntryCommand): readonly ReserveEntryEvent[] =>
    eventsOf(reserveEntry.decider.decide(command, reserveEntry.decider.initialState()));
  const member = begun(adopt);
  const there = {
    ...entryOn(today, { ...resident, orgCode: successor }),
    orgPath: [...orgPath.slice(0, 3), successor],
  };
  const follow: ReserveEntryCommand = {
    type: 'FollowMerger',
    fromVillage: village,
    toVillage: successor,
    ...merged,
    actorId: '',
    env: there,
  };
  const noted: ReserveEntryCommand = { type: 'NoteVillageDissolved', ...split, actorId: '', env: entryOn(today) };
  const waiting = [...member, ...eventsOf(reserveEntry.decider.decide(noted, fold(reserveEntry.decider, member)))];
  const fits = { level: 'village', open: true, follows: true } as const;
  const assign = (target: typeof fits | null | Readonly<Record<keyof typeof fits, unknown>>): ReserveEntryCommand =>
    ({ type: 'AssignEntry', villageCode: successor, actorId: 'o1', env: { ...there, target } }) as ReserveEntryCommand;

  it('follows a merger into the pool of the successor, once, and its review clock goes on', () => {
    const moved = eventsOf(reserveEntry.decider.decide(follow, fold(reserveEntry.decider, member)));
    expect(moved[0]).toEqual({
      type: 'ReserveEntryMoved.v1',
      data: {
        entryId: 'e1',
        personId: 'p1',
        fromVillage: village,
        villageCode: successor,
        ground: 'merger',
        dissolvedOn: today,
        member: true,
        movedOn: today,
      },
    });
    expect(moved.map(({ type }) => type)).toEqual(['ReserveEntryMoved.v1', 'CaseRelocated.v1']);
    const after = fold(reserveEntry.decider, [...member, ...moved]);
    expect(after.clocks.deadlines['review1']).toMatchObject({ status: 'running', dueOn: '2027-03-02' });
    expect(after).toMatchObject({ villageCode: successor, orgPath: there.orgPath, stage: 'inPool' });
    spec
      .given(...member, ...moved)
      .when(follow)
      .thenNothing();
  });

  it('goes with a nomination that nobody has decided yet, and counts as no member', () => {
    const [moved] = eventsOf(reserveEntry.decider.decide(follow, fold(reserveEntry.decider, begun(nominate))));
    expect(moved).toMatchObject({ type: 'ReserveEntryMoved.v1', data: { member: false } });
  });

  it('waits, where the village was divided or closed, until people have assigned it', () => {
    spec
      .given(...member)
      .when(noted)
      .thenEventTypes('ReserveVillageDissolved.v1', 'DeadlineStarted.v1');
    spec
      .given(...waiting)
      .when(noted)
      .thenNothing();
    spec
      .given(...waiting)
      .when({ type: 'ReviewMember', opinion: '良好', actorId: 'o1', env: entryOn(today) })
      .thenRejected('unit-ended');
    spec
      .given(...waiting)
      .when({ type: 'RemoveMember', reason: '外出经商', actorId: 'o1', env: entryOn(today) })
      .thenEventTypes('ReserveMemberRemoved.v1', 'DeadlineCancelled.v1', 'DeadlineCancelled.v1', 'MilestoneCleared.v1');
    spec
      .given(...waiting)
      .when(assign(fits))
      .thenEventTypes('ReserveEntryMoved.v1', 'CaseRelocated.v1', 'DeadlineMet.v1');
  });

  it('is assigned to a village that goes on, and only from one that has ended', () => {
    const refusals = [
      [null, 'unknown-unit'],
      [{ ...fits, level: 'town' }, 'not-a-village'],
      [{ ...fits, open: false }, 'unit-ended'],
      [{ ...fits, follows: false }, 'not-a-successor'],
    ] as const;
    for (const [target, code] of refusals)
      spec
        .given(...waiting)
        .when(assign(target))
        .thenRejected(code);
    spec
      .given(...member)
      .when(assign(fits))
      .thenRejected('unit-not-dissolved');
  });

  it('is relocated on the path of its own village only', () => {
    const relocate = (path: readonly string[]) =>
      ({ type: 'RelocateEntry', orgPath: path, actorId: '', env: entryOn(today) }) as const;
    spec
      .given(...member)
      .when(relocate([...orgPath.slice(0, 3), successor]))
      .thenNothing();
    spec
      .given(...member)
      .when(relocate(['3701', '370112', '370112014', village]))
      .thenEventTypes('CaseRelocated.v1');
  });

  it.each([nominate, adopt])('begins in no village that has ended', (command) =>
    spec
      .given()
      .when({ ...command, env: { ...entryOn('2026-03-02'), stands: false } } as ReserveEntryCommand)
      .thenRejected('unit-ended'),
  );
});

function eventsOf<E>(decision: readonly E[] | { rejected: string }): readonly E[] {
  if (isRejection(decision as never)) throw new Error((decision as { rejected: string }).rejected);
  return decision as readonly E[];
}
