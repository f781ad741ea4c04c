import { describe, expect, it } from '@jest/globals';
import { anew, appointed, decidable, inOffice, open, revoke, stepTo, termRefused } from './appointment.fixture.js';
import { nextStep } from './appointment.process.js';
import { pass } from './filing.fixture.js';
import { secretaryAppointments } from './appointment.js';

const refused = (mode: 'pre' | 'post' = 'pre') => appointed(mode).all(termRefused);
const known = { pass, filing: null, today: '2026-03-10' };

describe('an appointment whose term the register refuses', () => {
  it('is decided anew with another first day, and the register is asked again', () => {
    const one = refused();
    expect(one.step(anew)).toEqual(['NewDecisionMade.v1', 'MaterialWeighed.v1']);
    expect(one.state.facts).toMatchObject({ refusal: null, appointed: { startedOn: '2026-04-01' } });
    expect(nextStep(one.state, known)).toEqual({ do: 'begin-term' });
    expect(one.step(termRefused)).toEqual(['TermStartRefused.v1']);
    expect(one.step(anew)).toEqual(['NewDecisionMade.v1', 'MaterialWeighed.v1']);
    expect(one.step(stepTo('term', 't1', '2026-04-01'))).toEqual(['AppointmentStepTaken.v1']);
  });

  it('asks of the new decision what it asked of the first', () => {
    const one = refused();
    expect(one.step({ ...anew, filed: false })).toBe('filing-first');
    expect(one.step({ ...anew, pass: null })).toBe('no-valid-review');
    expect(one.step({ ...anew, documentOn: '2026-03-11' })).toBe('date-ahead');
    expect(one.step({ ...anew, startedOn: '2026-03-09' })).toBe('start-before-decision');
    expect(one.refusal({ ...anew, documentOn: '2026-03-09' }).params).toEqual({ earliest: '2026-03-10' });
    const later = { reviewId: 'r2', validUntil: '2026-09-10' };
    expect(one.step({ ...anew, pass: later })).toEqual([
      'LaterReviewTaken.v1',
      'NewDecisionMade.v1',
      'MaterialWeighed.v1',
    ]);
  });

  it('is revoked with a reason: the case is over, nobody is appointed', () => {
    const one = refused();
    expect(one.step({ ...revoke, documentOn: '2026-03-11' })).toBe('date-ahead');
    expect(one.refusal({ ...revoke, documentOn: '2026-03-09' }).params).toEqual({ earliest: '2026-03-10' });
    expect(one.step(revoke)).toEqual(['AppointmentRevoked.v1', 'CaseClosed.v1', 'MaterialWeighed.v1']);
    expect(one.state.facts).toMatchObject({ appointed: null, revoked: { documentNo: '济历城港沟委〔2026〕5号' } });
    expect(one.state.flow!.status).toBe('closed');
    expect(nextStep(one.state, known)).toBeNull();
    expect([anew, revoke, termRefused].map((words) => one.step(words))).toEqual([
      'term-not-refused',
      'term-not-refused',
      'not-open-now',
    ]);
    expect(one.step(open)).toBe('appointment-exists');
  });

  it('moves the time to file with the first day in post mode, and ends it with the decision', () => {
    const one = refused('post');
    const [, moved] = one.step(anew) as readonly string[];
    expect(moved).toMatch(/^Deadline/);
    one.all(termRefused);
    expect(one.step(revoke)).toEqual([
      'AppointmentRevoked.v1',
      'DeadlineCancelled.v1',
      'CaseClosed.v1',
      'MaterialWeighed.v1',
    ]);
  });

  it('is left to the town Party committee, apart from the drafter and from the person', () => {
    const one = refused();
    for (const words of [anew, revoke]) {
      const { anyOf, separation } = one.requirement(words)!;
      expect(anyOf).toEqual([{ role: 'townPartyCommittee', org: '370112013' }]);
      expect(separation).toEqual(
        expect.arrayContaining([
          { code: 'drafter-acts-apart', persons: ['p-officer'] },
          { code: 'own-case', persons: [open.subjectId] },
        ]),
      );
    }
    expect(secretaryAppointments.duties(one.state).map(({ action }) => action)).toEqual([
      'RequestTermStart',
      'DecideAnew',
      'RevokeAppointment',
    ]);
  });

  it('has these ways out while the term is refused, and at no other time', () => {
    for (const one of [decidable(), appointed(), inOffice()])
      expect([anew, revoke].map((words) => one.step(words))).toEqual(['term-not-refused', 'term-not-refused']);
    const asked = refused().all({ type: 'RequestTermStart' });
    expect(asked.step(revoke)).toBe('term-not-refused');
  });
});
