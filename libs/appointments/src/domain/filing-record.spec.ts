import { describe, expect, it } from '@jest/globals';
import { active, filed, objected, register, report, train } from './filing.fixture.js';

describe('the record of a secretary', () => {
  it('is entered once the filing is accepted and the post has started; the first training has six months', () => {
    expect(objected().step(register)).toBe('not-filed');
    const filing = filed();
    expect(filing.step(register)).toEqual(['SecretaryRegistered.v1', 'DeadlineStarted.v1']);
    expect(filing.dueOf('first-training')).toEqual(['running', '2026-09-10']);
    expect(filing.step(register)).toEqual([]);
    expect(filing.step({ ...register, termId: 't2' })).toBe('registered-already');
  });

  it('waits for the first training, and is closed with it', () => {
    expect(filed().step(train)).toBe('not-in-database');
    const filing = active().at('2026-05-31');
    expect(filing.step(train)).toBe('date-ahead');
    filing.at('2026-06-02');
    expect(filing.step({ ...train, completedOn: '2026-03-09' })).toBe('training-before-appointment');
    expect(filing.step(train)).toEqual(['FirstTrainingRecorded.v1', 'DeadlineMet.v1', 'CaseClosed.v1']);
    expect(filing.step(train)).toBe('training-recorded-already');
  });

  it('alerts the town, then the county, where the first training stays away', () => {
    const filing = active().at('2026-09-18');
    filing.step({ type: 'AdvanceCase' });
    const told = filing.history.flatMap((event) =>
      event.type === 'AlertRaised.v1'
        ? [[event.data.stage, ...event.data.to.map((to) => 'role' in to && to.role)]]
        : [],
    );
    expect(told).toContainEqual(['yellow', 'townOrgOfficer']);
    expect(told).toContainEqual(['red', 'countyOrgOfficer']);
  });

  it('takes sanctions, and ends with removal, transfer or death', () => {
    expect(filed().step(report('removal'))).toBe('not-in-database');
    const filing = active().at('2026-04-01');
    expect(filing.step(report('sanction', '2026-03-09'))).toBe('change-before-appointment');
    expect(filing.step(report('sanction', '2026-04-02'))).toBe('date-ahead');
    expect(filing.step(report('sanction'))).toEqual(['SecretaryRecordChanged.v1']);
    expect(filing.step(report('removal'))).toEqual([
      'SecretaryRecordChanged.v1',
      'DeadlineCancelled.v1',
      'CaseClosed.v1',
    ]);
    expect(filing.state.facts).toMatchObject({
      record: 'ended',
      changes: [{ change: 'sanction' }, { change: 'removal' }],
    });
    expect(filing.step(report('death'))).toBe('not-in-database');
    const trained = active().at('2026-06-02');
    trained.step(train);
    expect(trained.step(report('transfer'))).toEqual(['SecretaryRecordChanged.v1']);
  });

  it('is nobody’s own to keep, nor a relative’s', () => {
    for (const words of [train, report('sanction'), register])
      expect(active().requirement(words)?.separation?.[0]).toEqual({ code: 'own-case', persons: ['p-candidate'] });
  });
});
