import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { agree } from '../flow/flow.fixture.js';
import { signedBeforeChange, weighedBeforeChange } from '../flow/flow.state.js';
import { askedPermit, type PermitWalk, type PermitWord } from './permit-walk.fixture.js';

const day = '2026-03-02';
const steps = fc.array(fc.record({ what: fc.nat(7), word: fc.nat(4) }), { minLength: 3, maxLength: 25, size: 'max' });

const wordsOf = (walk: PermitWalk, what: number, n: number): PermitWord => {
  const taskId = walk.state.flow!.tasks.at(-1)!.taskId;
  const words: readonly PermitWord[] = [
    { type: 'RatePermit', rating: n, minutes: null },
    { type: 'RatePermit', rating: n, minutes: `m${n}` },
    { type: 'NameSite', site: walk.state.facts.site ?? `site ${n}` },
    { type: 'NameSite', site: `site ${n}` },
    { type: 'AttachDocument', sha256: `h${n}`, kind: 'map' },
    { type: 'ReturnCase', taskId, to: 'draft', reason: '补正' },
    { type: 'ResubmitCase', note: '已补' },
    n % 3 === 0
      ? { type: 'DecideCase', office: '370112', outcome: 'pass', reasons: '' }
      : (agree(taskId) as PermitWord),
  ];
  return words[what]!;
};

/** What people have laid there: not what the case itself has come to. */
const laidIn = ({ documents, facts: { site } }: PermitWalk['state']): string => JSON.stringify([documents, site]);

const DONE = ['PermitRated.v1', 'OpinionGiven.v2', 'CaseDecided.v1'];

it('an opinion, a decision or an act is flagged exactly where the material is not as it left it', () => {
  const flaggedOnce = new Set<string>();
  fc.assert(
    fc.property(steps, (random) => {
      const walk = askedPermit();
      let left: readonly (readonly [act: string, laid: string])[] = [];
      random.forEach(({ what, word }, index) => {
        const did = walk.step(day, wordsOf(walk, what, index * 5 + word));
        if (typeof did === 'string') return;
        const laid = laidIn(walk.state);
        const acts = did.filter((type) => DONE.includes(type));
        left = [...left, ...acts.map((act) => [act, laid] as const)];
        const overtaken = left.filter(([, then]) => then !== laid).map(([act]) => act);
        const { flow } = walk.state;
        const flagged = [
          ...weighedBeforeChange(flow!).map(({ act }) => act),
          ...signedBeforeChange(flow!).map(() => 'OpinionGiven.v2'),
        ];
        expect(flagged.toSorted()).toEqual(overtaken.toSorted());
        for (const act of flagged) flaggedOnce.add(act);
      });
    }),
    { numRuns: 150, seed: 20_261_130, endOnFailure: true },
  );
  expect([...flaggedOnce].sort()).toEqual(DONE.toSorted());
}, 60_000);
