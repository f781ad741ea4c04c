import type { LocalDate } from '#kernel';
import { workCalendar } from '#calendar';
import type { CaseEntry, CasePart } from './case-entries.js';
import type { FlowCommand, FlowEnv } from './flow.commands.js';
import { decideFlow } from './decide-flow.js';
import { evolveFlow } from './evolve-flow.js';
import { type Flow } from './flow.state.js';
import type { Office } from './flow.events.js';
import type { Happening } from './proceed.js';
import type { Procedure, ProcedureStage, Result } from './procedure.js';

const title = { zh: '环节', en: 'stage' };

export const opinions: Readonly<Record<string, Result>> = {
  agree: { title },
  object: { title, adverse: true },
};

export const stage = (key: string, values: Partial<ProcedureStage> = {}): ProcedureStage => ({
  key,
  title,
  basis: ['handbook 2.3'],
  after: [],
  actors: [{ named: key }],
  countersign: 'all',
  results: opinions,
  onAdverse: 'continue',
  deadline: null,
  may: [],
  returnsTo: [],
  apartFrom: [],
  ...values,
});

export const procedure = (stages: readonly ProcedureStage[], values: Partial<Procedure> = {}): Procedure => ({
  key: 'sample',
  version: 1,
  title,
  basis: ['handbook 2.3'],
  stages,
  decision: {
    title,
    basis: ['handbook W1a'],
    actors: [{ named: 'leader' }],
    outcomes: { pass: { title }, fail: { title, adverse: true } },
    deadline: null,
    apartFrom: [],
  },
  withdraw: 'before-first-opinion',
  resubmit: 'returning-stage',
  reopen: null,
  correction: null,
  materialCap: 'sample.materialCap',
  ...values,
});

export const NEVER_UPLOADED = 'ff';

/** An office of one person: `office('police')` is held by `p-police`. */
export const office = (name: string, manned = true, mandatory = true): Office => ({
  office: name,
  anyOf: [{ person: `p-${name}` }],
  manned,
  mandatory,
});

/** An entry that somebody made. */
export const entryBy = (
  personId: string,
  part: CasePart,
  eventId = 'e1',
  onBehalfOf: string | null = null,
): CaseEntry => ({
  eventId,
  made: { personId, onBehalfOf },
  part,
});

const RULES: Readonly<Record<string, number>> = { 'sample.reply': 3, 'sample.check': 2, 'sample.materialCap': 5 };

const calendar = workCalendar([{ year: 2026, version: 1, restDays: [], makeUpWorkdays: [] }]);

/** The offices of a `named` actor are those of the map, else one of that name. Days off: weekends only. */
export const envOf = (
  today: LocalDate,
  personId: string,
  named: Readonly<Record<string, readonly Office[]>> = {},
): FlowEnv => ({
  today,
  personId,
  onBehalfOf: null,
  digest: 'd1',
  calendar,
  ladder: { rules: [{ stage: 'yellow', offset: 1 }], alertTime: '09:00' },
  officesOf: (actors) =>
    actors.flatMap((actor) => ('named' in actor ? (named[actor.named] ?? [office(actor.named)]) : [])),
  rule: (key) => ({ key, version: `${key}@2020`, amount: RULES[key] ?? 1, unit: 'workingDay' }),
  offices: {
    decision: [{ person: 'p-leader' }],
    reopening: [{ person: 'p-town' }],
    supervision: [{ person: 'p-supervisor' }],
  },
  supervisors: { to: [{ person: 'p-supervisor' }], copyTo: [] },
  fileOf: (sha256) =>
    sha256 === NEVER_UPLOADED ? undefined : { mediaType: 'application/pdf', bytes: 9, contentHash: 'c1' },
  entryOf: (eventId) => entryBy('p-drafter', 'draft', eventId),
});

export const submit: FlowCommand = {
  type: 'SubmitCase',
  caseId: 'c1',
  subjectId: 'p-subject',
  orgPath: ['3701', '370112', '370112013', '370112013001'],
};

export const agree = (taskId: string, result = 'agree'): FlowCommand => ({
  type: 'GiveOpinion',
  taskId,
  result,
  ground: result === 'object' ? 'S3' : null,
  basisNo: result === 'object' ? '济历城资函〔2026〕3号' : null,
  opinion: '同意',
});

/** A case that is acted on step by step, each step by one person on one day. */
export class Walk {
  readonly events: Happening[] = [];
  flow: Flow | undefined;
  today: LocalDate = '2026-03-02';
  digest = 'd1';

  constructor(
    readonly procedure: Procedure,
    private readonly named: Readonly<Record<string, readonly Office[]>> = {},
  ) {}

  env(personId: string): FlowEnv {
    return { ...envOf(this.today, personId, this.named), digest: this.digest };
  }

  /** Answers the types of what happened, or the code of the refusal. */
  step(personId: string, command: FlowCommand): readonly string[] | string {
    const decision = decideFlow(this.procedure, command, this.flow, this.env(personId));
    if ('rejected' in decision) return decision.rejected;
    for (const event of decision) this.flow = evolveFlow(this.flow, event);
    this.events.push(...decision);
    return decision.map(({ type }) => type);
  }

  data(type: Happening['type']): readonly unknown[] {
    return this.events.filter((event) => event.type === type).map((event) => event.data);
  }
}
