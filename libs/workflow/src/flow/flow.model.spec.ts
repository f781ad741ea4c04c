import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FlowCommand } from './flow.commands.js';
import { agree, envOf, office, procedure, stage, submit, Walk } from './flow.fixture.js';
import { evolveFlow } from './evolve-flow.js';
import { countingTasks, isSettled, openTasks } from './flow.state.js';
import { openMoves, type Move } from './moves.js';

const everything = ['return', 'transfer', 'delegate', 'add-signatory', 'request-material', 'take-back'] as const;
const deadline = { rule: 'sample.reply', each: 'office' } as const;

/** Two parallel stages, one of them countersigned, then one in order: every verb is allowed everywhere. */
const sample = procedure(
  [
    stage('check', { may: everything, returnsTo: ['draft'], deadline, countersign: 'any' }),
    stage('depts', { after: ['check'], may: everything, returnsTo: ['draft', 'check'], deadline }),
    stage('station', { after: ['check'], may: everything, returnsTo: ['check'], countersign: { atLeast: 1 } }),
    stage('panel', {
      after: ['depts', 'station'],
      may: everything,
      returnsTo: ['depts'],
      countersign: 'in-order',
      deadline,
    }),
  ],
  { reopen: { outcomes: ['fail'], actors: [{ named: 'town' }], to: 'depts' } },
);
const named = {
  check: [office('town'), office('deputy')],
  depts: [office('police'), office('court'), office('justice')],
  station: [office('econ'), office('civil')],
  panel: [office('head'), office('chief')],
};
const { offices } = envOf('2026-03-02', 'p');

const WORDS = {
  reason: 'r',
  note: 'n',
  opinion: 'o',
  what: 'w',
  comment: 'c',
  eventId: 'e',
  correction: 'k',
  ground: 'g',
};

/** The command that makes a move; `word` chooses among what can be said. */
const commandOf = ({ verb, taskId }: Move, word: number): FlowCommand => {
  const id = taskId ?? '';
  const target = office(['x', 'y', 'police', 'head'][word % 4]!);
  switch (verb) {
    case 'GiveOpinion':
      return agree(id, word % 3 === 0 ? 'object' : 'agree');
    case 'ReturnCase':
      return { type: verb, taskId: id, to: ['draft', 'check', 'depts'][word % 3]!, reason: '补正' };
    case 'TransferTask':
      return { type: verb, taskId: id, to: target, reason: '转' };
    case 'DelegateTask':
      return { type: verb, taskId: id, to: target, request: '核实' };
    case 'AddSignatory':
      return {
        type: verb,
        taskId: id,
        place: (['before', 'after', 'beside'] as const)[word % 3]!,
        signatory: target,
        reason: '加签',
      };
    case 'DecideCase':
      return { type: verb, office: 'leader', outcome: word % 2 ? 'fail' : 'pass', reasons: '理由' };
    case 'CopyCase':
      return { type: verb, copyId: `k${word}`, to: [{ person: 'p-reader' }] };
    case 'ReadCopy':
      return { type: verb, copyId: id };
    case 'AttachDocument':
      return { type: verb, sha256: `h${word}`, kind: 'minutes' };
    default:
      return { type: verb, ...(taskId === null ? {} : { taskId }), ...WORDS } as unknown as FlowCommand;
  }
};

const FORWARD: readonly Move['verb'][] = ['GiveOpinion', 'DecideCase', 'ResubmitCase', 'ProvideMaterial', 'ReopenCase'];

const step = fc.record({ pick: fc.nat(10_000), word: fc.nat(50), stray: fc.boolean(), days: fc.nat(4) });
const strays: readonly FlowCommand[] = [
  agree('panel.1.2'),
  agree('depts.1.1'),
  { type: 'DecideCase', office: 'leader', outcome: 'pass', reasons: '' },
  { type: 'ResubmitCase', note: '' },
  { type: 'TakeBackOpinion', taskId: 'check.1.1', reason: 'r' },
  submit,
];
const steps = fc.array(step, { minLength: 5, maxLength: 45, size: 'max' });
type Steps = readonly Readonly<{ pick: number; word: number; stray: boolean; days: number }>[];

