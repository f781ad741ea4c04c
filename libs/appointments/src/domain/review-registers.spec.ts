import { describe, expect, it } from '@jest/globals';
import { isRejection } from '#kernel';
import { specify } from '#testing';
import { reviewBatch } from './review-batch.js';
import { deputyOn, withDeputy } from './deputy-heads.js';
import { reviewClaim } from './review-claim.js';
import { departmentOffices, reviewRegister } from './review-register.js';

const env = { today: '2026-03-02' };
const [countyCode, townCode] = ['370112', '370112013'];
const court = {
  department: 'court',
  title: '区人民法院',
  mandatory: true,
  liaisonId: 'p-court',
  headId: 'p-head',
  reviewerIds: ['p-third', 'p-court'],
};

describe('the register of departments', () => {
  const spec = specify(reviewRegister.decider);
  const list = { type: 'ListDepartment', countyCode, ...court, env } as const;
  const listed = { type: 'ReviewDepartmentListed.v1', data: { countyCode, ...court, listedOn: env.today } } as const;
  const delist = { type: 'DelistDepartment', countyCode, department: 'court', env } as const;
  const delisted = {
    type: 'ReviewDepartmentRemoved.v1',
    data: { countyCode, department: 'court', removedOn: env.today },
  } as const;

  it('lists a department with those who speak for it, and changes them', () => {
    spec.given().when(list).thenEvents(listed);
    spec.given(listed).when(list).thenNothing();
    spec
      .given(listed)
      .when({ ...list, mandatory: false })
      .thenEventTypes('ReviewDepartmentListed.v1');
  });

  it('lets nobody speak for two', () => {
    const police = { ...list, department: 'police', liaisonId: 'p-third', headId: 'p-x', reviewerIds: [] };
    spec.given(listed).when(police).thenRejected('person-in-two-departments');
    spec.given(listed, delisted).when(police).thenEventTypes('ReviewDepartmentListed.v1');
  });

  it('delists what it holds', () => {
    spec.given(listed).when(delist).thenEvents(delisted);
    spec.given().when(delist).thenRejected('unknown-department');
  });

  const name = { type: 'NameDeputy', countyCode, department: 'court', deputyId: 'p-deputy' } as const;
  const naming = (from: string, until: string | null = null, deputyId = 'p-deputy') =>
    ({ ...name, deputyId, from, until, env }) as const;
  const named = (from: string, until: string | null = null, deputyId = 'p-deputy') => {
    const data = { countyCode, department: 'court', deputyId, from, until, namedOn: env.today };
    return { type: 'DeputyHeadNamed.v1', data } as const;
  };
  const relieve = (until: string) => ({ type: 'RelieveDeputy', countyCode, department: 'court', until, env }) as const;
  const relieved = (until: string) => {
    const data = { countyCode, department: 'court', deputyId: 'p-deputy', until, relievedOn: env.today };
    return { type: 'DeputyHeadRelieved.v1', data } as const;
  };

  it('names who deputizes from a day on, once', () => {
    spec.given(listed).when(naming('2026-03-02')).thenEvents(named('2026-03-02'));
    spec.given(listed, named('2026-03-02')).when(naming('2026-03-02')).thenNothing();
    spec.given(listed, named('2026-03-02')).when(naming('2026-04-01')).thenEventTypes('DeputyHeadNamed.v1');
  });

  it.each([
    ['deputy-is-head', naming('2026-03-02', null, 'p-head')],
    ['date-passed', naming('2026-03-01')],
    ['deputy-ends-early', naming('2026-03-05', '2026-03-04')],
    ['unknown-department', { ...naming('2026-03-02'), department: 'police' }],
  ] as const)('names nobody as deputy where it is refused as %s', (code, words) =>
    spec.given(listed).when(words).thenRejected(code),
  );

  it('makes no deputy head, and keeps the deputies of a department that is listed anew', () => {
    const anew = { ...list, headId: 'p-deputy' };
    spec.given(listed, named('2026-03-02')).when(anew).thenRejected('deputy-is-head');
    spec.given(listed, named('2026-03-02'), listed).when(relieve('2026-03-09')).thenEvents(relieved('2026-03-09'));
  });

  it('relieves a deputy on a day that is not over', () => {
    spec.given(listed).when(relieve('2026-03-09')).thenRejected('no-deputy');
    spec.given(listed, named('2026-03-02')).when(relieve('2026-03-01')).thenRejected('deputy-ends-early');
    spec.given(listed, named('2026-03-02', '2026-03-05')).when(relieve('2026-03-09')).thenNothing();
    spec.given().when(relieve('2026-03-09')).thenRejected('unknown-department');
  });

  it('lets nobody deputize in a department who speaks for another, until they do no more', () => {
    const police = { ...list, department: 'police', liaisonId: 'p-deputy', headId: 'p-x', reviewerIds: [] };
    spec.given(listed, named('2026-03-02')).when(police).thenRejected('person-in-two-departments');
    spec.given(listed, named('2026-03-02', '2026-03-02')).when(police).thenRejected('person-in-two-departments');
    const { title, mandatory } = court;
    const told = { countyCode, department: 'police', title, mandatory, liaisonId: 'p-deputy', headId: 'p-x' };
    const data = { ...told, reviewerIds: [], listedOn: env.today };
    spec
      .given(listed, { type: 'ReviewDepartmentListed.v1', data })
      .when(naming('2026-03-02'))
      .thenRejected('person-in-two-departments');
    const later = { ...police, env: { today: '2026-03-03' } };
    spec.given(listed, named('2026-03-02', '2026-03-02')).when(later).thenEventTypes('ReviewDepartmentListed.v1');
    const superseded = [listed, named('2026-03-02'), named('2026-03-03', null, 'p-other')] as const;
    spec
      .given(...superseded)
      .when(later)
      .thenEventTypes('ReviewDepartmentListed.v1');
  });

  it('has one deputy on a day at most: the one who was named last', () => {
    const first = { deputyId: 'p-one', from: '2026-03-02', until: null };
    const second = { deputyId: 'p-two', from: '2026-03-09', until: '2026-03-20' };
    const deputies = withDeputy(withDeputy([], first), second);
    const days = ['2026-03-01', '2026-03-02', '2026-03-08', '2026-03-09', '2026-03-20', '2026-03-21'];
    expect(days.map((day) => deputyOn(deputies, day))).toEqual([null, 'p-one', 'p-one', 'p-two', 'p-two', null]);
    expect(deputyOn(withDeputy(deputies, { ...first, from: '2026-03-05' }), '2026-03-10')).toBe('p-one');
  });

  it('names the liaison first, the head second', () =>
    expect(departmentOffices([court])).toEqual([
      {
        office: 'dept:court',
        anyOf: [{ person: 'p-court' }, { person: 'p-head' }, { person: 'p-third' }],
        mandatory: true,
      },
    ]));

  it('is kept by the organization officer of the county', () =>
    expect(reviewRegister.policy(list, { departments: {} })?.anyOf).toEqual([
      { role: 'countyOrgOfficer', org: countyCode },
    ]));
});

