import { describe, expect, it } from '@jest/globals';
import { Adjustment, announcement, day, decided, decision, tolerance } from './adjustment.fixture.js';

describe('the check of error tolerance', () => {
  const filed = () => new Adjustment().verified().heard().proposed().filed();

  it('waits for a proposal, and is made once by each office', () => {
    expect(new Adjustment().verified().step(tolerance('discipline'))).toBe('nothing-proposed');
    const one = filed();
    expect(one.step(tolerance('discipline'))).toEqual(['ToleranceChecked.v1', 'MaterialWeighed.v1']);
    expect(one.step(tolerance('discipline'))).toBe('tolerance-recorded');
  });

  it('comes before an adverse decision', () => {
    const one = filed();
    one.step(tolerance('organization'));
    expect(one.step(decision)).toBe('tolerance-unchecked');
    one.step(tolerance('discipline'));
    expect(one.step(decision)).toContain('CadreAdjusted.v1');
  });

  it('by which both tolerate leaves only one decision', () => {
    const one = filed().tolerated('tolerate');
    expect(one.step(decision)).toBe('tolerated');
    expect(one.step({ ...decision, outcome: 'kept' })).toEqual(['CaseDecided.v1']);
  });
});

describe('the decision', () => {
  it('waits for the filing', () => {
    const one = new Adjustment().verified().heard().proposed().tolerated();
    expect(one.step(decision)).toBe('not-open-now');
  });

  it('has a form of its own, with a paper of no later day', () => {
    const one = new Adjustment().verified().heard().proposed().filed().tolerated();
    expect(one.step({ type: 'DecideCase', office: '', outcome: 'adjusted', reasons: 'r' })).toBe('use-own-form');
    expect(one.step({ ...decision, documentOn: '2026-03-03' })).toBe('date-ahead');
    expect(one.step(decision)).toEqual(['CadreAdjusted.v1', 'CaseDecided.v1']);
  });

  it('is announced once, and not before', () => {
    expect(new Adjustment().verified().step(announcement)).toBe('not-decided-yet');
    const one = decided();
    expect(one.step({ ...announcement, announcedOn: '2026-03-03' })).toBe('date-ahead');
    expect(one.step(announcement)).toEqual(['AdjustmentAnnounced.v1']);
    expect(one.step(announcement)).toBe('announced-already');
  });

  it('closes with the departure, not before', () => {
    const one = decided();
    expect(one.step({ type: 'CloseCase' })).toBe('departure-open');
    expect(one.step({ type: 'CompleteDeparture' })).toBe('not-announced');
    one.step(announcement);
    expect(one.step({ type: 'CompleteDeparture' })).toEqual(['DepartureCompleted.v1', 'CaseClosed.v1']);
    expect(one.step({ type: 'CompleteDeparture' })).toEqual([]);
  });

  it('is filed afterwards where the county wants it so', () => {
    const one = new Adjustment(day, 'post').verified().heard().proposed().tolerated();
    expect(one.step({ type: 'RecordPostFiling', filingNo: 'x' })).toBe('not-filed-after');
    expect(one.step(decision)).toEqual(['CadreAdjusted.v1', 'CaseDecided.v1', 'DeadlineStarted.v1']);
    const filing = { type: 'RecordPostFiling', filingNo: '历组备〔2026〕4号' } as const;
    expect(one.step(filing)).toEqual(['AdjustmentPostFiled.v1', 'DeadlineMet.v1']);
    expect(one.step(filing)).toBe('filed-after-already');
    expect(decided().step(filing)).toBe('not-filed-after');
  });
});
