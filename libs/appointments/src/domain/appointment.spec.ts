import { describe, expect, it } from '@jest/globals';
import { procedureFaults } from '#workflow';
import {
  appoint,
  appointed,
  Appointment,
  closeNotice,
  decidable,
  filedStep,
  hearing,
  inOffice,
  noticing,
  open,
  postNotice,
  reviewed,
  stepTo,
  trialEnd,
} from './appointment.fixture.js';
import { appointmentProcedures } from './appointment.procedure.js';

const refuse = { type: 'DeclineAppointment', reasons: '异议成立' } as const;
const refused = { type: 'NoteRefusal', code: 'seat-taken' } as const;
const again = { type: 'RequestTermStart' } as const;

describe('the procedures of an appointment', () => {
  it('have no fault', () => expect(appointmentProcedures.flatMap((one) => procedureFaults(one))).toEqual([]));
});

describe('an appointment, up to its decision', () => {
  it('is of a secretary only: who sits in a committee of villagers is elected (R1, R2)', () => {
    for (const post of ['vcDirector', 'vcMember', 'vscDirector', 'vscMember'] as const)
      expect(new Appointment().step({ ...open, post })).toBe('elected-not-appointed');
    const one = new Appointment();
    expect(one.step(reviewed)).toBe('not-open-now');
    expect(one.step(open)).toEqual(['AppointmentOpened.v2', 'CaseSubmitted.v1', 'StageBegun.v1']);
    expect(one.step(open)).toBe('appointment-exists');
  });

  it('waits for review, then in pre mode for the filing; what other cases settle is signed by the process alone', () => {
    const one = new Appointment().all(open);
    const taskId = 'review.1.1';
    const plain = { type: 'GiveOpinion', taskId, result: 'passed', ground: null, basisNo: null, opinion: '' } as const;
    expect(one.step(plain)).toBe('use-own-form');
    expect(one.requirement(reviewed)?.anyOf).toEqual([{ system: true }]);
    expect(one.step(filedStep)).toBe('not-open-now');
    expect(one.step(reviewed)).toEqual([
      'AppointmentStepTaken.v1',
      'OpinionGiven.v2',
      'StageCompleted.v1',
      'StageBegun.v1',
    ]);
    expect(one.step(reviewed)).toEqual([]);
    expect(one.step(postNotice)).toBe('not-open-now');
    expect(one.step(filedStep)).toContain('StageBegun.v1');
    expect(one.step(postNotice)).toContain('NoticePosted.v1');
    expect(noticing('post').state.flow!.stages).toEqual({ review: 'complete', 'public-notice': 'running' });
    expect(one.step({ type: 'WithdrawCase', reason: '放弃' })).toBe('not-open-now');
    expect(new Appointment().all(open).step({ type: 'WithdrawCase', reason: '放弃' })).toContain('CaseWithdrawn.v1');
  });

  it('is announced for five working days; a notice posted anew counts anew', () => {
    const one = noticing();
    expect(one.step(closeNotice)).toBe('notice-not-posted');
    expect(one.step({ ...postNotice, postedOn: '2026-03-03' })).toBe('date-ahead');
    expect(one.step(postNotice)).toEqual(['NoticePosted.v1', 'MilestoneSet.v1']);
    expect(one.state.facts.notice?.until).toBe('2026-03-09');
    one.at('2026-03-09');
    expect(one.step(closeNotice)).toBe('notice-running');
    expect(one.step({ ...postNotice, postedOn: '2026-03-09' })).toContain('NoticePosted.v1');
    one.at('2026-03-10');
    expect(one.step(closeNotice)).toBe('notice-running');
    one.at('2026-03-17');
    expect(one.step(appoint)).toBe('notice-not-closed');
    expect(one.step(refuse)).toBe('notice-not-closed');
    expect(one.step(closeNotice)).toEqual([
      'MilestoneReached.v1',
      'NoticePeriodEnded.v1',
      'NoticeClosed.v1',
      'OpinionGiven.v2',
      'StageCompleted.v1',
    ]);
    expect(one.step(closeNotice)).toBe('notice-closed-already');
    expect(one.step(postNotice)).toBe('notice-closed-already');
  });

  it('is decided by the town Party committee on a review and, in pre mode, a filing that still stand', () => {
    expect(decidable().step({ ...appoint, filed: false })).toBe('filing-first');
    expect(decidable('post').step({ ...appoint, filed: false })).toContain('SecretaryAppointed.v1');
    expect(decidable().step({ ...appoint, pass: null })).toBe('no-valid-review');
    const later = decidable();
    const pass = { reviewId: 'r2', validUntil: '2026-09-10' };
    expect(later.step({ ...appoint, pass })).toEqual([
      'LaterReviewTaken.v1',
      'SecretaryAppointed.v1',
      'CaseDecided.v1',
    ]);
    expect(later.state.facts).toMatchObject({ restsOn: 'r2', steps: { review: { reference: 'r1' } } });
    expect(decidable().step({ ...appoint, documentOn: '2026-03-11' })).toBe('date-ahead');
    expect(decidable().step({ ...appoint, startedOn: '2026-03-09' })).toBe('start-before-decision');
    const one = decidable();
    expect(one.requirement(appoint)?.anyOf).toEqual([{ role: 'townPartyCommittee', org: '370112013' }]);
    expect(one.step({ type: 'DecideCase', office: '', outcome: 'appoint', reasons: '' })).toBe('use-own-form');
    expect(one.step(appoint)).toEqual(['SecretaryAppointed.v1', 'CaseDecided.v1']);
    expect(one.step(appoint)).toBe('not-open-now');
    expect(one.step({ type: 'CloseCase' })).toBe('use-own-form');
  });

  it('comes to nothing where an objection was upheld, or the committee declines', () => {
    const one = noticing()
      .all(postNotice)
      .at('2026-03-10')
      .all({ ...closeNotice, objections: 2, upheld: true });
    expect(one.step(appoint)).toBe('objection-upheld');
    expect(one.step({ ...refuse, reasons: ' ' })).toBe('reason-missing');
    expect(one.step(refuse)).toEqual(['CaseDecided.v1', 'CaseClosed.v1']);
    expect(appointed().step(refuse)).toBe('not-open-now');
  });
});

