import { describe, expect, it } from '@jest/globals';
import { appointed, hearing, inOffice, noticing, postNotice, trialEnd } from './appointment.fixture.js';
import { compared, fit, listing, note, recommended, reviewed } from './candidacy.fixture.js';
import { nextNote, type KnownOfCandidate } from './candidacy.process.js';
import { isOver } from '#workflow';

const nothing: KnownOfCandidate = { reviewing: null, pass: null, appointment: null, today: '2026-03-02' };
const pass = { reviewId: 'r1', validUntil: '2026-09-02' };
const known = ({ state }: ReturnType<typeof noticing>): KnownOfCandidate => ({
  ...nothing,
  pass,
  appointment: { appointmentId: 'a1', over: isOver(state.flow!), facts: state.facts },
});
const trial = { onTrial: true };

describe('what a candidacy notes', () => {
  it('is the joint review that is under way, and the one that is passed', () => {
    expect(nextNote(recommended().state, nothing)).toBeNull();
    expect(nextNote(recommended().state, { ...nothing, reviewing: 'r1' })?.step).toBe('review-opened');
    const one = recommended().all(note('review-opened', 'r1'));
    expect(nextNote(one.state, { ...nothing, reviewing: 'r1' })).toBeNull();
    expect(nextNote(one.state, { ...nothing, reviewing: 'r2' })).toMatchObject({
      step: 'review-opened',
      reference: 'r2',
    });
    expect(nextNote(one.state, { ...nothing, pass })).toMatchObject({ step: 'review', reference: 'r1' });
    expect(nextNote(reviewed().state, { ...nothing, pass })).toBeNull();
  });

  it('is no appointment before the list and the medical check', () => {
    for (const one of [compared(), compared().all(listing())])
      expect(nextNote(one.state, known(noticing('pre', trial)))).toBeNull();
    expect(nextNote(fit().state, nothing)).toBeNull();
    expect(nextNote(fit().state, known(noticing('pre', trial)))).toMatchObject({
      step: 'appointment',
      reference: 'a1',
    });
  });

  it('is how the appointment goes on, one thing after the other', () => {
    const one = fit();
    const steps: string[] = [];
    const follow = (appointment: Parameters<typeof known>[0]) => {
      for (let next = nextNote(one.state, known(appointment)); next; next = nextNote(one.state, known(appointment))) {
        steps.push(next.step);
        one.step({ type: 'TakeCandidacyStep', ...next });
      }
    };
    follow(noticing('pre', trial));
    follow(noticing('pre', trial).all(postNotice));
    follow(appointed('pre', trial));
    follow(inOffice('pre', trial).all(trialEnd('confirmed')));
    expect(steps).toEqual(['appointment', 'notice', 'appointed', 'confirmed']);
    expect(nextNote(one.state, known(inOffice('pre', trial)))).toBeNull();
  });

  it('is that an appointment came to nothing, or that its trial was ended', () => {
    const begun = () => fit().all(note('appointment', 'a1'));
    const dropped = noticing('pre', trial).all(postNotice).at('2026-03-10');
    dropped.all({ type: 'CloseNotice', objections: 1, upheld: true, note: '异议成立' });
    dropped.all({ type: 'DeclineAppointment', reasons: '异议成立' });
    const declined = known(dropped);
    expect(nextNote(fit().state, declined)).toBeNull();
    const told = begun().all(note('notice', 'a1'));
    expect(nextNote(told.state, declined)?.step).toBe('appointment-dropped');
    const ended = inOffice('pre', trial).all(hearing, trialEnd('ended'));
    const late = begun().all(note('notice', 'a1'), note('appointed', 'a1'));
    expect(nextNote(late.state, known(ended))?.step).toBe('trial-ended');
  });
});
