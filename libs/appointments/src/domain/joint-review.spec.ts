import { describe, expect, it } from '@jest/globals';
import { hostedActions, procedureFaults } from '#workflow';
import { dept, fourChecks, mandatory, openWords, path, register, Review, reviewed } from './joint-review.fixture.js';
import { jointReviews } from './joint-review.js';
import { jointReviewProcedure } from './joint-review.procedure.js';

const hard = { police: ['hard', 'H1'] } as const;
const soft = { audit: ['soft', 'S4'], 'civil-affairs': ['soft', 'S6'] } as const;
const doubt = { court: ['needs-check', null] } as const;
const notice = { type: 'NotifyAdverseOpinion', noticeNo: '济历城组函〔2026〕7号' } as const;
const statement = { type: 'RecordCandidateStatement', statedOn: '2026-03-02', statement: '判决有误' } as const;
const letter = { type: 'FeedBackResult', letterNo: '济历城组函〔2026〕8号' } as const;
const confirmed = (code: string) => ({ office: dept(code), finding: 'confirmed' }) as const;
const dismissed = (code: string) => ({ office: dept(code), finding: 'dismissed' }) as const;
const standing = ({ state }: Review) => [state.flow!.status, state.facts.standing];
const failed = () => {
  const review = reviewed(hard);
  review.step(notice);
  review.step(statement);
  review.decide('fail');
  review.step(letter);
  return review;
};
const passed = () => {
  const review = reviewed();
  review.decide('pass');
  review.step(letter);
  return review;
};

describe('the procedure of a joint review', () => {
  it('has no fault', () => expect(procedureFaults(jointReviewProcedure)).toEqual([]));
});

describe('a joint review, up to circulation', () => {
  it('is opened once, and waits for the village', () => {
    const review = new Review();
    expect(review.step(openWords)).toEqual(['JointReviewOpened.v1', 'CaseSubmitted.v1', 'StageBegun.v1']);
    expect(review.step(openWords)).toBe('review-exists');
  });

  it('takes self-check and preliminary review by their own forms, in their turn', () => {
    const review = new Review();
    expect(review.step({ type: 'RecordVillageCheck', note: '' })).toBe('not-open-now');
    review.step(openWords, 'p-drafter');
    expect(review.sign('village-check', 'checked')).toBe('use-own-form');
    const town = { type: 'RecordTownReview', checks: fourChecks, note: '同意' } as const;
    expect(review.step(town)).toBe('not-open-now');
    expect(review.step({ type: 'RecordVillageCheck', note: '符合' }, 'p-village')).toEqual([
      'VillageCheckRecorded.v1',
      'OpinionGiven.v1',
      'StageCompleted.v1',
      'StageBegun.v1',
      'DeadlineStarted.v1',
    ]);
    expect(review.step({ ...town, checks: fourChecks.slice(1) })).toBe('town-checks-incomplete');
    expect(review.step({ ...town, checks: [...fourChecks, fourChecks[0]!] })).toBe('town-checks-incomplete');
    const ahead = fourChecks.map((check) => ({ ...check, checkedOn: '2026-03-03' }));
    expect(review.step({ ...town, checks: ahead })).toBe('date-ahead');
    expect(review.step(town, 'p-town-review')).toContain('TownReviewRecorded.v1');
  });

  it('is submitted with the minutes of the town Party committee', () => {
    const review = new Review();
    review.step(openWords, 'p-drafter');
    review.step({ type: 'RecordVillageCheck', note: '符合' }, 'p-village');
    review.step({ type: 'RecordTownReview', checks: fourChecks, note: '同意' }, 'p-town-review');
    expect(review.sign('submission', 'submit')).toBe('minutes-missing');
    review.attachMinutes();
    expect(review.sign('submission', 'submit')).toContain('StageBegun.v1');
  });

  it('is circulated to a register that is complete, each department with a clock of its own', () => {
    const incomplete = new Review('2026-03-02', register.slice(1)).circulate();
    expect(incomplete.sign('intake', 'circulate')).toBe('register-incomplete');
    const { flow } = new Review().circulate().state;
    const clocks = [...mandatory, 'audit'].map((code) => `circulation~${dept(code)}`);
    expect(Object.keys(flow!.clocks.deadlines).filter((name) => name.startsWith('circulation'))).toEqual(clocks);
    expect(clocks.map((name) => flow!.clocks.deadlines[name]!.dueOn)).toEqual(clocks.map(() => '2026-03-05'));
  });

  it('has a day for replies where its batch is urgent', () => {
    const review = new Review();
    review.step({ ...openWords, urgent: true }, 'p-drafter');
    review.circulate();
    expect(review.state.flow!.clocks.deadlines[`circulation~${dept('court')}`]).toMatchObject({
      ruleKey: 'appt.jointReview.deptReplyUrgent',
      dueOn: '2026-03-03',
    });
  });

  it('is withdrawn before circulation only, and returned for correction before it', () => {
    const early = new Review();
    early.step(openWords, 'p-drafter');
    expect(early.step({ type: 'WithdrawCase', reason: '本人放弃' })).toContain('CaseWithdrawn.v1');
    expect(new Review().circulate().step({ type: 'WithdrawCase', reason: '放弃' })).toBe('not-open-now');
    const back = new Review();
    back.step(openWords, 'p-drafter');
    back.step({ type: 'RecordVillageCheck', note: '符合' }, 'p-village');
    const taskId = 'town-review.1.1';
    expect(back.step({ type: 'ReturnCase', taskId, to: 'draft', reason: '缺材料' })).toContain('DeadlineStarted.v1');
    expect(back.step({ type: 'ResubmitCase', note: '已补' })).toContain('DeadlineResumed.v1');
  });
});

