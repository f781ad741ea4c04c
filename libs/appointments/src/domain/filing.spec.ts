import { describe, expect, it } from '@jest/globals';
import { procedureFaults } from '#workflow';
import {
  accept,
  active,
  checked,
  correct,
  examined,
  filed,
  Filing,
  hash,
  objected,
  objectTo,
  pass,
  prepare,
  register,
  submitted,
} from './filing.fixture.js';
import { secretaryFilingProcedures } from './filing.procedure.js';

const withdraw = { type: 'WithdrawCase', reason: '另行提名' } as const;
const resubmit = { type: 'ResubmitCase', note: '已补' } as const;
const emptied = { type: 'VoidFiling', reason: '不再任用' } as const;

describe('the procedure of a filing', () => {
  it('has no fault', () => expect(secretaryFilingProcedures.flatMap(procedureFaults)).toEqual([]));
});

describe('preparing a filing', () => {
  it('rests on a joint review that was passed, and starts the time of the town from its decision', () => {
    const filing = new Filing('2026-03-04');
    expect(filing.step({ ...prepare, pass: null })).toBe('no-valid-review');
    expect(filing.step({ ...prepare, countsFrom: '2026-03-05' })).toBe('date-ahead');
    expect(filing.step(prepare)).toEqual([
      'FilingPrepared.v1',
      'CaseSubmitted.v1',
      'StageBegun.v1',
      'DeadlineStarted.v1',
    ]);
    expect(filing.dueOf('filing-submit')).toEqual(['running', '2026-03-09']);
    expect(filing.step(prepare)).toBe('filing-exists');
  });

  it('keeps the mode in force', () => {
    expect(submitted('post').state.facts.prepared).toMatchObject({ mode: 'post', reviewId: pass.reviewId });
    expect(submitted().state.facts.prepared).toMatchObject({ mode: 'pre' });
    const served = new Filing('2026-03-02', 'post');
    served.step({ ...prepare, mode: 'pre' });
    expect(served.state.facts.prepared).toMatchObject({ mode: 'pre' });
  });

  it('is for nobody else, and nothing else is done before it', () => {
    expect(new Filing().step(emptied)).toBe('not-open-now');
    expect(new Filing().requirement(emptied)).toBeUndefined();
    expect(new Filing().requirement(prepare)).toEqual({
      anyOf: [{ role: 'townOrgOfficer', org: '370112013' }],
      separation: [{ code: 'own-case', persons: ['p-candidate'] }],
    });
  });
});

describe('submitting a filing', () => {
  it('needs minutes and inspection report; the time of the county begins', () => {
    const filing = new Filing();
    filing.step(prepare, 'p-drafter');
    expect(filing.submit()).toBe('minutes-missing');
    filing.attach('meeting-minutes');
    expect(filing.submit()).toBe('inspection-report-missing');
    filing.attach('inspection-report');
    expect(filing.submit()).toEqual([
      'OpinionGiven.v2',
      'StageCompleted.v1',
      'StageBegun.v1',
      'FilingSubmitted.v1',
      'DeadlineMet.v1',
      'DeadlineStarted.v1',
    ]);
    expect(filing.dueOf('filing-reply')).toEqual(['running', '2026-03-09']);
  });

  it('is late after five working days: the town is told, then its Party committee, then the county’s leader', () => {
    const filing = new Filing();
    filing.step(prepare, 'p-drafter');
    const told = (today: string) => {
      filing.at(today).step({ type: 'AdvanceCase' });
      const last = filing.history.findLast(({ type }) => type === 'AlertRaised.v1');
      return last?.type === 'AlertRaised.v1' ? last.data.to.map((one) => 'role' in one && one.role) : [];
    };
    expect(told('2026-03-06')).toEqual(['townOrgOfficer']);
    expect(told('2026-03-10')).toEqual(['townPartyCommittee']);
    expect(told('2026-03-16')).toEqual(['countyOrgLeader']);
    filing.attach('meeting-minutes');
    filing.attach('inspection-report');
    expect(filing.submit()).toContain('AlertClosed.v1');
  });

  it('goes back to its drafter without a pause for the town', () => {
    const filing = new Filing();
    filing.step(prepare, 'p-drafter');
    expect(filing.returnFrom('filing-submission')).toEqual([
      'DeadlinePaused.v1',
      'CaseReturned.v2',
      'DeadlineStarted.v1',
      'DeadlineResumed.v1',
    ]);
    expect(filing.dueOf('filing-submit')).toEqual(['running', '2026-03-09']);
    expect(filing.step(resubmit)).toContain('CaseResubmitted.v1');
  });

  it('is withdrawn before the county looks at it only', () => {
    const early = new Filing();
    early.step(prepare, 'p-drafter');
    expect(early.step(withdraw)).toContain('CaseWithdrawn.v1');
    expect(submitted().step(withdraw)).toBe('not-open-now');
  });
});

