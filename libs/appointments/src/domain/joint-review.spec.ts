import { describe, expect, it } from '@jest/globals';
import { procedureFaults } from '#workflow';
import {
  confirmed,
  dept,
  dismissed,
  doubt,
  fourChecks,
  hard,
  letter,
  mandatory,
  notice,
  openWords,
  register,
  Review,
  reviewed,
  soft,
  statement,
} from './joint-review.fixture.js';
import { jointReviewProcedures } from './joint-review.procedure.js';

describe('the procedure of a joint review', () => {
  it('has no fault', () => expect(jointReviewProcedures.flatMap(procedureFaults)).toEqual([]));
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
      'OpinionGiven.v2',
      'StageCompleted.v1',
      'StageBegun.v1',
      'DeadlineStarted.v1',
    ]);
    expect(review.step({ ...town, checks: fourChecks.slice(1) })).toBe('town-checks-incomplete');
    expect(review.step({ ...town, checks: [...fourChecks, fourChecks[0]!] })).toBe('town-checks-incomplete');
    const ahead = fourChecks.map((check) => ({ ...check, checkedOn: '2026-03-03' }));
    expect(review.step({ ...town, checks: ahead })).toBe('date-ahead');
    expect(review.step(town, 'p-town-review')).toContain('TownReviewRecorded.v2');
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
    expect(review.sign('circulation', 'hard', 'police', 'H1')).toContain('OpinionGiven.v2');
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
    expect(review.panel([dismissed('court'), confirmed('civil-affairs')])).toEqual([
      'PanelHeld.v1',
      'DocumentAttached.v3',
      'MaterialWeighed.v1',
    ]);
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
    expect(review.panel([confirmed('police')])).toEqual(['PanelHeld.v1', 'DocumentAttached.v3', 'MaterialWeighed.v1']);
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
    expect(defer('2026-03-16')).toEqual([
      'JointReviewDeferred.v1',
      'MilestoneSet.v1',
      'DeadlinePaused.v1',
      'MaterialWeighed.v1',
    ]);
    review.today = '2026-03-16';
    expect(review.step({ type: 'AdvanceCase' })).toEqual(['MilestoneReached.v1', 'DeadlineResumed.v1']);
    expect(review.state.facts.deferredUntil).toBeNull();
    expect(review.decide('pass')).toContain('JointReviewDecided.v1');
  });

  it.each<readonly [string, (review: Review) => unknown]>([
    ['stated', (review) => review.step(statement)],
    ['let the time for it pass', (review) => [(review.today = '2026-03-06'), review.step({ type: 'AdvanceCase' })]],
  ])('stands still until the day of the deferral though the candidate has %s', (_what, heard) => {
    const review = reviewed(hard);
    review.step(notice);
    review.step({ type: 'DeferDecision', until: '2026-03-20', reasons: '待核实' });
    heard(review);
    expect(review.state.flow!.clocks.deadlines['decision']).toMatchObject({ status: 'paused' });
    review.today = '2026-03-20';
    expect(review.step({ type: 'AdvanceCase' })).toEqual(['MilestoneReached.v1', 'DeadlineResumed.v1']);
  });

  it('stands still past the day of the deferral while the candidate is heard', () => {
    const review = reviewed(hard);
    review.step(notice);
    review.step({ type: 'DeferDecision', until: '2026-03-03', reasons: '待核实' });
    review.today = '2026-03-03';
    expect(review.step({ type: 'AdvanceCase' })).not.toContain('DeadlineResumed.v1');
    expect(review.step(statement)).toContain('DeadlineResumed.v1');
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