describe('replies of departments', () => {
  it('name a ground of the table in force and of their own tier', () => {
    const review = new Review().circulate();
    expect(review.sign('circulation', 'hard', 'police')).toBe('ground-missing');
    expect(review.sign('circulation', 'hard', 'police', 'X9')).toBe('unknown-ground');
    expect(review.sign('circulation', 'soft', 'police', 'H1')).toBe('ground-of-other-tier');
    expect(review.sign('circulation', 'clear', 'police', 'H1')).toBe('clear-names-no-ground');
    expect(review.sign('circulation', 'hard', 'police', 'H1')).toContain('OpinionGiven.v1');
  });

  it('are all awaited: silence escalates from the liaison to the head to the county, and never consents', () => {
    const review = new Review().circulate();
    for (const code of mandatory.filter((one) => one !== 'court')) review.sign('circulation', 'clear', code);
    const alerts = (today: string) => {
      review.today = today;
      review.step({ type: 'AdvanceCase' });
      return review.history.flatMap((event) =>
        event.type === 'AlertRaised.v1' && event.data.deadlineId === `circulation~${dept('court')}`
          ? [[event.data.scheduledOn, ...event.data.to.map((to) => ('person' in to ? to.person : to.role))]]
          : [],
      );
    };
    expect(review.decide('pass')).toBe('replies-missing');
    expect(alerts('2026-03-05')).toEqual([['2026-03-05', 'p-court']]);
    expect(alerts('2026-03-09')).toEqual([
      ['2026-03-05', 'p-court'],
      ['2026-03-09', 'p-court-head'],
    ]);
    expect(alerts('2026-03-12').at(-1)).toEqual(['2026-03-12', 'countyOrgLeader']);
    review.today = '2026-12-31';
    review.step({ type: 'AdvanceCase' });
    expect(review.decide('pass')).toBe('replies-missing');
    expect(review.sign('circulation', 'clear', 'court')).toContain('StageCompleted.v1');
    expect(review.decide('pass')).toContain('JointReviewDecided.v1');
  });

  it('of optional departments hold nothing up', () =>
    expect(reviewed().state.flow!.tasks.find(({ office }) => office.office === dept('audit'))).toMatchObject({
      status: 'void',
    }));
});