describe('an appointment, after its decision', () => {
  it('is closed with its last step, in whatever order they come', () => {
    const steps = [stepTo('registration'), stepTo('file'), stepTo('training')];
    expect(noticing().step(stepTo('file'))).toBe('not-open-now');
    for (const order of [steps, steps.toReversed()]) {
      const one = inOffice();
      expect(one.step(order[0]!)).toEqual(['AppointmentStepTaken.v1']);
      one.step(order[1]!);
      expect(one.step(order[2]!)).toEqual(['AppointmentStepTaken.v1', 'CaseClosed.v1']);
      expect(one.step(order[2]!)).toEqual([]);
    }
  });

  it('notes what the register of terms refuses; people have it asked again', () => {
    const one = appointed();
    expect(one.step(again)).toBe('term-not-refused');
    expect(one.step(refused)).toEqual(['TermStartRefused.v1']);
    expect(one.step(refused)).toEqual([]);
    expect(one.step(again)).toEqual(['TermStartRequested.v1']);
    expect(one.step(stepTo('term', 't1'))).toEqual(['AppointmentStepTaken.v1']);
    expect(one.step(refused)).toBe('not-open-now');
  });

  it('in post mode alerts the town where the filing is late, and until it is submitted', () => {
    const one = inOffice('post').at('2026-03-20');
    expect(one.step({ type: 'AdvanceCase' })).toContain('DeadlineMissed.v1');
    const told = one.history.flatMap((event) =>
      event.type === 'AlertRaised.v1' && event.data.stage === 'yellow' ? event.data.to : [],
    );
    expect(told).toEqual([{ role: 'townPartyCommittee', org: '370112013' }]);
    expect(one.step(stepTo('filing-submission'))).toEqual(
      expect.arrayContaining(['AppointmentStepTaken.v1', 'DeadlineMet.v1', 'AlertClosed.v1']),
    );
    expect(inOffice().state.flow!.clocks.deadlines).toEqual({});
  });

  it('on trial waits six months for people to decide; a trial that is ended ends the term', () => {
    expect(inOffice().step(trialEnd('confirmed'))).toBe('no-trial');
    const one = inOffice('pre', { onTrial: true });
    expect(one.state.flow!.clocks.deadlines['trial']?.dueOn).toBe('2026-09-14');
    expect(one.step({ ...trialEnd('confirmed'), documentOn: '2026-03-13' })).toBe('date-ahead');
    expect(one.step({ ...trialEnd('confirmed'), endedOn: '2026-03-11' })).toBe('trial-before-start');
    one.all(stepTo('registration'), stepTo('file'), stepTo('training'));
    expect(one.state.flow!.status).toBe('decided');
    expect(one.step(trialEnd('confirmed'))).toEqual([
      'TrialEnded.v1',
      'DeadlineMet.v1',
      'CaseClosed.v1',
      'MaterialWeighed.v1',
    ]);
    expect(one.step(trialEnd('confirmed'))).toBe('no-trial');
    const other = inOffice('pre', { onTrial: true });
    expect(other.requirement(trialEnd('ended'))?.anyOf).toEqual([{ role: 'townPartyCommittee', org: '370112013' }]);
    expect(other.step(trialEnd('ended'))).toBe('trial-unheard');
    expect(inOffice().step(hearing)).toBe('no-trial');
    expect(other.step({ ...hearing, heardOn: '2026-03-13' })).toBe('date-ahead');
    expect(other.step(hearing)).toEqual(['TrialHearingRecorded.v1']);
    expect(other.step(trialEnd('ended'))).toEqual(['TrialEnded.v1', 'DeadlineMet.v1', 'MaterialWeighed.v1']);
    expect(other.step(stepTo('term-end'))).toEqual(['AppointmentStepTaken.v1', 'CaseClosed.v1']);
  });

  it('ends with the record of the secretary', () =>
    expect(inOffice('post').step(stepTo('record-end'))).toEqual([
      'AppointmentStepTaken.v1',
      'DeadlineCancelled.v1',
      'CaseClosed.v1',
    ]));
});
