import { describe, expect, it } from '@jest/globals';
import { procedureFaults } from '#workflow';
import { adjustments } from './adjustment.js';
import {
  Adjustment,
  admonition,
  answer,
  cadre,
  concern,
  opening,
  path,
  plan,
  proposal,
  recheck,
  unfounded,
} from './adjustment.fixture.js';

const open = () => {
  const one = new Adjustment();
  one.step(opening, 'p-drafter');
  return one;
};
const probation = () => {
  const one = new Adjustment().verified().heard();
  one.step(admonition);
  return one;
};
const answerClock = ({ state }: Adjustment) => state.flow!.clocks.deadlines['answer~1'];

it('the procedures of an adjustment have no fault', () =>
  expect(adjustments.procedures.flatMap(procedureFaults)).toEqual([]));

describe('a trigger', () => {
  it('opens the case, and asks two of the town to verify', () => {
    const one = new Adjustment();
    expect(one.step(opening, 'p-drafter')).toEqual(['AdjustmentTriggered.v1', 'CaseSubmitted.v1', 'StageBegun.v1']);
    expect(one.state.flow!.tasks.map(({ office }) => office.office)).toEqual([
      'townOrgOfficer@370112013',
      'townDisciplineOfficer@370112013',
    ]);
  });

  it('opens nothing twice', () => expect(open().step(opening)).toBe('adjustment-exists'));

  it('is raised by whom its kind names, and never by the cadre', () => {
    const by = (trigger: 'index' | 'discipline' | 'audit') => new Adjustment().requirement({ ...opening, trigger });
    expect(by('discipline')!.anyOf).toEqual([
      { role: 'townDisciplineOfficer', org: path[2] },
      { role: 'countyDisciplineOfficer', org: path[1] },
    ]);
    expect(by('audit')!.anyOf).toContainEqual({ role: 'countyAuditOfficer', org: path[1] });
    expect(by('index')!.separation).toEqual([{ code: 'own-case', persons: [cadre] }]);
  });

  it('of one’s own will is raised by the cadre as well', () =>
    expect(new Adjustment().requirement({ ...opening, trigger: 'resignation' })!.anyOf).toContainEqual({
      person: cadre,
    }));

  it('nothing else is done before it', () => expect(new Adjustment().step(concern)).toBe('not-open-now'));
});

describe('verification', () => {
  it('by one alone establishes nothing', () => {
    const one = open();
    one.sign('verification', 'established', 'p-org');
    expect(one.step(concern)).toBe('not-open-now');
  });

  it('in which one of the two does not find it so leads to no measure, only to the end', () => {
    const one = open();
    one.sign('verification', 'established', 'p-org');
    one.sign('verification', 'not-established', 'p-discipline');
    expect([concern, proposal, admonition].map((words) => one.step(words))).toEqual(
      Array(3).fill('facts-not-established'),
    );
    expect(one.step(unfounded)).toEqual(['OpinionGiven.v2', 'StageCompleted.v1', 'CaseEnded.v1']);
  });

  it('that found the facts does not end as unfounded', () =>
    expect(new Adjustment().verified().step(unfounded)).toBe('facts-established'));

  it('keeps whoever raised the trigger away', () => {
    const words = { type: 'GiveOpinion', taskId: 'verification.1.1', result: 'established' } as const;
    const asked = open().requirement({ ...words, ground: null, basisNo: null, opinion: '' });
    expect(asked!.separation).toContainEqual({ code: 'drafter-acts-apart', persons: ['p-drafter'] });
  });
});

describe('a notice of concern', () => {
  it('starts five working days for the answer', () => {
    const one = new Adjustment().verified();
    expect(one.step(concern)).toEqual(['ConcernIssued.v1', 'DeadlineStarted.v1', 'MaterialWeighed.v1']);
    expect(answerClock(one)).toMatchObject({ dueOn: '2026-03-09', status: 'running' });
  });

  it('is not repeated while it is unanswered, and nothing is done meanwhile', () => {
    const one = new Adjustment().verified();
    one.step(concern);
    expect([concern, admonition, proposal].map((words) => one.step(words))).toEqual([
      'concern-issued',
      'answer-awaited',
      'answer-awaited',
    ]);
  });

  it('is answered by the cadre, once, on no later day than today', () => {
    const one = new Adjustment().verified();
    expect(one.step(answer)).toBe('no-answer-awaited');
    one.step(concern);
    expect(one.step({ ...answer, answeredOn: '2026-03-03' })).toBe('date-ahead');
    expect(one.step(answer)).toEqual(['ConcernAnswered.v1', 'DeadlineMet.v1']);
    expect(one.step(answer)).toBe('no-answer-awaited');
  });

  it('lapses with its time: who says nothing has been heard', () => {
    const one = new Adjustment().verified();
    one.step(concern);
    one.today = '2026-03-10';
    one.step({ type: 'AdvanceCase' });
    expect([one.state.facts.hearing, answerClock(one)!.status]).toEqual(['lapsed', 'met']);
  });
});