describe('a batch', () => {
  const spec = specify(reviewBatch.decider);
  const told = {
    batchId: 'b1',
    townCode,
    orgPath: ['3701', countyCode, townCode],
    occasion: 'election',
    election: '2026',
    urgent: true,
  } as const;
  const open = { type: 'OpenBatch', ...told, env } as const;
  const opened = { type: 'ReviewBatchOpened.v1', data: { ...told, openedOn: env.today } } as const;
  const close = { type: 'CloseBatch', batchId: 'b1', env } as const;
  const closed = { type: 'ReviewBatchClosed.v1', data: { batchId: 'b1', closedOn: env.today } } as const;

  it('is opened once and closed once', () => {
    spec.given().when(open).thenEvents(opened);
    spec.given(opened).when(open).thenRejected('batch-exists');
    spec.given(opened).when(close).thenEvents(closed);
    spec.given(opened, closed).when(close).thenRejected('batch-closed');
  });

  it('is the matter of the town’s organization officer', () => {
    const batch = { townCode, occasion: 'election', urgent: true, open: true } as const;
    expect(reviewBatch.policy(open, { batch: null })).toEqual({ anyOf: [{ role: 'townOrgOfficer', org: townCode }] });
    expect(reviewBatch.policy(close, { batch })?.seenBy).toContainEqual({ role: 'countyOrgOfficer', org: townCode });
    expect(reviewBatch.policy(close, { batch: null })).toBeUndefined();
  });
});

