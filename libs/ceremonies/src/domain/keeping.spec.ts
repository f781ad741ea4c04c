import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import {
  advance,
  at,
  cancel,
  caseAfter,
  complain,
  draft,
  filingId,
  happened,
  opening,
  ordinary,
  people,
  rulesWith,
  submit,
} from '../ceremony.fixture.js';
import { ceremony } from './ceremony.js';

const spec = specify(ceremony);
const about = { filingId, reporterId: people.reporter };
const drafted = draft('2026-03-02', { ceremonyOn: '2026-04-11' });

describe('a draft that is never submitted', () => {
  it('is kept for its time, and then lapses and is forgotten', () => {
    spec
      .given(...happened(drafted))
      .when(advance('2027-03-01', '23:59'))
      .thenNothing();
    spec
      .given(...happened(drafted))
      .when(advance('2027-03-05'))
      .thenEvents(
        { type: 'DraftLapsed.v1', data: { ...about, lapsedOn: '2027-03-02' } },
        { type: 'CeremonyDetailForgotten.v1', data: { ...about, forgottenOn: '2027-03-05' } },
        { type: 'MilestoneReached.v1', data: { milestone: 'forget', on: '2027-03-05' } },
      );
    expect(caseAfter(drafted, advance('2027-03-05')).status).toBe('void');
  });

  it('is kept as long as the county says', () => {
    const env = opening(
      '2026-03-02',
      ordinary,
      at('2026-03-02', '10:00', { rules: () => rulesWith({ 'event.draft.retain': 3 }) }),
    );
    expect(caseAfter({ ...drafted, env }).clocks.milestones).toEqual({ forget: { on: '2026-06-02', at: '00:00' } });
  });

  it('cannot be submitted once its time is over, whether or not anybody looked', () =>
    spec
      .given(...happened(drafted))
      .when(submit('2027-03-02', { lateReason: '忘记' }))
      .thenRejected('case-ended'));

  it('that was submitted is kept as a report', () =>
    expect(caseAfter(drafted, submit('2026-03-03')).clocks.milestones).toEqual({
      held: { on: '2026-04-12', at: '00:00' },
    }));
});

describe('a complaint about a case whose detail is forgotten', () => {
  const cancelled = [drafted, submit('2026-03-03'), cancel('2026-03-04')];

  it.each([
    ['lapsed draft', [drafted, advance('2027-03-05')]],
    ['cancelled report', [...cancelled, advance('2027-03-05')]],
    ['report whose time is over, though nobody looked', cancelled],
  ])('is linked, without its text: %s', (_what, story) => {
    const linked = happened(...story, complain('2027-03-06', { receivedOn: '2027-03-06' })).at(-1);
    expect(linked).toEqual({
      type: 'ComplaintLinked.v1',
      data: { ...about, complaintNumber: 'J-2026-3', receivedOn: '2027-03-06', summary: null },
    });
  });

  it('keeps its text until then', () =>
    expect(happened(...cancelled, complain('2027-03-03')).at(-1)).toMatchObject({ data: { summary: '反映超桌数' } }));
});
