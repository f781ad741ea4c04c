import { Injectable } from '@nestjs/common';
import { Signers, type Signer } from '#access/contract';
import { CommandAuthorizer, currentScope } from '#event-store';
import { entriesOf, procedureOf, stageOf, taskOf, type Hosted, type HostedAction, type Title } from '#workflow';
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
  /** Who signs the paper on which it comes, and why the deputy does or nobody may; null for what comes on none. */
  signer: (Signer & Readonly<{ note: Title | null }>) | null;
}>;

/** What is said of who signs, by why it is not the head. */
const NOTES: Readonly<Record<NonNullable<Signer['because']>, Title>> = {
  'head-recused': { zh: '负责人回避，由分管负责人签字', en: 'Signed by the deputy since the head recuses' },
  'head-without-account': {
    zh: '负责人没有账号，可以由分管负责人签字',
    en: 'The deputy may sign, since the head has no account',
  },
  recused: { zh: '应当回避，无人可以签字', en: 'Nobody may sign: who could recuses' },
  'no-holder': { zh: '没有可以签字的负责人', en: 'Nobody may sign: there is no head or deputy' },
};

/** What the caller may do in a case now, read from the log itself: the list that the command runner judges by. */
@Injectable()
export class CaseMoves {
  constructor(
    private readonly cases: KnownCases,
    private readonly authorizer: CommandAuthorizer,
    private readonly signers: Signers,
  ) {}

  /** Throws UnknownStreamError for a case that is missing and, alike, for one that the caller may not know of. */
  async of(caseId: string): Promise<readonly MoveView[]> {
    const { found, state } = await this.cases.find(caseId);
    const { host } = found;
    const { actor } = currentScope();
    const actions = host.actions(state, entriesOf(found.recorded, host.meaning));
    const refusals = await Promise.all(actions.map((action) => this.authorizer.authorize(actor, action)));
    const open = eachOnce(actions.filter((_, index) => refusals[index] === undefined));
    const signers = await Promise.all(
      open.map(({ signing, separation }) =>
        signing ? this.signers.of({ signing, separation }) : Promise.resolve(null),
      ),
    );
    return open.map((action, index) => {
      const signer = signers[index] ?? null;
      const note = signer?.because ? NOTES[signer.because] : null;
      return { ...viewOf(host, state, action), signer: signer && { ...signer, note } };
    });
  }
}

const eachOnce = (actions: readonly HostedAction[]): readonly HostedAction[] => [
  ...new Map(actions.map((one) => [`${one.action} ${one.taskId}`, one])).values(),
];

const viewOf = (
  host: Parameters<typeof procedureOf>[0],
  { flow }: Hosted<never>,
  { action, taskId, dueOn, basis }: HostedAction,
): Omit<MoveView, 'signer'> => {
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