describe('the claim on a seat', () => {
  const spec = specify(reviewClaim.decider);
  const noClaim = reviewClaim.decider.initialState();
  type Standing = 'running' | 'over' | 'none';
  const claim = (
    caseId: string,
    holder: Readonly<{ caseId: string; standing: Standing }> | null,
    today = '2026-03-02',
  ) => ({ type: 'ClaimSeat', seatId: 's1', caseId, opening: null, env: { today, holder, failed: [] } }) as const;
  const claimed = (caseId: string, claimedOn = '2026-03-02') =>
    ({ type: 'ReviewSeatClaimed.v1', data: { seatId: 's1', caseId, claimedOn } }) as const;

  it('is held by one case, however often it asks', () => {
    spec.given().when(claim('a', null)).thenEvents(claimed('a'));
    spec.given(claimed('a')).when(claim('a', null)).thenNothing();
  });

  it('passes on when the case that holds it is over', () => {
    spec
      .given(claimed('a'))
      .when(claim('b', { caseId: 'a', standing: 'running' }))
      .thenRejected('review-in-parallel');
    spec
      .given(claimed('a'))
      .when(claim('b', { caseId: 'a', standing: 'over' }))
      .thenEvents(claimed('b'));
  });

  it('passes on the day after where its case never began', () => {
    const never = { caseId: 'a', standing: 'none' } as const;
    spec.given(claimed('a')).when(claim('b', never)).thenRejected('review-in-parallel');
    spec
      .given(claimed('a'))
      .when(claim('b', never, '2026-03-03'))
      .thenEvents(claimed('b', '2026-03-03'));
  });

  it('is judged by the case that holds it now, not by one that held it when it was looked at', () => {
    spec.given(claimed('a')).when(claim('b', null)).thenRejected('review-in-parallel');
    spec
      .given(claimed('z'), claimed('a'))
      .when(claim('b', { caseId: 'z', standing: 'over' }))
      .thenRejected('review-in-parallel');
  });

  it('remembers every case that held it', () =>
    expect([claimed('a'), claimed('b'), claimed('a')].reduce(reviewClaim.decider.evolve, noClaim).claimants).toEqual([
      'b',
      'a',
    ]));

  const fail = { occasion: 'by-election', batchId: 'b1', standsUntil: '2026-09-02' } as const;
  it.each<readonly [string, 'by-election' | 'mid-term', string | null, string, readonly string[]]>([
    ['never in the same batch', 'by-election', 'b1', '2027-01-01', []],
    ['not in another batch while the fail holds', 'by-election', 'b2', '2026-09-02', []],
    ['in another batch once it holds no more', 'by-election', 'b2', '2026-09-03', ['ReviewSeatClaimed.v1']],
    ['on an occasion of another kind', 'mid-term', null, '2026-03-02', ['ReviewSeatClaimed.v1']],
  ])('passes on after a fail %s', (_how, occasion, batchId, today, types) => {
    const { env: moment, ...words } = claim('b', { caseId: 'a', standing: 'over' }, today);
    const asked = { ...words, opening: { occasion, batchId }, env: { ...moment, failed: [fail] } };
    const told = reviewClaim.decider.decide(asked, reviewClaim.decider.evolve(noClaim, claimed('a')));
    const refused = { rejected: 'failed-on-this-occasion' };
    expect(isRejection(told) ? told : told.map(({ type }) => type)).toEqual(types.length === 0 ? refused : types);
  });

  it('lets a re-review take up the case that failed', () => {
    const { env: moment, ...words } = claim('a', { caseId: 'b', standing: 'over' });
    spec
      .given(claimed('b'))
      .when({ ...words, env: { ...moment, failed: [fail] } })
      .thenEvents(claimed('a'));
  });

  it('is made by the program itself', () =>
    expect(reviewClaim.policy(claim('a', null), { caseId: null, claimedOn: null, claimants: [] })).toEqual({
      anyOf: [{ system: true }],
    }));
});
