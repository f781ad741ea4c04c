import { describe, expect, it } from '@jest/globals';
import {
  appointed,
  Appointment,
  hearing,
  inOffice,
  noticing,
  open,
  reviewed,
  stepTo,
  trialEnd,
} from './appointment.fixture.js';
import { nextStep, type Known } from './appointment.process.js';
import { active, filed, Filing, pass, report, submitted, train } from './filing.fixture.js';
import { isFiled } from './filing.facts.js';

const today = '2026-03-02';
const knowing = (filing: Filing | null = null, found: Known['pass'] = pass): Known => ({
  pass: found,
  filing: filing && {
    filingId: 'f1',
    filed: isFiled(filing.state.flow!, filing.state.facts),
    facts: filing.state.facts,
  },
  today,
});
const next = (one: Appointment, known: Known) => nextStep(one.state, known);
const note = (step: string, reference: string, doneOn = today) => ({ do: 'note', step, reference, doneOn });

describe('the process of an appointment', () => {
  it('does nothing before there is one, nor after it is over', () => {
    expect(next(new Appointment(), knowing())).toBeNull();
    const over = new Appointment().all(open, { type: 'WithdrawCase', reason: '放弃' });
    expect(next(over, knowing())).toBeNull();
  });

  it('notes a review that was passed, and in pre mode the filing that was accepted', () => {
    const one = new Appointment().all(open);
    expect(next(one, knowing(null, null))).toBeNull();
    expect(next(one, knowing())).toEqual(note('review', 'r1'));
    one.all(reviewed);
    expect(next(one, knowing(submitted()))).toBeNull();
    expect(next(one, knowing(filed()))).toEqual(note('filing', '济历城组备〔2026〕1号'));
  });

  it('leaves the notice and the decision to people', () => {
    expect(next(noticing(), knowing(filed()))).toBeNull();
    expect(next(noticing('post'), knowing())).toBeNull();
  });

  it('begins the term, unless the register has refused it and nobody has asked again', () => {
    expect(next(appointed(), knowing(filed()))).toEqual({ do: 'begin-term' });
    const refusedOnce = appointed().all({ type: 'NoteRefusal', code: 'seat-taken' });
    expect(next(refusedOnce, knowing(filed()))).toBeNull();
    expect(next(refusedOnce.all({ type: 'RequestTermStart' }), knowing(filed()))).toEqual({ do: 'begin-term' });
  });

  it('enters the secretary in the database once filing and term are there, and notes what follows', () => {
    const one = inOffice();
    expect(next(one, knowing(filed()))).toEqual({
      do: 'register',
      filingId: 'f1',
      termId: 't1',
      startedOn: '2026-03-12',
    });
    expect(next(one, knowing(active()))).toEqual(note('registration', '济历城组备〔2026〕1号'));
    one.all(stepTo('registration'));
    expect(next(one, knowing(active()))).toBeNull();
    const trained = active().at('2026-06-02');
    trained.step(train);
    expect(next(one, knowing(trained))).toEqual(note('training', 'f1', '2026-06-01'));
    expect(next(one.all(stepTo('training')), knowing(trained))).toBeNull();
  });

  it('in post mode notes that the filing was submitted', () => {
    expect(next(inOffice('post'), knowing(null))).toBeNull();
    expect(next(inOffice('post'), knowing(submitted('post')))).toEqual(note('filing-submission', 'f1'));
  });

  it('ends the term of a trial that was ended, and itself with the record of the secretary', () => {
    const trial = inOffice('pre', { onTrial: true }).all(hearing, trialEnd('ended'));
    expect(next(trial, knowing(active()))).toEqual({ do: 'end-term', termId: 't1' });
    expect(next(trial.all(stepTo('term-end')), knowing(active()))).toBeNull();
    const removed = active().at('2026-04-01');
    removed.step(report('removal'));
    expect(next(inOffice(), knowing(removed))).toEqual(note('record-end', 'f1'));
  });
});