describe('a decision', () => {
  it('is a person’s, after every mandatory reply; a pass is valid for six months and fed back in writing', () => {
    const review = reviewed();
    expect(review.step(letter)).toBe('not-decided');
    expect(review.decide('fail')).toBe('no-adverse-opinion');
    expect(review.decide('perhaps')).toBe('no-adverse-opinion');
    expect(review.decide('pass', '')).toEqual([
      'CaseDecided.v1',
      'DeadlineMet.v1',
      'JointReviewDecided.v1',
      'DeadlineStarted.v1',
      'MilestoneSet.v1',
    ]);
    expect(review.state.facts.result).toEqual({ outcome: 'pass', grounds: [], validUntil: '2026-09-02' });
    expect(review.step({ type: 'CloseCase' })).toBe('result-not-fed-back');
    expect(review.step(letter)).toEqual(['FeedbackSent.v1', 'DeadlineMet.v1', 'CaseClosed.v1']);
  });

  it('looks at doubtful replies in a panel first', () => {
    const review = reviewed({ ...doubt, ...soft });
    expect(review.decide('pass')).toBe('panel-first');
    expect(review.step(notice)).toBe('panel-first');
    expect(review.panel([dismissed('court')])).toBe('findings-incomplete');
    expect(review.panel([dismissed('court'), dismissed('civil-affairs'), dismissed('justice')])).toBe(
      'findings-incomplete',
    );
    const late = { type: 'HoldPanel', heldOn: '2026-03-03', minutes: 'b', findings: [], note: '' } as const;
    expect(review.step(late)).toBe('date-ahead');
    expect(review.panel([dismissed('court'), confirmed('civil-affairs')])).toEqual(['PanelHeld.v1']);
    expect(review.decide('pass')).toContain('JointReviewDecided.v1');
    expect(reviewed().panel([dismissed('court')])).toBe('nothing-doubtful');
    expect(new Review().circulate().panel([dismissed('court')])).toBe('replies-missing');
  });

  it('on a hard ground is never a pass, and a fail only once the candidate was notified and heard', () => {
    const review = reviewed(hard);
    expect(review.decide('pass')).toBe('hard-ground-stands');
    expect(review.decide('fail')).toBe('notice-first');
    expect(review.step(statement)).toBe('no-statement-awaited');
    expect(review.step(notice)).toEqual(['AdverseOpinionNotified.v1', 'DeadlineStarted.v1', 'DeadlinePaused.v1']);
    expect(review.step(notice)).toBe('notified-already');
    expect(review.decide('fail')).toBe('statement-awaited');
    expect(review.step({ ...statement, statedOn: '2026-03-03' })).toBe('date-ahead');
    expect(review.step(statement)).toEqual(['CandidateStatementRecorded.v1', 'DeadlineMet.v1', 'DeadlineResumed.v1']);
    expect(review.panel([confirmed('police')])).toEqual(['PanelHeld.v1']);
    expect(review.decide('pass')).toBe('hard-ground-stands');
    expect(review.decide('fail', ' ')).toBe('reason-missing');
    expect(review.decide('fail')).toContain('JointReviewDecided.v1');
    expect(review.state.facts.result).toEqual({ outcome: 'fail', grounds: ['H1'], validUntil: null });
  });

  it('waits no longer than the candidate’s time for a statement', () => {
    const review = reviewed(hard);
    review.step(notice);
    review.today = '2026-03-06';
    expect(review.step({ type: 'AdvanceCase' })).toEqual(
      expect.arrayContaining(['DeadlineMissed.v1', 'StatementPeriodEnded.v1', 'DeadlineResumed.v1']),
    );
    expect(review.decide('fail')).toContain('JointReviewDecided.v1');
    expect(reviewed().step(notice)).toBe('no-adverse-opinion');
    expect(new Review().circulate().step(notice)).toBe('replies-missing');
  });

  it('is deferred to a day that lies ahead; its clock stands until then', () => {
    const review = reviewed();
    const defer = (until: string) => review.step({ type: 'DeferDecision', until, reasons: '待核实' });
    expect(new Review().circulate().step({ type: 'DeferDecision', until: '2026-04-01', reasons: 'x' })).toBe(
      'replies-missing',
    );
    expect(defer('2026-03-02')).toBe('until-not-ahead');
    expect(defer('2026-03-16')).toEqual(['JointReviewDeferred.v1', 'MilestoneSet.v1', 'DeadlinePaused.v1']);
    review.today = '2026-03-16';
    expect(review.step({ type: 'AdvanceCase' })).toEqual(['MilestoneReached.v1', 'DeadlineResumed.v1']);
    expect(review.state.facts.deferredUntil).toBeNull();
    expect(review.decide('pass')).toContain('JointReviewDecided.v1');
  });

  it('is made anew where a department takes its reply back', () => {
    const review = reviewed(hard);
    review.step(notice);
    const { taskId } = review.state.flow!.tasks.find(({ office }) => office.office === dept('police'))!;
    expect(review.step({ type: 'TakeBackOpinion', taskId, reason: '同名同姓' }, 'p-police')).toEqual(
      expect.arrayContaining(['OpinionRetracted.v1', 'DeadlineCancelled.v1', 'DeadlineResumed.v1']),
    );
    expect(review.decide('pass')).toBe('replies-missing');
    expect(review.sign('circulation', 'clear', 'police')).toContain('StageCompleted.v1');
    expect(review.decide('pass')).toContain('JointReviewDecided.v1');
  });
});

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
    expect(review.step(revoke)).toEqual(['JointReviewRevoked.v1', 'MilestoneCleared.v1']);
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