/** Walks through the case by open moves, now and then by a command out of turn; `look` sees it after each step. */
const walk = (random: Steps, look: (case_: Walk) => void = () => undefined): Walk => {
  const case_ = new Walk(sample, named);
  case_.step('p-drafter', submit);
  for (const { pick, word, stray, days } of random) {
    const moves = openMoves(sample, case_.flow!, offices);
    const forward = moves.filter(({ verb }) => FORWARD.includes(verb));
    const among = pick % 3 === 0 || forward.length === 0 ? moves : forward;
    const move = among[pick % among.length]!;
    const by = move.anyOf[0];
    const person = by && 'person' in by ? by.person : 'p-nobody';
    case_.today = `2026-03-${String(Math.min(30, Number(case_.today.slice(8)) + (days === 4 ? 1 : 0))).padStart(2, '0')}`;
    if (stray && pick % 4 === 0) case_.step('p-stray', strays[word % strays.length]!);
    else case_.step(person, commandOf(move, word));
    look(case_);
  }
  return case_;
};
const always = (look: (case_: Walk) => void) =>
  fc.assert(
    fc.property(steps, (random) => void walk(random, look)),
    { numRuns: 12, endOnFailure: true },
  );

describe('a case under a procedure, whatever is done to it', () => {
  it('comes through every verb and every status in some of the walks', () => {
    const walks = fc.sample(steps, { numRuns: 80, seed: 20_261_124 }).map((random) => walk(random));
    const types = new Set(walks.flatMap(({ events }) => events.map(({ type }) => type)));
    expect([...types].filter((type) => !/^(Deadline|Alert|Milestone)/.test(type)).sort()).toEqual([
      'CaseAccepted.v1',
      'CaseClosed.v1',
      'CaseCopied.v1',
      'CaseCorrected.v1',
      'CaseDecided.v1',
      'CaseReopened.v1',
      'CaseResubmitted.v1',
      'CaseReturned.v2',
      'CaseSubmitted.v1',
      'CaseUrged.v1',
      'CaseWithdrawn.v1',
      'CommentMade.v1',
      'CopyRead.v1',
      'DelegateReported.v1',
      'DocumentAttached.v3',
      'MaterialProvided.v1',
      'MaterialRequested.v1',
      'OpinionGiven.v2',
      'OpinionRetracted.v1',
      'SignatoryAdded.v1',
      'SignatoryRemoved.v1',
      'StageBegun.v1',
      'StageCompleted.v1',
      'TaskDelegated.v1',
      'TaskTransferred.v1',
    ]);
  }, 60_000);

  it(
    'is what its events say, and reading them twice says nothing else',
    () =>
      always(({ events, flow }) => {
        let again: typeof flow;
        for (const event of JSON.parse(JSON.stringify(events)) as typeof events) again = evolveFlow(again, event);
        expect(again).toEqual(flow);
      }),
    60_000,
  );

  it(
    'gives every task a name of its own',
    () =>
      always(({ flow }) => {
        const ids = flow!.tasks.map(({ taskId }) => taskId);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    60_000,
  );

  it(
    'never waits for nothing: while it runs, somebody has a task or decides',
    () =>
      always(({ flow }) => {
        const decides = openMoves(sample, flow!, offices).some(({ verb }) => verb === 'DecideCase');
        expect(flow!.status !== 'running' || openTasks(flow!).length > 0 || decides).toBe(true);
      }),
    60_000,
  );

  it(
    'completes a stage by signatures only, and keeps each of them',
    () =>
      always(({ flow, events }) => {
        const complete = Object.keys(flow!.stages).filter((key) => flow!.stages[key] === 'complete');
        const unsigned = complete.filter((key) => !countingTasks(flow!, key).some(({ status }) => status === 'signed'));
        expect(unsigned).toEqual([]);
        const given = events.filter(({ type }) => type === 'OpinionGiven.v2').length;
        const back = events.filter(({ type }) => type === 'OpinionRetracted.v1').length;
        expect(flow!.tasks.filter(({ signature }) => signature !== null)).toHaveLength(given - back);
      }),
    60_000,
  );

  it(
    'begins no stage before those that it comes after',
    () =>
      always(({ flow }) => {
        const begun = sample.stages.filter(({ key }) => key in flow!.stages);
        const early = begun.filter(({ after }) => after.some((before) => flow!.stages[before] !== 'complete'));
        expect(early.map(({ key }) => key)).toEqual([]);
      }),
    60_000,
  );

  it(
    'has a running clock only for tasks that are pending, and none while it stands still',
    () =>
      always(({ flow }) => {
        const pending = flow!.status === 'running' ? flow!.tasks.filter((task) => !isSettled(task)) : [];
        const clocks = new Set(pending.map(({ clock }) => clock));
        const running = Object.values(flow!.clocks.deadlines).filter(({ status }) => status === 'running');
        expect(running.filter(({ deadlineId }) => !clocks.has(deadlineId))).toEqual([]);
      }),
    60_000,
  );
});
