import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRejection } from '#kernel';
import type { CaseEntry, CasePart } from '../flow/case-entries.js';
import { agree, entryBy } from '../flow/flow.fixture.js';
import { correctionsOf } from './corrections.js';
import { hostedCase } from './hosted-case.js';
import { hostedActions } from './hosted-line.js';
import { hostEnvOf, permitPath, permits } from './hosted.fixture.js';
import { seenByOf } from './sight.js';

const old = { ...permits, procedures: permits.procedures.slice(0, 1) };
const { decider, policy } = hostedCase(old);
type Command = Parameters<typeof decider.decide>[0];
type State = ReturnType<typeof decider.initialState>;

const [caseId, subjectId] = ['c1', 'p-subject'];
const task = { task: 'check.1.1' };
const checkers = [{ role: 'checker', org: '370112013' }];
const own = { code: 'own-case', persons: [subjectId] };
const apart = [
  own,
  { code: 'near-relative', persons: [], kinOf: [subjectId] },
  { code: 'declared-interest', persons: [], interestIn: [caseId, subjectId] },
];

const given = (state: State, personId: string, words: object): State => {
  const decision = decider.decide({ ...words, env: hostEnvOf('2026-03-02', personId) } as Command, state);
  if (isRejection(decision)) throw new Error(decision.rejected);
  return decision.reduce(decider.evolve, state);
};
const asked = given(decider.initialState(), 'p-drafter', {
  type: 'AskPermit',
  caseId,
  subjectId,
  purpose: '用地',
  orgPath: permitPath,
});
const signed = given(asked, 'p-checker', agree('check.1.1'));

const required = (entry: CaseEntry | undefined, state = signed, eventId = 'e1') => {
  const env = {
    ...hostEnvOf('2026-03-02', 'p-a'),
    entryOf: (id: string) => (id === entry?.eventId ? entry : undefined),
  };
  return policy({ type: 'CorrectCase', eventId, correction: '更正', env } as Command, state);
};
const refusal = (entry: CaseEntry | undefined) => {
  const env = { ...hostEnvOf('2026-03-02', 'p-a'), entryOf: () => entry };
  const decision = decider.decide({ type: 'CorrectCase', eventId: 'e1', correction: '更正', env } as Command, signed);
  return isRejection(decision) ? decision.rejected : decision.map(({ type }) => type);
};
const by = (part: CasePart, onBehalfOf: string | null = null) => entryBy('p-one', part, 'e1', onBehalfOf);
const one = { person: 'p-one' };