describe('an admonition', () => {
  it('comes after a hearing only', () => expect(new Adjustment().verified().step(admonition)).toBe('person-not-heard'));

  it('lasts one to three months', () => {
    const one = new Adjustment().verified().heard();
    expect([0, 4].map((months) => one.step({ ...admonition, months }))).toEqual(['months-outside', 'months-outside']);
    expect(one.step({ ...admonition, servedOn: '2026-03-03' })).toBe('date-ahead');
    expect(one.step(admonition)).toEqual([
      'AdmonitionIssued.v1',
      'DeadlineStarted.v1',
      'DeadlineStarted.v1',
      'MaterialWeighed.v1',
    ]);
  });

  it('asks for a self-correction in fifteen days and a recheck before its end', () => {
    const { deadlines } = probation().state.flow!.clocks;
    expect([deadlines['plan~1']!.dueOn, deadlines['recheck~1']!.dueOn]).toEqual(['2026-03-17', '2026-05-06']);
  });

  it('is not doubled, and no proposal is made while it runs', () => {
    const one = probation();
    expect([admonition, proposal].map((words) => one.step(words))).toEqual(['admonition-runs', 'admonition-runs']);
  });

  it('takes one self-correction', () => {
    expect(new Adjustment().verified().step(plan)).toBe('no-admonition');
    const one = probation();
    expect(one.step({ ...plan, receivedOn: '2026-03-03' })).toBe('date-ahead');
    expect(one.step(plan)).toEqual(['SelfCorrectionReceived.v1', 'DeadlineMet.v1']);
    expect(one.step(plan)).toBe('plan-received');
  });

  it('is rechecked after a month at the earliest; lifted, the case ends', () => {
    const one = probation();
    one.today = '2026-04-01';
    expect(one.step(recheck)).toBe('recheck-too-early');
    one.today = '2026-04-02';
    expect(one.step(recheck)).toEqual(
      expect.arrayContaining(['AdmonitionLifted.v1', 'DeadlineMet.v1', 'OpinionGiven.v2', 'CaseEnded.v1']),
    );
    expect(one.step(recheck)).toBe('no-admonition');
  });

  it('that has failed leads back to the committee', () => {
    const one = probation();
    one.today = '2026-04-02';
    expect(one.step({ ...recheck, lifted: false })).toContain('AdmonitionFailed.v1');
    expect(one.step(proposal)).toContain('AdjustmentProposed.v1');
  });
});

describe('a proposal', () => {
  const heard = () => new Adjustment().verified().heard();

  it('goes to the county for filing', () =>
    expect(heard().step(proposal)).toEqual([
      'AdjustmentProposed.v1',
      'OpinionGiven.v2',
      'StageCompleted.v1',
      'StageBegun.v1',
      'DeadlineStarted.v1',
    ]));

  it('against somebody is not made unheard', () =>
    expect(new Adjustment().verified().step(proposal)).toBe('person-not-heard'));

  it('is for a resignation only where the cadre has asked for it', () => {
    expect(heard().step({ ...proposal, kind: 'resignation' })).toBe('resignation-by-request');
    const asked = new Adjustment();
    asked.step({ ...opening, trigger: 'resignation' }, cadre);
    asked.sign('verification', 'established', 'p-org');
    asked.sign('verification', 'established', 'p-discipline');
    expect(asked.step(proposal)).toBe('resignation-only');
    expect(asked.step({ ...proposal, kind: 'resignation' })).toContain('AdjustmentProposed.v1');
  });

  it('neither removes nor transfers whom villagers elect (R1)', () => {
    const one = new Adjustment();
    one.step({ ...opening, post: 'vcDirector' }, 'p-drafter');
    one.sign('verification', 'established', 'p-org');
    one.sign('verification', 'established', 'p-discipline');
    one.heard();
    expect([one.step(proposal), one.step({ ...proposal, kind: 'transfer' })]).toEqual([
      'vc-post-not-by-removal',
      'vc-post-not-by-removal',
    ]);
    expect(one.step({ ...proposal, kind: 'advised-resignation' })).toContain('AdjustmentProposed.v1');
  });

  it('has a form of its own', () => expect(heard().sign('proposal', 'propose', 'p-committee')).toBe('use-own-form'));

  it('that is returned by the county is made anew', () => {
    const one = heard().proposed().tolerated();
    const taskId = one.state.flow!.tasks.find(({ stage }) => stage === 'filing')!.taskId;
    one.step({ type: 'ReturnCase', taskId, to: 'proposal', reason: '材料不全' }, 'p-county');
    expect(one.state.facts).toMatchObject({ proposed: null, tolerance: {} });
    expect(one.step(proposal, 'p-committee')).toContain('AdjustmentProposed.v1');
  });
});
