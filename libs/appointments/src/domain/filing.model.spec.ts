import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { weighedUntold, withoutBasis } from '#testing';
import { hostedActions } from '#workflow';
import {
  accept,
  correct,
  Filing,
  objectTo,
  prepare,
  register,
  report,
  train,
  type FilingStep,
} from './filing.fixture.js';
import { secretaryFilings } from './filing.js';

/** A simple model of a filing: where it stands, and what it may do next. */
type Model = Readonly<{
  at:
    | 'none'
    | 'draft'
    | 'returned'
    | 'submitted'
    | 'examined'
    | 'deficient'
    | 'objected'
    | 'filed'
    | 'void'
    | 'withdrawn';
  back: 'draft' | 'submitted';
  record: 'none' | 'active' | 'ended';
  trained: boolean;
}>;

const nothing: Model = { at: 'none', back: 'draft', record: 'none', trained: false };

type Act = Readonly<{
  name: string;
  do: (filing: Filing) => readonly string[] | string;
  fits: (model: Model) => boolean;
  leads: (model: Model) => Model;
}>;

const step = (words: FilingStep) => (filing: Filing) => filing.step(words);
const moves = (at: Model['at']) => (model: Model) => ({ ...model, at });
const stands =
  (...places: readonly Model['at'][]) =>
  ({ at }: Model) =>
    places.includes(at);

const acts: readonly Act[] = [
  {
    name: 'prepare',
    do: (filing) => {
      const did = filing.step(prepare, 'p-drafter');
      if (Array.isArray(did)) for (const kind of ['meeting-minutes', 'inspection-report']) filing.attach(kind);
      return did;
    },
    fits: stands('none'),
    leads: moves('draft'),
  },
  { name: 'submit', do: (filing) => filing.submit(), fits: stands('draft'), leads: moves('submitted') },
  {
    name: 'return in the town',
    do: (filing) => filing.returnFrom('filing-submission'),
    fits: stands('draft'),
    leads: (model) => ({ ...model, at: 'returned', back: 'draft' }),
  },
  {
    name: 'return by the county',
    do: (filing) => filing.returnFrom('examination'),
    fits: stands('submitted'),
    leads: (model) => ({ ...model, at: 'returned', back: 'submitted' }),
  },
  {
    name: 'resubmit',
    do: step({ type: 'ResubmitCase', note: '已补' }),
    fits: stands('returned'),
    leads: (model) => ({ ...model, at: model.back }),
  },
  {
    name: 'withdraw',
    do: step({ type: 'WithdrawCase', reason: '放弃' }),
    fits: ({ at, back }) => at === 'draft' || (at === 'returned' && back === 'draft'),
    leads: moves('withdrawn'),
  },
  { name: 'examine', do: (filing) => filing.examine(), fits: stands('submitted'), leads: moves('examined') },
  {
    name: 'find deficient',
    do: (filing) => filing.examine('structure'),
    fits: stands('submitted'),
    leads: moves('deficient'),
  },
  { name: 'accept', do: step(accept), fits: stands('examined'), leads: moves('filed') },
  { name: 'object', do: step(objectTo), fits: stands('examined', 'deficient'), leads: moves('objected') },
  { name: 'correct', do: step(correct), fits: stands('objected'), leads: moves('submitted') },
  {
    name: 'void',
    do: step({ type: 'VoidFiling', reason: '不再任用' }),
    fits: ({ at, record }) => (at === 'objected' || at === 'filed') && record === 'none',
    leads: moves('void'),
  },
  {
    name: 'register',
    do: (filing) => {
      const did = filing.step({ ...register, startedOn: '2026-03-02' });
      return did.length === 0 ? 'stays quiet' : did;
    },
    fits: ({ at, record }) => at === 'filed' && record === 'none',
    leads: (model) => ({ ...model, record: 'active' }),
  },
  {
    name: 'train',
    do: step({ ...train, completedOn: '2026-03-02' }),
    fits: ({ record, trained }) => record === 'active' && !trained,
    leads: (model) => ({ ...model, trained: true }),
  },
  {
    name: 'sanction',
    do: step(report('sanction', '2026-03-02')),
    fits: ({ record }) => record === 'active',
    leads: (model) => model,
  },
  {
    name: 'remove',
    do: step(report('removal', '2026-03-02')),
    fits: ({ record }) => record === 'active',
    leads: (model) => ({ ...model, record: 'ended' }),
  },
];

const STATUS: Readonly<Record<Model['at'], string>> = {
  none: 'none',
  draft: 'running',
  returned: 'returned',
  submitted: 'running',
  examined: 'running',
  deficient: 'running',
  objected: 'decided',
  filed: 'decided',
  void: 'closed',
  withdrawn: 'withdrawn',
};

const statusOf = ({ at, record, trained }: Model): string =>
  at === 'filed' && (trained || record === 'ended') ? 'closed' : STATUS[at];

/** A quarter of the numbers name any act, the others one of those that fit: so that walks come far. */
const walks = fc.array(fc.nat(4 * acts.length - 1), { minLength: 4, maxLength: 30, size: 'max' });

const walk = (numbers: readonly number[], seen = new Set<string>()): void => {
  const filing = new Filing();
  let model = nothing;
  for (const number of numbers) {
    const fitting = acts.filter(({ fits }) => fits(model));
    const act = acts[number] ?? fitting[number % fitting.length] ?? acts[0]!;
    const before = filing.state;
    const did = act.do(filing);
    const fits = act.fits(model);
    expect([act.name, typeof did === 'string' ? 'refused' : 'done']).toEqual([act.name, fits ? 'done' : 'refused']);
    if (!fits) expect(filing.state).toBe(before);
    if (fits) seen.add(act.name);
    model = fits ? act.leads(model) : model;
    const { flow, facts } = filing.state;
    expect([flow?.status ?? 'none', facts.record, facts.trainedOn !== null]).toEqual([
      statusOf(model),
      model.record,
      model.trained,
    ]);
    expect(withoutBasis(hostedActions(secretaryFilings, filing.state))).toEqual([]);
    expect(weighedUntold(secretaryFilings.bearing, did)).toEqual([]);
    const accepted = filing.history.filter(({ type }) => type === 'FilingAccepted.v1').length;
    expect(accepted).toBe(model.at === 'filed' || (model.at === 'void' && accepted === 1) ? 1 : 0);
  }
};

describe('a filing, whatever anybody does to it', () => {
  it('is open for what the model is open for, and for nothing else', () =>
    fc.assert(
      fc.property(walks, (numbers) => walk(numbers)),
      { numRuns: 40, endOnFailure: true },
    ));

  it('comes everywhere in some of the walks', () => {
    const seen = new Set<string>();
    for (const numbers of fc.sample(walks, { numRuns: 60, seed: 20_261_129 })) walk(numbers, seen);
    expect(acts.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([]);
  });
});