describe('who may correct an entry of a case', () => {
  it('of a task is who made it, and whoever holds the office once they do not', () =>
    expect(required(by(task))).toMatchObject({
      anyOf: [one],
      successions: [{ person: 'p-one', holds: checkers, anyOf: checkers }],
      separation: apart,
      refusal: 'entry-of-others',
    }));

  it('that a substitute made is both, and the office is that of the principal', () =>
    expect(required(by(task, 'p-head'))).toMatchObject({
      anyOf: [one, { person: 'p-head' }],
      successions: [{ person: 'p-head' }],
    }));

  it('of a stage is who made it, and the offices of the stage after them', () =>
    expect(required(by({ stage: 'check' }))?.successions).toEqual([
      { person: 'p-one', holds: checkers, anyOf: checkers },
    ]));

  it('of the draft is who speaks for it', () => {
    expect(required(by('draft'))).toMatchObject({
      anyOf: [one, { person: 'p-drafter' }],
      successions: [],
      separation: [],
    });
    const [first, ...others] = old.procedures;
    const acting = hostedCase({ ...old, procedures: [{ ...first!, subjectActs: true }, ...others] });
    const env = { ...hostEnvOf('2026-03-02', 'p-a'), entryOf: () => by('draft') };
    const command = { type: 'CorrectCase', eventId: 'e1', correction: '更正', env } as Command;
    expect(acting.policy(command, signed)?.anyOf).toEqual([one, { person: 'p-drafter' }, { person: subjectId }]);
  });

  it('of the decision is the office that decides, and not who was there before', () =>
    expect(required(by('decision'))).toMatchObject({
      anyOf: [{ role: 'leader', org: '370112' }],
      successions: [],
      separation: apart,
    }));

  it('of a reopening is who made it, and the offices that reopen after them', () => {
    const reopen = { outcomes: ['fail'], actors: [{ role: 'leader', at: 'county' } as const], to: 'check' };
    const again = hostedCase({ ...old, procedures: [{ ...old.procedures[0]!, reopen }] });
    const env = { ...hostEnvOf('2026-03-02', 'p-a'), entryOf: () => by('reopening') };
    const command = { type: 'CorrectCase', eventId: 'e1', correction: '更正', env } as Command;
    expect(again.policy(command, signed)?.successions).toMatchObject([{ anyOf: [{ role: 'leader', org: '370112' }] }]);
  });

  it('of a remark is who made it, and nobody after them', () =>
    expect(required(by('remark'))).toMatchObject({ anyOf: [one], successions: [], separation: [] }));

  it('of anything else is who made it, and supervision once they have no part in the case any more', () => {
    const supervision = [{ role: 'supervisor', org: '370112' }];
    const parties = seenByOf(old, signed);
    expect(required(by('other'))).toMatchObject({
      anyOf: [one],
      successions: [{ person: 'p-one', holds: parties, anyOf: supervision }],
    });
    expect(required(by({ task: 'gone' }))?.successions).toMatchObject([{ anyOf: supervision }]);
    expect(required(entryBy(subjectId, 'other'))?.successions).toEqual([]);
  });

  it('is nobody where the program made it, or it is of another case: the parties are told so, others nothing', () => {
    const parties = seenByOf(old, signed);
    const unmade = { ...by('other'), made: null };
    expect(required(unmade)).toMatchObject({ anyOf: parties });
    expect(required(by(task), signed, 'elsewhere')).toMatchObject({ anyOf: parties });
    expect([refusal(unmade), refusal(undefined)]).toEqual(['entry-made-by-itself', 'entry-of-another-case']);
    expect(refusal(by(task))).toEqual(['CaseCorrected.v1']);
    expect(required(by(task), decider.initialState())).toBeUndefined();
  });

  it('keeps near relatives away from every entry, where the context says so', () => {
    const [, ...recusals] = apart;
    const strict = { ...old, recusedFrom: ['CorrectCase'] as const };
    expect(correctionsOf(strict, signed, [by('remark')]).get('e1')?.separation).toEqual(recusals);
    expect(correctionsOf({ ...strict, shut: () => true }, signed, [by('remark')])).toEqual(new Map());
  });
});

/** What is offered where nothing is known of the entries. */
const NOBODY = JSON.stringify({ anyOf: [], separation: [] });

describe('a correction', () => {
  const people = ['p-drafter', 'p-checker', subjectId, 'p-one'];
  const parts = fc.constantFrom<CasePart>('draft', 'decision', 'reopening', 'remark', 'other', task, {
    stage: 'check',
  });
  const entries = fc.array(
    fc.record({
      made: fc.option(fc.record({ personId: fc.constantFrom(...people), onBehalfOf: fc.constant(null) })),
      part: parts,
    }),
  );
  const numbered = entries.map((list) => list.map((entry, index) => ({ ...entry, eventId: `e${index}` })));

  it('is offered to those alone whom the correction of one of the entries admits', () =>
    fc.assert(
      fc.property(numbered, fc.constantFrom(asked, signed), (list, state) => {
        const said = ({ anyOf, successions, separation }: ReturnType<typeof required> & object) =>
          JSON.stringify({ anyOf, successions, separation });
        const offered = hostedActions(old, state, list).filter(({ action }) => action === 'CorrectCase');
        const admitted = list
          .filter(({ made }) => made !== null)
          .map((entry) => said(required(entry, state, entry.eventId)!));
        expect(new Set(offered.map(said))).toEqual(new Set(list.length === 0 ? [NOBODY] : admitted));
      }),
    ));
});

describe('whom a case is about', () => {
  const commenting = (told: boolean) => {
    const seenBy = () => (told ? [{ person: subjectId }, { person: 'p-other' }] : []);
    return hostedActions({ ...old, seenBy }, signed).find(({ action }) => action === 'MakeComment')?.anyOf;
  };

  it('may say what is wrong in it as soon as they are told of it', () => {
    expect(commenting(true)).toContainEqual({ person: subjectId });
    expect(commenting(true)).not.toContainEqual({ person: 'p-other' });
    expect(commenting(false)).not.toContainEqual({ person: subjectId });
  });
});