describe('the county’s examination', () => {
  it('takes every item of the checklist once, by its own form', () => {
    const filing = submitted();
    const taskId = filing.taskOf('examination');
    const plain = {
      type: 'GiveOpinion',
      taskId,
      result: 'conforming',
      ground: null,
      basisNo: null,
      opinion: '',
    } as const;
    expect(filing.step(plain)).toBe('use-own-form');
    const words = { type: 'ExamineFiling', checks: checked(), note: '' } as const;
    expect(filing.step({ ...words, checks: checked().slice(1) })).toBe('checklist-incomplete');
    expect(filing.step({ ...words, checks: [...checked(), checked()[0]!] })).toBe('checklist-incomplete');
    expect(filing.step(accept)).toBe('not-examined');
    expect(filing.step(objectTo)).toBe('not-examined');
    expect(filing.examine()).toEqual(['FilingExamined.v1', 'OpinionGiven.v2', 'StageCompleted.v1']);
    expect(filing.examine()).toBe('not-open-now');
  });

  it('returns what is not complete: the clock stops, the town has a time of its own, and it goes on where it was', () => {
    const filing = submitted();
    expect(filing.returnFrom('examination')).toContain('CaseReturned.v2');
    expect([filing.dueOf('filing-reply')![0], filing.dueOf('correction')]).toEqual([
      'paused',
      ['running', '2026-03-09'],
    ]);
    expect(filing.examine()).toBe('not-open-now');
    filing.at('2026-03-05').step(resubmit);
    expect(filing.dueOf('filing-reply')).toEqual(['running', '2026-03-12']);
    expect(filing.examine()).toContain('FilingExamined.v1');
  });

  it('is taken back by who gave it', () => {
    const filing = examined('material');
    const back = { type: 'TakeBackOpinion', taskId: 'examination.1.1', reason: '漏看' } as const;
    expect(filing.step(back, 'p-examiner')).toContain('OpinionRetracted.v1');
    expect(filing.state.facts.checks).toBeNull();
    expect(filing.step(accept)).toBe('not-examined');
    expect(filing.examine()).toContain('FilingExamined.v1');
  });
});

describe('the county’s opinion', () => {
  it('accepts what conforms, under a number, while the review still stands', () => {
    expect(examined('material').step(accept)).toBe('deficiencies-stand');
    expect(examined().step({ ...accept, pass: null })).toBe('no-valid-review');
    expect(examined().step({ ...accept, pass: { ...pass, reviewId: 'r2' } })).toContain('FilingAccepted.v1');
    const filing = examined();
    expect(filing.step(accept, 'p-leader')).toEqual(['FilingAccepted.v1', 'CaseDecided.v1', 'DeadlineMet.v1']);
    expect(filing.state.facts.filingNo).toBe('济历城组备〔2026〕1号');
    expect(filing.step({ type: 'CloseCase' })).toBe('use-own-form');
    expect(filing.step({ type: 'DecideCase', office: '', outcome: 'accept', reasons: '' })).toBe('use-own-form');
  });

  it('objects with items and ground; the town corrects or has it reconsidered, as often as there is cause', () => {
    const filing = objected();
    expect(filing.history.slice(-4).map(({ type }) => type)).toEqual([
      'FilingObjected.v1',
      'CaseDecided.v1',
      'DeadlineMet.v1',
      'DeadlineStarted.v1',
    ]);
    expect(filing.dueOf('filing-correct')).toEqual(['running', '2026-03-09']);
    expect(filing.step({ type: 'ReopenCase', ground: 'x' })).toBe('use-own-form');
    expect(filing.step({ ...correct, documents: [{ sha256: hash, kind: 'ballot' }] })).toEqual([
      'FilingCorrected.v1',
      'CaseReopened.v1',
      'StageBegun.v1',
      'DeadlineMet.v1',
      'DeadlineStarted.v1',
      'DocumentAttached.v3',
    ]);
    expect(filing.step(correct)).toBe('not-objected');
    filing.examine('procedure');
    expect(filing.step(objectTo)).toContain('FilingObjected.v1');
    expect(filing.step({ ...correct, kind: 'reconsideration' })).toContain('CaseReopened.v1');
    filing.examine();
    expect(filing.step(accept)).toContain('FilingAccepted.v1');
    expect(filing.step(correct)).toBe('not-objected');
  });

  it('is voided by the town where it was adverse, by the county’s leader where it was not', () => {
    expect(submitted().step(emptied)).toBe('not-open-now');
    expect(objected().requirement(emptied)?.anyOf).toEqual([{ role: 'townOrgOfficer', org: '370112013' }]);
    expect(filed().requirement(emptied)?.anyOf).toEqual([{ role: 'countyOrgLeader', org: '370112' }]);
    expect(objected().step(emptied)).toEqual([
      'FilingVoided.v1',
      'DeadlineCancelled.v1',
      'CaseClosed.v1',
      'MaterialWeighed.v1',
    ]);
    const filing = filed();
    expect(filing.step(emptied)).toEqual(['FilingVoided.v1', 'CaseClosed.v1', 'MaterialWeighed.v1']);
    expect(filing.step(register)).toBe('not-filed');
    expect(active().step(emptied)).toBe('registered-already');
  });
});

describe('separation of duties in a filing', () => {
  it('keeps drafter, examiner and leader apart', () => {
    const apart = examined().requirement(accept)?.separation;
    expect(apart).toContainEqual({ code: 'drafter-acts-apart', persons: ['p-drafter'] });
    expect(apart).toContainEqual({ code: 'acted-at-earlier-stage', persons: ['p-party', 'p-examiner'] });
  });
});
