import { describe, expect, it } from '@jest/globals';
import { signedBeforeChange, weighedBeforeChange, type Flow } from '#workflow';
import {
  appoint,
  appointed,
  anew,
  candidacyEnd,
  decidable,
  declining,
  inOffice,
  noticing,
  revoke,
  termRefused,
  trialEnd,
  type Appointment,
  type AppointmentGiven,
} from './appointment.fixture.js';
import { applied, compared, ending, listing } from './candidacy.fixture.js';
import { correct, examined, filed, hash, objected } from './filing.fixture.js';
import { confirmed, doubt, passed, reviewed, type Review, type Words } from './joint-review.fixture.js';

type Case = Readonly<{
  history: readonly Readonly<{ type: string; data: object }>[];
  state: Readonly<{ flow: Flow | null }>;
}>;

const flagged = ({ state }: Case) => weighedBeforeChange(state.flow!).map(({ act }) => act);
const overtaken = ({ state }: Case) => signedBeforeChange(state.flow!).map(({ stage }) => stage);
const told = ({ history }: Case) =>
  history.flatMap(({ type, data }) => (type === 'MaterialWeighed.v1' ? [(data as { act: string }).act] : []));
const paper = { type: 'AttachDocument', sha256: 'd'.repeat(64), kind: 'letter' } as const;

describe('what lay before the county in a joint review', () => {
  const panel = { type: 'HoldPanel', heldOn: '2026-03-02', minutes: 'b'.repeat(64), findings: [confirmed('court')] };
  const deferral = { type: 'DeferDecision', until: '2026-03-16', reasons: '待核实' } as const;
  const revocable = () => {
    const review = passed();
    review.step({ type: 'ReportAdverseFact', ground: 'H4', basisNo: '历纪立〔2026〕1号' }, 'p-discipline');
    return review;
  };

  it.each<[string, () => Review, Words]>([
    ['PanelHeld.v1', () => reviewed(doubt), { ...panel, note: '研判' } as Words],
    ['JointReviewDeferred.v1', () => reviewed(), deferral],
  ])('is kept with %s, which a later paper flags, and its own does not', (act, of, words) => {
    const review = of();
    review.step(words);
    expect([told(review), flagged(review)]).toEqual([[act], []]);
    expect(review.step(paper)).toEqual(['DocumentAttached.v3']);
    expect(flagged(review)).toEqual([act]);
  });

  it('of a panel is what lay there before its minutes, and how it lies with them', () => {
    const review = reviewed(doubt);
    review.step({ ...panel, note: '研判' } as Words);
    const { digest, left } = review.history.at(-1)!.data as { digest: string; left: string };
    expect([digest, left].map((text) => /panel-minutes/.test(text))).toEqual([false, true]);
  });

  it('is kept with a revocation after the case is closed', () => {
    const review = revocable();
    review.step({ type: 'RevokeReview', reasons: '立案审查' });
    expect([told(review), flagged(review)]).toEqual([['JointReviewRevoked.v1'], []]);
  });
});

describe('what lay before the town when it appoints', () => {
  const termless = () => appointed().all(termRefused);
  const stopped = () => noticing().all(candidacyEnd);
  const onTrial = () => inOffice('pre', { onTrial: true });

  it.each<[string, () => Appointment, AppointmentGiven]>([
    ['NewDecisionMade.v1', termless, anew],
    ['AppointmentRevoked.v1', termless, revoke],
    ['AppointmentDropped.v1', stopped, declining],
    ['TrialEnded.v1', onTrial, trialEnd('confirmed')],
  ])('is kept with %s', (act, of, words) => {
    const one = of();
    one.step(words);
    expect(told(one)).toEqual([act]);
    expect(flagged(one)).not.toContain(act);
  });

  it('is changed by no step that other cases settle, and by nothing of its own', () => {
    for (const one of [noticing(), decidable(), inOffice(), termless().all(anew)])
      expect([flagged(one), overtaken(one)]).toEqual([[], []]);
  });

  it('is changed by the end of the candidacy that it grew out of, for who signed and who decided', () => {
    const one = decidable().all(appoint, termRefused, anew);
    one.step(candidacyEnd);
    expect(flagged(one)).toEqual(['CaseDecided.v1', 'NewDecisionMade.v1']);
    expect(overtaken(one)).toEqual(['review', 'filing', 'public-notice']);
  });
});

describe('what lay before the county in a candidacy and in a filing', () => {
  it.each([
    ['that goes on', () => applied()],
    ['that is on the list', () => compared().all(listing())],
  ])('is kept with the end of a candidacy %s', (_which, of) => {
    const one = of().all(ending);
    expect([told(one), flagged(one)]).toEqual([['CandidacyEnded.v1'], []]);
  });

  it('is told by the list itself', () => expect(told(compared().all(listing()))).toEqual([]));

  it('is kept with a filing that is voided, and told by its acceptance', () => {
    const one = filed();
    expect([told(one), flagged(one), overtaken(one)]).toEqual([[], [], []]);
    one.step({ type: 'VoidFiling', reason: '重复备案' });
    expect([told(one), flagged(one)]).toEqual([['FilingVoided.v1'], []]);
  });

  it('is not changed by the examination, and is by papers while the county examines', () => {
    const one = examined();
    expect(overtaken(one)).toEqual([]);
    one.attach('supplement');
    expect(overtaken(one)).toEqual(['filing-submission', 'examination']);
  });

  it('that is corrected is decided anew', () => {
    const one = objected();
    one.step({ ...correct, documents: [{ sha256: hash, kind: 'minutes' }] });
    expect(flagged(one)).toEqual([]);
    expect(overtaken(one)).toEqual(['filing-submission']);
  });
});
