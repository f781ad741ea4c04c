import { describe, expect, it } from '@jest/globals';
import { fold, isRejection } from '#kernel';
import { specify } from '#testing';
import type { Candidate, ReserveEntryCommand } from './reserve-entry.commands.js';
import type { ReserveEntryEvent } from './reserve-entry.events.js';
import { entryOn, resident, village } from './reserve-entry.fixture.js';
import { reserveEntry } from './reserve-entry.js';

const spec = specify(reserveEntry.decider);
const [entryId, personId] = ['entry', 'candidate'];
type Day = readonly [string, Candidate?];

const at = ([today, candidate]: Day) => ({ actorId: 'officer', env: entryOn(today, candidate ?? resident) });
const nominate = (...day: Day): ReserveEntryCommand => ({
  type: 'NominateCandidate',
  entryId,
  personId,
  villageCode: village,
  reason: '致富带头人',
  ...at(day),
  actorId: 'nominator',
});
const adopt = (...day: Day): ReserveEntryCommand => ({
  type: 'AdoptMember',
  entryId,
  personId,
  villageCode: village,
  documentNo: '港党发〔2024〕9号',
  admittedOn: '2024-06-01',
  ...at(day),
});
const review = (agrees: boolean, ...day: Day): ReserveEntryCommand => ({
  type: 'ReviewCandidate',
  agrees,
  opinion: '符合条件',
  ...at(day),
  actorId: 'reviewer',
});
const admit = (...day: Day): ReserveEntryCommand => ({ type: 'AdmitMember', ...at(day) });
const train = (...day: Day): ReserveEntryCommand => ({
  type: 'RecordReserveTraining',
  subject: '财务',
  trainedOn: '2026-04-01',
  ...at(day),
});
const mature = (...day: Day): ReserveEntryCommand => ({ type: 'MarkMature', ...at(day) });
const appoint = (...day: Day): ReserveEntryCommand => ({
  type: 'AppointMember',
  post: 'vcMember',
  documentNo: '港发〔2026〕5号',
  ...at(day),
});
const yearly = (...day: Day): ReserveEntryCommand => ({ type: 'ReviewMember', opinion: '良好', ...at(day) });
const remove = (...day: Day): ReserveEntryCommand => ({ type: 'RemoveMember', reason: '外出经商', ...at(day) });
const advance = (...day: Day): ReserveEntryCommand => ({ type: 'AdvanceEntry', ...at(day) });

/** What the commands have brought about. */
const happened = (...commands: readonly ReserveEntryCommand[]): ReserveEntryEvent[] =>
  commands.reduce<ReserveEntryEvent[]>((events, command) => {
    const decision = reserveEntry.decider.decide(command, fold(reserveEntry.decider, events));
    if (isRejection(decision)) throw new Error(decision.rejected);
    return [...events, ...decision];
  }, []);
const stateOf = (events: readonly ReserveEntryEvent[]) => fold(reserveEntry.decider, events);

const nominated = [nominate('2026-03-02')];
const agreed = [...nominated, review(true, '2026-03-03')];
const admitted = [...agreed, admit('2026-03-04')];
const trained = [...admitted, train('2026-04-02')];

