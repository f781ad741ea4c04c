import { Injectable } from '@nestjs/common';
import { CommandAuthorizer, currentScope } from '#event-store';
import { procedureOf, stageOf, taskOf, type Hosted, type HostedAction, type Title } from '#workflow';
import { KnownCases } from '../known-cases.js';

export type MoveView = Readonly<{
  action: string;
  taskId: string | null;
  stage: string | null;
  office: string | null;
  dueOn: string | null;
  /** What can be said, by its code. */
  results: Readonly<Record<string, Title>>;
  returnsTo: readonly string[];
  basis: readonly string[];
}>;

/** What the caller may do in a case now, read from the log itself: the list that the command runner judges by. */
@Injectable()
export class CaseMoves {
  constructor(
    private readonly cases: KnownCases,
    private readonly authorizer: CommandAuthorizer,
  ) {}

  /** Throws UnknownStreamError for a case that is missing and, alike, for one that the caller may not know of. */
  async of(caseId: string): Promise<readonly MoveView[]> {
    const { found, state } = await this.cases.find(caseId);
    const { host } = found;
    const { actor } = currentScope();
    const actions = host.actions(state);
    const refusals = await Promise.all(actions.map((action) => this.authorizer.authorize(actor, action)));
    return actions.filter((_, index) => refusals[index] === undefined).map((action) => viewOf(host, state, action));
  }
}

const viewOf = (
  host: Parameters<typeof procedureOf>[0],
  { flow }: Hosted<never>,
  { action, taskId, dueOn, basis }: HostedAction,
): MoveView => {
  const procedure = flow && procedureOf(host, flow.procedure, flow.version);
  const task = flow && taskId !== null ? taskOf(flow, taskId) : undefined;
  const stage = procedure && task && stageOf(procedure, task.stage);
  const sayings =
    action === 'GiveOpinion' ? stage?.results : action === 'DecideCase' ? procedure?.decision.outcomes : {};
  return {
    action,
    taskId,
    stage: task?.stage ?? null,
    office: task?.office.office ?? null,
    dueOn,
    results: Object.fromEntries(Object.entries(sayings ?? {}).map(([code, { title }]) => [code, title])),
    returnsTo: action === 'ReturnCase' ? (stage?.returnsTo ?? []) : [],
    basis,
  };
};
