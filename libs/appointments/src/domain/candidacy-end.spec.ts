import { describe, expect, it } from '@jest/globals';
import { fold } from '#kernel';
import { hostedActions } from '#workflow';
import {
  appoint,
  appointed,
  Appointment,
  candidacyEnd,
  closeNotice,
  decidable,
  declining,
  filedStep,
  inOffice,
  noticing,
  open,
  postNotice,
  reviewed,
  trialEnd,
  type AppointmentGiven,
} from './appointment.fixture.js';
import { secretaryAppointment, secretaryAppointments } from './appointment.js';
import { nextStep } from './appointment.process.js';

const onTrial = { onTrial: true };
const committee = { role: 'townPartyCommittee', org: '370112013' };
const waited = ({ state }: Appointment) =>
  hostedActions(secretaryAppointments, state).flatMap((one) => ('waited' in one && one.waited ? [one.action] : []));
const offered = ({ state }: Appointment) => hostedActions(secretaryAppointments, state).map(({ action }) => action);
const alertsOf = ({ history }: Appointment) =>
  history.flatMap((event) => (event.type === 'AlertRaised.v1' ? [event.data] : []));

/** An undecided appointment at each of its stages, and what would take it on. */
const undecided: readonly (readonly [string, () => Appointment, AppointmentGiven])[] = [
  ['before the review', () => new Appointment().all({ ...open, ...onTrial }), postNotice],
  ['before the filing', () => new Appointment().all({ ...open, ...onTrial }, reviewed), postNotice],
  ['before the notice', () => noticing('pre', onTrial), postNotice],
  ['during the notice', () => noticing('pre', onTrial).all(postNotice), closeNotice],
  ['before the decision', () => decidable('pre', onTrial), appoint],
];

describe('an appointment whose candidacy has ended', () => {
  it.each(undecided)('stands still %s, and names the candidacy', (_when, of, next) => {
    const one = of();
    expect(one.step(candidacyEnd)).toEqual(['CandidacyEndNoted.v1', 'AlertRaised.v1', 'MaterialLaid.v1']);
    expect(one.step(candidacyEnd)).toEqual([]);
    expect(one.refusal(next)).toEqual({
      rejected: 'candidacy-ended',
      params: { candidacy: 'k1', ground: 'false-material' },
    });
    const pass = { reviewId: 'r1', validUntil: '2026-09-02' };
    expect(nextStep(one.state, { pass, filing: null, today: one.today })).toBeNull();
  });

  it.each(undecided)('waits %s for the town Party committee to decline it, and for nothing else', (_when, of) => {
    const one = of().all(candidacyEnd);
    expect(waited(one)).toEqual(['DeclineAppointment']);
    expect(offered(one)).not.toContain('AppointSecretary');
    expect(one.requirement(declining)).toMatchObject({
      anyOf: [committee],
      separation: expect.arrayContaining([
        { code: 'drafter-acts-apart', persons: ['p-officer'] },
        { code: 'own-case', persons: ['p-candidate'] },
      ]),
    });
    expect(one.step({ ...declining, reasons: ' ' })).toBe('reason-missing');
    one.step(declining);
    expect(['ended', 'closed']).toContain(one.state.flow!.status);
    expect(waited(one)).toEqual([]);
  });

  it('tells the committee at once, and the county with it, until the case is over', () => {
    const one = noticing('pre', onTrial).all(postNotice, candidacyEnd);
    expect(alertsOf(one)).toMatchObject([
      { ruleKey: 'appointment.candidacyEnded', stage: 'remind', dueOn: '2026-03-02', to: [committee] },
    ]);
    expect(alertsOf(one)[0]!.copyTo).toContainEqual({ role: 'countyOrgLeader', org: '370112' });
    expect(one.step(declining)).toEqual([
      'AppointmentDropped.v1',
      'MilestoneCleared.v1',
      'CaseEnded.v1',
      'AlertClosed.v1',
      'MaterialWeighed.v1',
    ]);
    expect(one.at('2026-03-20').step({ type: 'AdvanceCase' })).toEqual([]);
  });

  it('is decided as others are once its notice is over', () => {
    const one = decidable('pre', onTrial).all(candidacyEnd);
    expect(one.step(declining)).toEqual(['CaseDecided.v1', 'CaseClosed.v1', 'AlertClosed.v1']);
  });

  it('may be withdrawn before its notice by whoever opened it', () => {
    const one = new Appointment().all({ ...open, ...onTrial }, candidacyEnd);
    expect(one.step({ type: 'WithdrawCase', reason: '报名材料不实' })).toEqual(
      expect.arrayContaining(['CaseWithdrawn.v1', 'AlertClosed.v1']),
    );
  });

  it('that is decided on goes on, and people are told', () => {
    const one = appointed('pre', onTrial);
    expect(one.step(candidacyEnd)).toEqual(['CandidacyEndNoted.v1', 'AlertRaised.v1', 'MaterialLaid.v1']);
    expect(nextStep(one.state, { pass: null, filing: null, today: one.today })).toEqual({ do: 'begin-term' });
    const sitting = inOffice('pre', onTrial).all(candidacyEnd);
    expect(waited(sitting)).toEqual(['EndTrial']);
    expect(sitting.step(trialEnd('confirmed'))).toContain('TrialEnded.v1');
    const over = inOffice('pre', onTrial).all(candidacyEnd);
    expect(over.requirement(candidacyEnd)?.anyOf).toEqual([{ system: true }]);
  });

  it('is not told of it where it is over', () => {
    const one = decidable('pre', onTrial).all(declining);
    expect(one.step(candidacyEnd)).toEqual([]);
  });
});

describe('an appointment that was opened before its origin was on record', () => {
  it('has none', () => {
    const [opened] = new Appointment().all({ ...open, ...onTrial, candidacyId: 'k1' }).history;
    const { candidacyId, ...data } = opened!.data as { candidacyId: string };
    expect(candidacyId).toBe('k1');
    const decoded = secretaryAppointment.events.decode({ type: 'AppointmentOpened.v1', data });
    expect(fold(secretaryAppointment.decider, [decoded]).facts.opened).toMatchObject({
      onTrial: true,
      candidacyId: null,
    });
  });
});

describe('an appointment that grew out of no candidacy', () => {
  it('goes on as it always did', () => {
    expect(noticing().all(postNotice).state.facts.candidacyEnd).toBeNull();
    expect(new Appointment().all(open, reviewed, filedStep).step(declining)).toBe('notice-not-closed');
  });
});