describe('a reserve entry', () => {
  it('goes from nomination to appointment', () => {
    const events = happened(...trained, mature('2026-05-06'), appoint('2026-06-01'));
    expect(stateOf(events)).toMatchObject({ stage: 'appointed', nominatorId: 'nominator', reviewerId: 'reviewer' });
    expect(events.map(({ type }) => type)).toEqual([
      'ReserveCandidateNominated.v1',
      'ReserveCandidateReviewed.v1',
      'ReserveMemberAdmitted.v1',
      'DeadlineStarted.v1',
      'MilestoneSet.v1',
      'ReserveTrainingRecorded.v1',
      'ReserveMaturityMarked.v1',
      'ReserveMemberAppointed.v1',
      'DeadlineCancelled.v1',
      'MilestoneCleared.v1',
    ]);
  });

  it.each([
    ['is open once for a person', nominated, nominate('2026-03-03'), 'already-in-reserve'],
    ['is reviewed once', agreed, review(true, '2026-03-04'), 'candidate-not-nominated'],
    ['is admitted after the town has agreed', nominated, admit('2026-03-04'), 'candidate-not-agreed'],
    [
      'is not admitted where the town disagrees',
      [...nominated, review(false, '2026-03-03')],
      admit('2026-03-04'),
      'candidate-not-agreed',
    ],
    ['is trained in the pool', agreed, train('2026-04-02'), 'not-a-reserve-member'],
    ['has no training that lies ahead', admitted, train('2026-03-31'), 'date-ahead'],
    ['matures by training', admitted, mature('2026-04-02'), 'not-in-training'],
    ['is appointed when mature', trained, appoint('2026-04-03'), 'not-mature'],
    ['ends once', [...admitted, remove('2026-03-09')], remove('2026-03-10'), 'not-a-reserve-member'],
  ] as const)('%s', (_what, story, command, code) =>
    spec
      .given(...happened(...story))
      .when(command)
      .thenRejected(code),
  );

  it('begins for registered, living persons, again after an end', () => {
    const unknown = { ...nominate('2026-03-02'), env: entryOn('2026-03-02', null) } as ReserveEntryCommand;
    spec.given().when(unknown).thenRejected('unknown-person');
    spec
      .given()
      .when(nominate('2026-03-02', { ...resident, presence: 'deceased' }))
      .thenRejected('person-not-present');
    spec
      .given(...happened(...admitted, remove('2026-03-09')))
      .when(nominate('2026-03-10'))
      .thenEventTypes('ReserveCandidateNominated.v1');
  });

  it('is adopted from a paper as a member, whose yearly review is counted from then on', () => {
    const events = happened(adopt('2026-03-04'));
    expect(events).toMatchObject([
      { type: 'ReserveMemberAdopted.v1', data: { admittedOn: '2024-06-01', adoptedOn: '2026-03-04' } },
      { type: 'DeadlineStarted.v1', data: { deadlineId: 'review1', dueOn: '2027-03-04' } },
      { type: 'MilestoneSet.v1' },
    ]);
    expect(stateOf(events)).toMatchObject({ stage: 'inPool', nominatorId: '', villageCode: village });
    expect(stateOf(happened(adopt('2026-03-04'), train('2026-04-02')))).toMatchObject({ stage: 'training' });
  });

  it('has the day of the yearly review counted again by the time that is in force', () => {
    const env = entryOn('2026-04-01');
    const shorter = { ...env, rules: { ...env.rules, review: { ...env.rules.review, amount: 6 } } };
    const recompute = { type: 'RecomputeEntryDeadlines', actorId: '', env: shorter } as const;
    const story = happened(adopt('2026-03-04'));
    spec
      .given(...story)
      .when(recompute)
      .thenEventTypes('DeadlineRecomputed.v2');
    expect(happened(adopt('2026-03-04'), recompute).at(-1)?.data).toMatchObject({
      oldDueOn: '2027-03-04',
      dueOn: '2026-09-04',
      reason: 'rule-changed',
    });
    spec
      .given(...happened(adopt('2026-03-04'), recompute))
      .when(recompute)
      .thenNothing();
  });

  it('is adopted with what speaks against the member, but neither twice nor ahead of the decision', () => {
    spec
      .given()
      .when(adopt('2026-03-04', { ...resident, bornOn: '1970-05-04' }))
      .thenEventTypes(
        'ReserveMemberAdopted.v1',
        'DeadlineStarted.v1',
        'MilestoneSet.v1',
        'ReserveFindingRecorded.v1',
        'AlertRaised.v1',
      );
    spec
      .given(...happened(...nominated))
      .when(adopt('2026-03-04'))
      .thenRejected('already-in-reserve');
    spec.given().when(adopt('2024-05-31')).thenRejected('date-ahead');
    const unknown = { ...adopt('2026-03-02'), env: entryOn('2026-03-02', null) } as ReserveEntryCommand;
    spec.given().when(unknown).thenRejected('unknown-person');
  });

  it('is reviewed each year, or an alert is raised', () => {
    const events = happened(...admitted);
    expect(events).toContainEqual(
      expect.objectContaining({
        data: expect.objectContaining({ deadlineId: 'review1', ruleKey: 'reserve.review', dueOn: '2027-03-04' }),
      }),
    );
    const late = happened(...admitted, advance('2027-03-05'));
    const alerts = late.flatMap((event) =>
      event.type === 'AlertRaised.v1' && event.data.deadlineId === 'review1' ? [event.data] : [],
    );
    expect(alerts.map(({ stage, to }) => [stage, to])).toContainEqual([
      'yellow',
      [{ role: 'townOrgOfficer', org: '370112013' }],
    ]);
    const reviewed = happened(...admitted, yearly('2027-02-01'));
    expect(reviewed.slice(-4).map(({ type }) => type)).toContain('DeadlineMet.v1');
    expect(stateOf(reviewed)).toMatchObject({
      reviews: 1,
      clocks: { deadlines: { review2: { dueOn: '2028-02-01' } } },
    });
  });

  it('records that a member is over age, and leaves the decision to people', () => {
    const born = { ...resident, bornOn: '1980-06-12' };
    const late = happened(...admitted, advance('2027-01-01', born));
    expect(late.filter(({ type }) => type.startsWith('ReserveFinding'))).toEqual([
      { type: 'ReserveFindingRecorded.v1', data: { entryId, personId, finding: 'over-age', foundOn: '2027-01-01' } },
    ]);
    expect(stateOf(late)).toMatchObject({ stage: 'inPool', findings: ['over-age'] });
    const still = happened(...admitted, advance('2026-06-11', born));
    expect(stateOf(still)).toMatchObject({ findings: [] });
  });

  it('records that a member has left, with an alert that closes when they are back', () => {
    const left = happened(...admitted, advance('2026-04-01', { ...resident, presence: 'left' }));
    expect(left.slice(-2)).toMatchObject([
      { type: 'ReserveFindingRecorded.v1', data: { finding: 'not-resident' } },
      { type: 'AlertRaised.v1', data: { stage: 'late', to: [{ role: 'townOrgOfficer', org: '370112013' }] } },
    ]);
    spec
      .given(...left)
      .when(advance('2026-04-02', { ...resident, presence: 'left' }))
      .thenNothing();
    spec
      .given(...left)
      .when(advance('2026-04-02'))
      .thenEventTypes('ReserveFindingLifted.v1', 'AlertClosed.v1');
  });
});

