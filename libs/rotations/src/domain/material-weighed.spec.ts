import { describe, expect, it } from '@jest/globals';
import { signedBeforeChange, weighedBeforeChange, type Flow } from '#workflow';
import {
  Adjustment,
  admonition,
  answer,
  concern,
  decision,
  recheck,
  suspension,
  tolerance,
  type Words,
} from './adjustment.fixture.js';
import type { HandoverWords } from './handover.commands.js';
import { enforce, extend, inventoried, item, list, opened, order, refuse, sign, signed } from './handover.fixture.js';

type Case = Readonly<{
  history: readonly Readonly<{ type: string; data: object }>[];
  state: Readonly<{ flow: Flow | null }>;
}>;

const flagged = ({ state }: Case) => weighedBeforeChange(state.flow!).map(({ act }) => act);
const lastOf = ({ history }: Case) => history.at(-1)!;
const paper = { type: 'AttachDocument', sha256: 'd'.repeat(64), kind: 'letter' } as const;

/** The act is given, then somebody attaches a paper: what is told of the act, and whether it is flagged before and after. */
const weighed = <W>(one: Case & { step: (words: W) => unknown }, words: W, act: string) => {
  one.step(words);
  const { type, data } = lastOf(one);
  const isFlagged = () => flagged(one).includes(act);
  return [type, 'act' in data && data.act, isFlagged(), one.step(paper as W), isFlagged()];
};
const flaggedByPaper = (act: string) => ['MaterialWeighed.v1', act, false, ['DocumentAttached.v3'], true];

const onProbation = () => {
  const one = new Adjustment().verified().heard();
  one.step(admonition);
  one.today = '2026-04-07';
  return one;
};
const suspended = (...words: readonly Words[]) => {
  const one = new Adjustment().verified();
  one.lock = { resignationConsented: false };
  for (const word of words) one.step(word);
  return one;
};
const proposed = () => new Adjustment().verified().heard().proposed();

describe('what lay before the town when it acts on a cadre', () => {
  it.each<[string, () => Adjustment, Words]>([
    ['ConcernIssued.v1', () => new Adjustment().verified(), concern],
    ['AdmonitionIssued.v1', () => new Adjustment().verified().heard(), admonition],
    ['AdmonitionFailed.v1', onProbation, { ...recheck, lifted: false }],
    ['ToleranceChecked.v1', proposed, tolerance('discipline')],
    ['SuspensionOrdered.v1', suspended, suspension],
    ['SuspensionLifted.v1', () => suspended(suspension), { type: 'LiftSuspension', documentNo: 'x' }],
  ])('is kept with %s, which a later paper flags', (act, of, words) =>
    expect(weighed(of(), words, act)).toEqual(flaggedByPaper(act)),
  );

  it('holds the papers, and what was proposed', () => {
    const one = proposed();
    one.step(tolerance('discipline'));
    const { digest, left } = lastOf(one).data as { digest: string; left: string };
    expect(JSON.parse(digest)).toMatchObject({ documents: [], facts: { post: 'secretary', proposed: 'removal' } });
    expect(left).toBe(digest);
  });

  it('is told by the opinion or decision where one is given with the act', () => {
    const one = proposed().filed().tolerated();
    expect(one.step(decision)).not.toContain('MaterialWeighed.v1');
    expect(one.state.flow!.weighed.map(({ act }) => act)).toEqual([
      'ConcernIssued.v1',
      'ToleranceChecked.v1',
      'ToleranceChecked.v1',
      'CaseDecided.v1',
    ]);
  });

  it('is changed by no proposal, answer or opinion that grows out of it', () => {
    const one = proposed().filed().tolerated();
    expect([flagged(one), signedBeforeChange(one.state.flow!)]).toEqual([[], []]);
  });

  it('is laid by an answer in which nothing is told that outlives an erasure', () => {
    const one = new Adjustment().verified();
    one.step(concern);
    expect(one.step(answer)).toEqual(['ConcernAnswered.v1', 'DeadlineMet.v1']);
  });
});

describe('what lay before those who hand over', () => {
  const refused = (...words: readonly HandoverWords[]) => opened().do(list, refuse, ...words);
  const afterOrder = () => {
    const one = refused(order);
    one.today = '2026-03-09';
    return one;
  };

  it.each<[string, typeof opened, HandoverWords]>([
    ['HandoverSigned.v1', inventoried, sign('outgoing')],
    ['HandoverOrdered.v1', () => refused(), order],
    ['HandoverEnforced.v1', afterOrder, enforce],
    ['HandoverExtended.v1', opened, extend],
  ])('is kept with %s, which a later paper flags', (act, of, words) =>
    expect(weighed(of(), words, act)).toEqual(flaggedByPaper(act)),
  );

  it('is the list: one that is prepared anew flags the order that was given before it', () => {
    const one = refused(order);
    expect(one.step(list)).toEqual(['HandoverListPrepared.v1']);
    expect(flagged(one)).toEqual([]);
    const shorter = { type: 'PrepareList', items: [item('i1')] } as HandoverWords;
    expect(one.step(shorter)).toEqual(['HandoverListPrepared.v1', 'MaterialLaid.v1']);
    expect(flagged(one)).toEqual(['HandoverOrdered.v1']);
  });

  it('flags nobody who signs one after the other', () => {
    const one = signed();
    expect(one.state.flow!.weighed.map(({ act }) => act)).toEqual(Array(3).fill('HandoverSigned.v1'));
    expect([flagged(one), signedBeforeChange(one.state.flow!)]).toEqual([[], []]);
  });
});
