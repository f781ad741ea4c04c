import { describe, expect, it } from '@jest/globals';
import { agree } from '../flow/flow.fixture.js';
import { evolveFlow } from '../flow/evolve-flow.js';
import { UNRECORDED, type FlowEvent } from '../flow/flow.events.js';
import { signedBeforeChange, weighedBeforeChange } from '../flow/flow.state.js';
import { askedPermit, caseId, subjectId, type PermitWalk, type PermitWord } from './permit-walk.fixture.js';

const day = '2026-03-02';
const paper = { type: 'AttachDocument', sha256: 'h1', kind: 'map' } as const;
const rating = { type: 'RatePermit', rating: 3, minutes: null } as const;
const site = (name: string) => ({ type: 'NameSite', site: name }) as const;
const back = { type: 'ReturnCase', taskId: 'check.1.1', to: 'draft', reason: '补正' } as const;
const again = { type: 'ResubmitCase', note: '已补' } as const;
const decide = { type: 'DecideCase', office: '370112', outcome: 'pass', reasons: '' } as const;

const given = (...words: readonly PermitWord[]) => {
  const walk = askedPermit();
  for (const word of words) expect(Array.isArray(walk.step(day, word))).toBe(true);
  return walk;
};
const weighed = ({ state }: PermitWalk) => weighedBeforeChange(state.flow!).map(({ act }) => act);
const signed = ({ state }: PermitWalk) => signedBeforeChange(state.flow!).map(({ taskId }) => taskId);
const last = ({ history }: PermitWalk) => history.at(-1)!;
const facts = (more: object = {}) => ({ asked: true, ...more });
const digest = (documents: readonly object[], told: object) => JSON.stringify({ documents, facts: told });
const by = { caseId, subjectId, personId: 'p-a', onBehalfOf: null, on: day };

describe('an act by which somebody weighs the material of a case', () => {
  it('keeps the digest of what lay there before it and of how it left it, and for whom it was done', () => {
    const walk = given(paper);
    expect(walk.step(day, rating, 'p-rater', 'p-principal')).toEqual(['PermitRated.v1', 'MaterialWeighed.v1']);
    const seen = digest([{ sha256: 'h1', kind: 'map' }], facts());
    const left = digest([{ sha256: 'h1', kind: 'map' }], facts({ rating: 3 }));
    const data = { ...by, personId: 'p-rater', onBehalfOf: 'p-principal', act: 'PermitRated.v1', digest: seen, left };
    expect(last(walk)).toEqual({ type: 'MaterialWeighed.v1', data });
  });

  it('is flagged by nothing of its own: neither its result nor the paper that comes with it', () => {
    expect(weighed(given(rating))).toEqual([]);
    const walk = given({ ...rating, minutes: 'm1' });
    expect(walk.history.map(({ type }) => type).slice(-3)).toEqual([
      'PermitRated.v1',
      'DocumentAttached.v3',
      'MaterialWeighed.v1',
    ]);
    expect(weighed(walk)).toEqual([]);
  });

  it.each([
    ['a document', paper],
    ['the paper of a later act', { ...rating, minutes: 'm2' }],
    ['what somebody lays by an act of the context', site('村东')],
  ])('is flagged by %s', (_what, change) =>
    expect(weighed(given({ ...rating, minutes: 'm1' }, change))).toEqual(['PermitRated.v1']),
  );

  it('is flagged by no act that lays nothing', () => {
    expect(weighed(given(rating, { ...rating, rating: 4 }))).toEqual([]);
    expect(weighed(given(rating, agree('check.1.1') as PermitWord))).toEqual([]);
    expect(weighed(given(rating, back, again))).toEqual([]);
    expect(weighed(given(back, rating, again))).toEqual([]);
    expect(weighed(given(site('村东'), rating, site('村东')))).toEqual([]);
  });

  it('is flagged where something was laid while the case was returned', () =>
    expect(weighed(given(rating, back, paper, again))).toEqual(['PermitRated.v1']));

  it('is told once where an opinion or a decision beside it tells the same', () => {
    const walk = given({ ...rating, signing: 'check.1.1' });
    expect(walk.history.map(({ type }) => type)).not.toContain('MaterialWeighed.v1');
    expect(signed(walk)).toEqual([]);
    walk.step(day, paper);
    expect(signed(walk)).toEqual(['check.1.1']);
  });
});