describe('who acts on a reserve entry', () => {
  const state = stateOf(happened(...agreed));
  const codes = (command: ReserveEntryCommand) =>
    reserveEntry
      .policy(command, state)
      ?.separation?.map(({ code, persons, kinOf, interestIn }) => [
        code,
        [persons, kinOf ?? [], interestIn ?? []].flat(),
      ]);

  it('is neither the person, nor a near relative or one with an interest, and three people bring them in', () => {
    const own = [
      ['own-entry', [personId]],
      ['near-relative', [personId]],
      ['declared-interest', [entryId, personId]],
    ];
    expect(codes(nominate('2026-03-02'))).toEqual(own);
    expect(codes(adopt('2026-03-02'))).toEqual(own);
    expect(codes(review(true, '2026-03-02'))).toEqual([...own, ['nominator-is-not-reviewer', ['nominator']]]);
    expect(codes(admit('2026-03-02'))).toEqual([
      ...own,
      ['nominator-is-not-reviewer', ['nominator']],
      ['reviewer-does-not-admit', ['reviewer']],
    ]);
    for (const command of [train('2026-04-02'), yearly('2026-04-02'), remove('2026-04-02')])
      expect(codes(command)).toEqual(own);
  });

  it('is an office of the village, the town or the county', () => {
    const roles = (command: ReserveEntryCommand) =>
      reserveEntry.policy(command, state)?.anyOf.map((grantee) => ('role' in grantee ? grantee.role : 'system'));
    expect(roles(nominate('2026-03-02'))).toEqual(['villageSecretary', 'townOrgOfficer', 'system']);
    expect(roles(adopt('2026-03-02'))).toEqual(['townPartyCommittee', 'countyOrgOfficer', 'system']);
    expect(roles(review(true, '2026-03-02'))).toEqual(['townOrgOfficer', 'townPartyCommittee']);
    expect(roles(remove('2026-03-02'))).toEqual(['townPartyCommittee', 'countyOrgOfficer']);
    expect(roles(advance('2026-03-02'))).toEqual(['system']);
    expect(reserveEntry.policy(admit('2026-03-02'), reserveEntry.decider.initialState())).toBeUndefined();
  });
});
