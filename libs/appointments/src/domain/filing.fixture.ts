import { isRejection } from '#kernel';
import type { FlowVerbCommand } from '#workflow';
import { filingCheckCodes, type FilingCheck } from './filing-checks.js';
import type { FilingWords } from './filing.commands.js';
import { secretaryFiling } from './filing.js';
import { filingRules, type FilingMode } from './filing-rules.js';
import { candidate, envOf, lookup, path } from './joint-review.fixture.js';

export const filingId = 'f1';
export const pass = { reviewId: 'r1', validUntil: '2026-09-02' } as const;
export const hash = 'a'.repeat(64);

export type FilingStep = FilingWords | FlowVerbCommand | Readonly<{ type: 'AdvanceCase' }>;
type Decided = Parameters<typeof secretaryFiling.decider.decide>[0];
type Event = Parameters<typeof secretaryFiling.decider.evolve>[1];

export const prepare = {
  type: 'PrepareFiling',
  caseId: filingId,
  subjectId: candidate,
  orgPath: path,
  countsFrom: '2026-03-02',
  pass,
} as const;

export const checked = (...deficient: readonly FilingCheck[]) =>
  filingCheckCodes.map((check) => ({ check, conforms: !deficient.includes(check) }));
export const accept = { type: 'AcceptFiling', filingNo: '济历城组备〔2026〕1号', pass } as const;
export const objectTo = { type: 'ObjectToFiling', checks: ['procedure'], ground: '会议程序缺表决记录' } as const;
export const correct = { type: 'CorrectFiling', kind: 'corrected', note: '已补表决记录', documents: [] } as const;
export const register = { type: 'RegisterSecretary', termId: 't1', startedOn: '2026-03-10' } as const;
export const train = { type: 'RecordFirstTraining', completedOn: '2026-06-01', certificateNo: 'P-7' } as const;
export const report = (change: 'removal' | 'sanction' | 'transfer' | 'death', changedOn = '2026-04-01') =>
  ({ type: 'ReportSecretaryChange', change, changedOn, documentNo: '济历城港沟委〔2026〕3号' }) as const;

/** A filing that is acted on step by step; answers the types of what happened, or the code of the refusal. */
export class Filing {
  history: Event[] = [];
  state = secretaryFiling.decider.initialState();

  constructor(
    public today = '2026-03-02',
    private readonly mode: FilingMode = 'pre',
  ) {}

  private env(personId: string) {
    return { ...envOf(this.today, personId), ...filingRules(lookup), mode: this.mode };
  }

  step(words: FilingStep, personId = 'p-officer'): readonly string[] | string {
    const decision = secretaryFiling.decider.decide({ ...words, env: this.env(personId) } as Decided, this.state);
    if (isRejection(decision)) return decision.rejected;
    this.history.push(...decision);
    this.state = decision.reduce(secretaryFiling.decider.evolve, this.state);
    return decision.map(({ type }) => type);
  }

  requirement(words: FilingStep) {
    return secretaryFiling.policy({ ...words, env: this.env('p') } as Decided, this.state);
  }

  at(today: string) {
    this.today = today;
    return this;
  }

  attach(kind: string) {
    return this.step({ type: 'AttachDocument', sha256: hash, kind }, 'p-drafter');
  }

  taskOf(stage: string): string {
    const open = this.state.flow?.tasks.find((one) => one.stage === stage && one.status === 'pending');
    return open?.taskId ?? `${stage}.9.9`;
  }

  submit() {
    const taskId = this.taskOf('filing-submission');
    const words = { type: 'GiveOpinion', taskId, result: 'submit', ground: null, basisNo: null, opinion: '' } as const;
    return this.step(words, 'p-party');
  }

  returnFrom(stage: string) {
    return this.step({ type: 'ReturnCase', taskId: this.taskOf(stage), to: 'draft', reason: '缺材料' }, 'p-returner');
  }

  examine(...deficient: readonly FilingCheck[]) {
    return this.step({ type: 'ExamineFiling', checks: checked(...deficient), note: '已审核' }, 'p-examiner');
  }

  dueOf(name: string) {
    const clocks = this.state.flow!.clocks.deadlines;
    const found = Object.keys(clocks).findLast((one) => one.split('~')[0] === name);
    return found === undefined ? undefined : [clocks[found]!.status, clocks[found]!.dueOn];
  }
}

/** A filing before the county. */
export const submitted = (mode: FilingMode = 'pre'): Filing => {
  const filing = new Filing('2026-03-02', mode);
  filing.step(prepare, 'p-drafter');
  filing.attach('meeting-minutes');
  filing.attach('inspection-report');
  filing.submit();
  return filing;
};

export const examined = (...deficient: readonly FilingCheck[]): Filing => {
  const filing = submitted();
  filing.examine(...deficient);
  return filing;
};

export const filed = (): Filing => {
  const filing = examined();
  filing.step(accept, 'p-leader');
  return filing;
};

export const objected = (): Filing => {
  const filing = examined();
  filing.step(objectTo, 'p-leader');
  return filing;
};

/** A secretary in the database. */
export const active = (): Filing => {
  const filing = filed().at('2026-03-10');
  filing.step(register);
  return filing;
};
