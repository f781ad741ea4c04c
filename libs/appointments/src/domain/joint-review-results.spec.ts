import { describe, expect, it } from '@jest/globals';
import { hostedActions } from '#workflow';
import {
  dept,
  doubt,
  failed,
  hard,
  letter,
  mandatory,
  openWords,
  passed,
  path,
  Review,
  reviewed,
  standing,
  statement,
} from './joint-review.fixture.js';
import { jointReviews } from './joint-review.js';

describe('a pass', () => {
  it('runs out by itself', () => {
    const review = passed();
    expect(standing(review)).toEqual(['closed', 'valid']);
    review.today = '2026-09-03';
    expect(review.step({ type: 'AdvanceCase' })).toEqual(['JointReviewExpired.v1', 'MilestoneReached.v1']);
    expect(standing(review)).toEqual(['closed', 'expired']);
  });

  it('is revoked by a person on a fact that a department reports', () => {
    const review = passed();
    const revoke = { type: 'RevokeReview', reasons: '已立案' } as const;
    const fact = { type: 'ReportAdverseFact', ground: 'H4', basisNo: '济历城监立〔2026〕1号' } as const;
    expect(failed().step(fact)).toBe('no-valid-pass');
    expect(failed().step(revoke)).toBe('no-valid-pass');
    expect(review.step(revoke)).toBe('no-adverse-fact');
    expect(review.step({ ...fact, ground: 'X9' })).toBe('unknown-ground');
    expect(review.step(fact, 'p-discipline')).toEqual(['AdverseFactReported.v1']);
    expect(review.state.facts.reported).toMatchObject([{ department: dept('discipline'), ground: 'H4' }]);
    expect(review.step(revoke)).toEqual(['JointReviewRevoked.v1', 'MilestoneCleared.v1', 'MaterialWeighed.v1']);
    expect(standing(review)).toEqual(['closed', 'revoked']);
  });
});

describe('a re-review', () => {
  const again = {
    type: 'RequestReReview',
    departments: [dept('police')],
    evidence: 'c'.repeat(64),
    reasons: '判决已撤销',
  } as const;

  it('asks once, and only the departments concerned', () => {
    const review = failed();
    expect(passed().step(again)).toBe('not-open-now');
    expect(review.step({ type: 'ReopenCase', ground: '再议' })).toBe('use-own-form');
    expect(review.step({ ...again, departments: [dept('court')] })).toBe('not-concerned');
    expect(review.step({ ...again, departments: [] })).toBe('not-concerned');
    expect(review.step(again)).toEqual([
      'ReReviewRequested.v1',
      'CaseReopened.v1',
      'StageBegun.v1',
      'DeadlineStarted.v1',
      'DocumentAttached.v3',
    ]);
    const asked = review.state.flow!.tasks.filter(({ round, status }) => round === 2 && status === 'pending');
    expect(asked.map(({ office }) => office.office)).toEqual([dept('police')]);
    review.sign('circulation', 'clear', 'police');
    expect(review.decide('pass')).toContain('JointReviewDecided.v1');
    review.step(letter);
    expect(standing(review)).toEqual(['closed', 'valid']);
    expect(review.step(again)).toBe('not-open-now');
  });
});

describe('who may act in a joint review', () => {
  const anyOf = (review: Review, words: Parameters<Review['step']>[0]) => review.requirement(words)?.anyOf;

  it('is the village or its town at first, and never the candidate', () =>
    expect(new Review().requirement(openWords)).toEqual({
      anyOf: [
        { role: 'villageSecretary', org: path[3] },
        { role: 'townOrgOfficer', org: path[2] },
      ],
      separation: [{ code: 'own-case', persons: ['p-candidate'] }],
    }));

  it('is nobody who acted in it before', () => {
    const review = new Review().circulate();
    const task = review.state.flow!.tasks.find(({ office }) => office.office === dept('court'))!;
    const reply = {
      type: 'GiveOpinion',
      taskId: task.taskId,
      result: 'clear',
      ground: null,
      basisNo: null,
      opinion: '',
    } as const;
    expect(review.requirement(reply)?.separation).toEqual(
      expect.arrayContaining([
        { code: 'own-case', persons: ['p-candidate'] },
        { code: 'drafter-acts-apart', persons: ['p-drafter'] },
        { code: 'acted-at-earlier-stage', persons: ['p-village', 'p-town-review', 'p-submission', 'p-intake'] },
      ]),
    );
    const decide = { type: 'DecideCase', office: '', outcome: 'pass', reasons: '' } as const;
    const apart = reviewed().requirement(decide)?.separation;
    const acted = apart?.find(({ code }) => code === 'acted-at-earlier-stage')?.persons;
    expect(acted).toEqual(expect.arrayContaining(['p-intake', ...mandatory.map((code) => `p-${code}`)]));
  });

  it.each<readonly [string, () => Review, Parameters<Review['step']>[0], object]>([
    [
      'the county officer for a panel',
      () => reviewed(doubt),
      { type: 'HoldPanel', heldOn: '', minutes: '', findings: [], note: '' },
      { role: 'countyOrgOfficer', org: path[1] },
    ],
    [
      'the county leader for a deferral',
      () => reviewed(),
      { type: 'DeferDecision', until: '', reasons: '' },
      { role: 'countyOrgLeader', org: path[1] },
    ],
    ['the candidate for a statement', () => reviewed(hard), statement, { person: 'p-candidate' }],
    [
      'a department for a new fact',
      () => passed(),
      { type: 'ReportAdverseFact', ground: '', basisNo: '' },
      { person: 'p-court' },
    ],
    [
      'the county leader for a revocation',
      () => passed(),
      { type: 'RevokeReview', reasons: '' },
      { role: 'countyOrgLeader', org: path[1] },
    ],
    [
      'the town for a re-review',
      () => failed(),
      { type: 'RequestReReview', departments: [], evidence: '', reasons: '' },
      { role: 'townOrgOfficer', org: path[2] },
    ],
  ])('is %s', (_who, at, words, grantee) => expect(anyOf(at(), words)).toContainEqual(grantee));

  it('is nobody where there is no review', () =>
    expect(new Review().requirement({ type: 'RevokeReview', reasons: '' })).toBeUndefined());
});

describe('what a joint review waits for', () => {
  const waited = (review: Review) =>
    hostedActions(jointReviews, review.state)
      .filter((action) => action.waited)
      .map(({ action }) => action);
  const opened = new Review();
  opened.step(openWords, 'p-drafter');

  it.each<readonly [string, Review, readonly string[]]>([
    ['the self-check of a new one', opened, ['RecordVillageCheck']],
    ['the panel on doubts', reviewed(doubt), ['DecideCase', 'HoldPanel']],
    ['the notice of an adverse opinion', reviewed(hard), ['DecideCase', 'NotifyAdverseOpinion']],
    ['nothing once a pass is fed back', passed(), []],
  ])('is %s', (_what, review, actions) => expect(waited(review)).toEqual(actions));
});
