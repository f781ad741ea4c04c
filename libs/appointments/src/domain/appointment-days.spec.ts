import { describe, expect, it } from '@jest/globals';
import { appoint, decidable, hearing, inOffice, noticing, postNotice, trialEnd } from './appointment.fixture.js';

const onTrial = { onTrial: true };

describe('the days of an appointment', () => {
  it('have the notice posted once the filing is accepted, in post mode once the review is passed', () => {
    for (const mode of ['pre', 'post'] as const) {
      const one = noticing(mode);
      expect(one.refusal({ ...postNotice, postedOn: '2026-03-01' })).toEqual({
        rejected: 'date-before-step',
        params: { earliest: '2026-03-02' },
      });
      expect(one.step(postNotice)).toContain('NoticePosted.v1');
    }
  });

  it('have the decision made after the last day of the notice', () => {
    const one = decidable();
    expect(one.state.facts.notice?.until).toBe('2026-03-09');
    expect(one.refusal({ ...appoint, documentOn: '2026-03-09' })).toEqual({
      rejected: 'date-before-step',
      params: { earliest: '2026-03-10' },
    });
    expect(one.step(appoint)).toContain('SecretaryAppointed.v1');
  });

  it('have the person heard in the trial, and the trial ended after that', () => {
    const one = inOffice('pre', onTrial);
    const { startedOn } = one.state.facts.appointed!;
    expect(one.refusal({ ...hearing, heardOn: '2026-03-11' })).toEqual({
      rejected: 'date-before-step',
      params: { earliest: startedOn },
    });
    const paper = { ...trialEnd('confirmed'), documentOn: '2026-03-11' };
    expect(one.refusal(paper).params).toEqual({ earliest: startedOn });
    one.at('2026-03-20').all({ ...hearing, heardOn: '2026-03-19' });
    expect(one.refusal({ ...trialEnd('ended'), documentOn: '2026-03-18' })).toEqual({
      rejected: 'date-before-step',
      params: { earliest: '2026-03-19' },
    });
    expect(one.step({ ...trialEnd('ended'), documentOn: '2026-03-19' })).toContain('TrialEnded.v1');
  });
});
