import type { Grantee } from '#kernel';
import { DECISION, DRAFT, followersOf, stageOf, type Procedure, type ProcedureStage } from './procedure.js';
import { countingTasks, isSettled, openTasks, taskOf, type Flow, type Task } from './flow.state.js';

export type FlowVerb =
  | 'AcceptCase'
  | 'GiveOpinion'
  | 'TakeBackOpinion'
  | 'ReturnCase'
  | 'ResubmitCase'
  | 'WithdrawCase'
  | 'TransferTask'
  | 'DelegateTask'
  | 'ReportToDelegator'
  | 'AddSignatory'
  | 'RemoveSignatory'
  | 'CopyCase'
  | 'ReadCopy'
  | 'UrgeCase'
  | 'RequestMaterial'
  | 'ProvideMaterial'
  | 'MakeComment'
  | 'AttachDocument'
  | 'DecideCase'
  | 'CloseCase'
  | 'CorrectCase'
  | 'ReopenCase';

/** `apart` are persons whom separation of duties keeps from it, by the code of the rule. */
export type Move = Readonly<{
  verb: FlowVerb;
  taskId: string | null;
  anyOf: readonly Grantee[];
  apart: readonly Readonly<{ code: FlowSeparation; persons: readonly string[] }>[];
  basis: readonly string[];
}>;

export type FlowSeparation = 'own-case' | 'drafter-acts-apart' | 'acted-at-earlier-stage' | 'acts-once-in-a-stage';

/** Those whom the case itself does not name: who decides, reopens, supervises. The desk resolves them for the moment. */
export type Offices = Readonly<{
  decision: readonly Grantee[];
  reopening: readonly Grantee[];
  supervision: readonly Grantee[];
}>;

/**
 * Everything that the state of a case lets somebody do, whoever asks: what the server admits and what a console offers
 * are this one list. Basis of each move is that of its stage. Who may correct is told by the entries of the case, not by
 * its state.
 */
export const openMoves = (procedure: Procedure, flow: Flow, offices: Offices): readonly Move[] => {
  const movesOfTasks = openTasks(flow).flatMap((task) => taskMoves(procedure, flow, task));
  const of = (verb: FlowVerb, anyOf: readonly Grantee[], taskId: string | null = null): Move => ({
    verb,
    taskId,
    anyOf,
    apart: [],
    basis: procedure.basis,
  });
  const drafter = draftersOf(procedure, flow);
  const parties = [...drafter, ...flow.tasks.flatMap((task) => holdersOf(task))];
  const always = [
    ...Object.entries(flow.copies).map(([copyId, { to }]) => of('ReadCopy', to, copyId)),
    of('MakeComment', parties),
    of('CorrectCase', []),
  ];
  switch (flow.status) {
    case 'running':
      return [
        ...movesOfTasks,
        ...removals(procedure, flow),
        ...takeBacks(procedure, flow),
        ...(mayWithdraw(procedure, flow) ? [of('WithdrawCase', drafter)] : []),
        of('UrgeCase', [...drafter, ...offices.supervision]),
        { ...of('CopyCase', parties), apart: [{ code: 'own-case', persons: [flow.subjectId] }] },
        of('AttachDocument', parties),
        ...(isReadyToDecide(procedure, flow) ? [decisionMove(procedure, flow, offices)] : []),
        ...always,
      ];
    case 'returned':
      return [
        of('ResubmitCase', drafter),
        of('AttachDocument', drafter),
        ...(mayWithdraw(procedure, flow) ? [of('WithdrawCase', drafter)] : []),
        ...always,
      ];
    case 'awaiting-material':
      return [of('ProvideMaterial', drafter), of('AttachDocument', drafter), ...always];
    case 'decided':
      return [of('CloseCase', offices.decision), ...reopenings(procedure, flow, offices), ...always];
    case 'closed':
      return [...reopenings(procedure, flow, offices), ...always];
    case 'ended':
    case 'withdrawn':
      return always;
    default:
      return flow.status satisfies never;
  }
};

/** Who speaks for the draft. */
export const draftersOf = ({ subjectActs }: Procedure, { drafterId, subjectId }: Flow): readonly Grantee[] =>
  subjectActs && subjectId !== drafterId ? [{ person: drafterId }, { person: subjectId }] : [{ person: drafterId }];

const holdersOf = ({ office, delegate }: Task): readonly Grantee[] => [...office.anyOf, ...(delegate?.anyOf ?? [])];

const taskMoves = (procedure: Procedure, flow: Flow, task: Task): readonly Move[] => {
  const stage = stageOf(procedure, task.stage)!;
  const { taskId, office, delegate } = task;
  const apart = separationsOf(flow, task, stage);
  const of = (verb: FlowVerb, anyOf = office.anyOf): Move => ({ verb, taskId, anyOf, apart, basis: stage.basis });
  if (delegate) return [of('ReportToDelegator', delegate.anyOf), of('DelegateTask')];
  const isFirst = stage.after.length === 0;
  const { may } = stage;
  return [
    of('GiveOpinion'),
    ...(isFirst && !flow.accepted ? [of('AcceptCase')] : []),
    ...(may.includes('return') ? [of('ReturnCase')] : []),
    ...(may.includes('transfer') ? [of('TransferTask')] : []),
    ...(may.includes('delegate') ? [of('DelegateTask')] : []),
    ...(may.includes('add-signatory') ? [of('AddSignatory')] : []),
    ...(may.includes('request-material') ? [of('RequestMaterial')] : []),
  ];
};