describe('an act by which somebody lays something before the deciders', () => {
  it('tells how the material lies since, where it has changed it', () => {
    const walk = given(site('村东'));
    expect(last(walk)).toEqual({
      type: 'MaterialLaid.v1',
      data: { ...by, act: 'SiteNamed.v1', digest: digest([], facts({ site: '村东' })) },
    });
    expect(walk.step(day, site('村东'))).toEqual(['SiteNamed.v1']);
    expect(walk.step(day, site('村西'))).toEqual(['SiteNamed.v1', 'MaterialLaid.v1']);
    walk.step(day, rating);
    expect(walk.step(day, site('村西'))).toEqual(['SiteNamed.v1']);
  });

  it('flags opinions as a document does', () => {
    const walk = given(agree('check.1.1') as PermitWord);
    expect(signed(walk)).toEqual([]);
    walk.step(day, site('村东'));
    expect(signed(walk)).toEqual(['check.1.1']);
  });

  it('opens a case with what is told by its submission', () =>
    expect(askedPermit().history.map(({ type }) => type)).not.toContain('MaterialLaid.v1'));
});

describe('a decision', () => {
  it('is flagged as an act is, until another takes its place', () => {
    const walk = given(paper, agree('check.1.1') as PermitWord, decide);
    expect([weighed(walk), signed(walk)]).toEqual([[], []]);
    walk.step(day, site('村东'));
    expect([weighed(walk), signed(walk)]).toEqual([['CaseDecided.v1'], ['check.1.1']]);
  });

  it('that is opened again leaves no act behind that would count', () => {
    const reopened: FlowEvent = {
      type: 'CaseReopened.v1',
      data: { ...by, to: 'check', withdrawn: ['check'], ground: '新证据', digest: 'other' },
    };
    const { flow } = given(paper, rating, agree('check.1.1') as PermitWord, decide).state;
    expect(flow!.weighed.map(({ act }) => act)).toEqual(['PermitRated.v1', 'CaseDecided.v1']);
    expect(evolveFlow(flow!, reopened)!.weighed).toEqual([]);
  });
});

describe('a stream of before such digests', () => {
  it('says of no act that it was given before a change', () => {
    const walk = given(rating, paper);
    const old = walk.history.filter(({ type }) => type !== 'MaterialWeighed.v1');
    const flow = old.reduce<Parameters<typeof evolveFlow>[0]>((state, event) => {
      const isFlow = !event.type.startsWith('Permit');
      return isFlow ? evolveFlow(state, event as FlowEvent) : state;
    }, undefined);
    expect(weighedBeforeChange(flow!)).toEqual([]);
  });

  it('says nothing of an act or a change that was not recorded', () => {
    const { flow } = given(rating).state;
    const act: FlowEvent = {
      type: 'MaterialWeighed.v1',
      data: { ...by, act: 'A.v1', digest: UNRECORDED, left: UNRECORDED },
    };
    const change: FlowEvent = { type: 'MaterialLaid.v1', data: { ...by, act: 'B.v1', digest: 'other' } };
    const after = [act, change].reduce(evolveFlow, flow!)!;
    expect(weighedBeforeChange(after).map(({ act: name }) => name)).toEqual(['PermitRated.v1']);
    const unknown = evolveFlow(after, { ...change, data: { ...change.data, digest: UNRECORDED } });
    expect(weighedBeforeChange(unknown!)).toEqual([]);
  });
});