/** Whoever added a signatory may take them out again, as long as they have not signed. */
const removals = (procedure: Procedure, flow: Flow): readonly Move[] =>
  flow.tasks.flatMap((added): readonly Move[] => {
    const adder = added.addedBy === null || isSettled(added) ? undefined : taskOf(flow, added.addedBy);
    if (!adder) return [];
    const { basis } = stageOf(procedure, added.stage)!;
    return [{ verb: 'RemoveSignatory', taskId: added.taskId, anyOf: adder.office.anyOf, apart: [], basis }];
  });

/** Basis: handbook 1.2, separation rules (drafter, reviewer and approver are different people; recusal for self). */
const separationsOf = (
  flow: Flow,
  task: Pick<Task, 'stage' | 'taskId' | 'round'>,
  { apartFrom }: Pick<ProcedureStage, 'apartFrom'>,
): Move['apart'] => {
  const earlier = apartFrom.filter((stage) => stage !== DRAFT);
  const others = flow.tasks.filter(
    ({ stage, round, taskId }) => stage === task.stage && round === task.round && taskId !== task.taskId,
  );
  const persons = (code: FlowSeparation, found: readonly string[]) => ({ code, persons: [...new Set(found)] });
  return [
    persons('own-case', [flow.subjectId]),
    persons('drafter-acts-apart', apartFrom.includes(DRAFT) ? doersAt(flow, [DRAFT]) : []),
    persons('acted-at-earlier-stage', doersAt(flow, earlier)),
    persons(
      'acts-once-in-a-stage',
      others.flatMap(({ signature, status }) => (signature && status === 'signed' ? actorsOf(signature) : [])),
    ),
  ].filter((separation) => separation.persons.length > 0);
};

const doersAt = ({ deeds }: Flow, stages: readonly string[]): readonly string[] =>
  deeds.filter(({ stage }) => stages.includes(stage)).map(({ personId }) => personId);

const actorsOf = ({ personId, onBehalfOf }: Readonly<{ personId: string; onBehalfOf: string | null }>) =>
  onBehalfOf === null ? [personId] : [personId, onBehalfOf];

/** One's own opinion, as long as nobody has acted on what followed it. */
const takeBacks = (procedure: Procedure, flow: Flow): readonly Move[] =>
  flow.tasks.flatMap((task): readonly Move[] => {
    const { taskId, stage: key, signature } = task;
    const stage = stageOf(procedure, key);
    if (task.status !== 'signed' || !signature || !stage?.may.includes('take-back')) return [];
    if (!(key in flow.stages)) return [];
    if (!countingTasks(flow, key).includes(task)) return [];
    const resting = flow.tasks.some(({ waitsFor, status }) => waitsFor.includes(taskId) && status === 'signed');
    if (isActedUpon(procedure, flow, key) || resting) return [];
    return [
      { verb: 'TakeBackOpinion', taskId, anyOf: [{ person: signature.personId }], apart: [], basis: stage.basis },
    ];
  });

/** Whether anybody has done anything in a later stage since the last deed in this one: signed, asked, returned, passed on. */
const isActedUpon = (procedure: Procedure, { deeds }: Flow, key: string): boolean => {
  const followers = followersOf(procedure, key);
  return deeds
    .slice(deeds.findLastIndex(({ stage }) => stage === key) + 1)
    .some(({ stage }) => followers.includes(stage));
};

const mayWithdraw = ({ withdraw }: Procedure, { accepted, tasks, stages }: Flow): boolean => {
  if (withdraw === 'never') return false;
  if (typeof withdraw === 'object') return !(withdraw.beforeStage in stages);
  if (withdraw === 'before-acceptance' && accepted) return false;
  return tasks.every(({ status }) => status !== 'signed');
};

export const isReadyToDecide = ({ stages }: Procedure, flow: Flow): boolean =>
  flow.status === 'running' && stages.every(({ key }) => flow.stages[key] === 'complete');

const decisionMove = ({ decision }: Procedure, flow: Flow, offices: Offices): Move => ({
  verb: 'DecideCase',
  taskId: null,
  anyOf: offices.decision,
  apart: separationsOf(flow, { stage: DECISION, taskId: '', round: flow.round }, decision),
  basis: decision.basis,
});

const reopenings = ({ reopen, basis }: Procedure, flow: Flow, { reopening }: Offices): readonly Move[] => {
  if (!reopen || flow.outcome === null || !reopen.outcomes.includes(flow.outcome)) return [];
  if (flow.reopened && !reopen.again) return [];
  return [{ verb: 'ReopenCase', taskId: null, anyOf: reopening, apart: [], basis }];
};

/** The move that a command would make; undefined where the case is not open for it. */
export const moveOf = (moves: readonly Move[], verb: FlowVerb, taskId: string | null): Move | undefined =>
  moves.find((move) => move.verb === verb && move.taskId === taskId);
