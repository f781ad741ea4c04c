import { isRejection } from '#kernel';
import { publishedCalendar, publishedParameters } from '#testing';
import { unitAt, type Acting, type FlowVerbCommand, type LadderRule, type Lookup, type Office } from '#workflow';
import type { AdjustmentEnv, AdjustmentWords } from './adjustment.commands.js';
import { adjustment } from './adjustment.js';
import type { Lock } from './investigation.js';
import { adjustmentRules } from './rotation-rules.js';

export const path = ['3701', '370112', '370112013', '370112013205'];
export const cadre = 'p-cadre';
export const caseId = 'c1';
export const day = '2026-03-02';

const parameters = new Map(publishedParameters().map((one) => [one.key, one] as const));
const calendar = publishedCalendar(2025, 2026);

/** Finds a parameter as it is shipped. */
export const lookup = ((key) => {
  const found = parameters.get(key);
  if (!found) throw new Error(`no parameter ${key}`);
  return { value: found.value, version: `${key}@3701:2020-07-14`, parameter: { unit: found.unit } };
}) as Lookup;

const officeOf = (actor: Acting, orgPath: readonly string[]): readonly Office[] => {
  if (!('role' in actor)) return [];
  const org = unitAt(orgPath, actor.at);
  return [{ office: `${actor.role}@${org}`, anyOf: [{ role: actor.role, org }], manned: true, mandatory: true }];
};

/** The moment of a day for any case of this context, by the parameters as they are shipped. */
export const momentOf = (today: string, personId: string) => ({
  now: `${today}T02:00:00.000Z`,
  today,
  calendar,
  ruleVersion: 'rotations@1',
  personId,
  onBehalfOf: null,
  digestOf: (material: unknown) => JSON.stringify(material),
  fileOf: () => ({ mediaType: 'application/pdf', bytes: 9, contentHash: 'c1' }),
  entryOf: () => undefined,
  officesOf: officeOf,
  rule: (key: string) => {
    const { value, version, parameter } = lookup(key);
    return { key, version, amount: value as number, unit: parameter.unit as 'workingDay' };
  },
  ladder: () => ({ rules: lookup('supervise.ladder').value as unknown as readonly LadderRule[], alertTime: '08:30' }),
});

const rules = adjustmentRules(lookup);
const ELECTED = ['removal', 'transfer'];

export const envOf = (today: string, personId: string, lock: Lock | null = null, mode = 'pre'): AdjustmentEnv => ({
  ...momentOf(today, personId),
  lock,
  unlawfulExit: (post, reason) =>
    post.startsWith('vc') && ELECTED.includes(reason) ? { rejected: 'vc-post-not-by-removal' } : undefined,
  ...rules,
  filingMode: mode as 'pre',
});

export type Words = AdjustmentWords | FlowVerbCommand | Readonly<{ type: 'AdvanceCase' }>;
type Decided = Parameters<typeof adjustment.decider.decide>[0];
type Event = Parameters<typeof adjustment.decider.evolve>[1];

export const opening = {
  type: 'OpenAdjustment',
  caseId,
  subjectId: cadre,
  orgPath: path,
  termId: 't1',
  post: 'secretary',
  trigger: 'index',
  ground: '连续两年列末位',
  evidence: 'a'.repeat(64),
} as const;
export const concern = { type: 'IssueConcern', noticeNo: '港组函〔2026〕3号', concern: '工作滞后' } as const;
export const answer = { type: 'RecordAnswer', answeredOn: day, answer: '情况说明' } as const;
export const admonition = {
  type: 'Admonish',
  documentNo: '港党〔2026〕8号',
  servedOn: day,
  months: 2,
  reasons: '履职不力',
} as const;
export const plan = { type: 'RecordSelfCorrection', receivedOn: day, plan: '整改措施' } as const;
export const recheck = { type: 'Recheck', lifted: true, documentNo: '港党〔2026〕9号', reasons: '整改到位' } as const;
export const proposal = { type: 'ProposeAdjustment', kind: 'removal', reasons: '建议免职' } as const;
export const tolerance = (office: 'discipline' | 'organization', opinion = 'not-tolerate') =>
  ({ type: 'RecordTolerance', office, opinion: opinion as 'tolerate', reasons: '不属容错情形' }) as const;
export const decision = {
  type: 'DecideAdjustment',
  office: path[2]!,
  outcome: 'adjusted',
  endsOn: day,
  documentNo: '港党〔2026〕12号',
  documentOn: day,
  reasons: '研究决定',
} as const;
export const announcement = { type: 'AnnounceAdjustment', announcedOn: day, place: '村委会' } as const;
export const suspension = {
  type: 'OrderSuspension',
  from: day,
  documentNo: '港党〔2026〕5号',
  reasons: '配合调查',
} as const;
export const unfounded = { type: 'EndUnfounded', documentNo: '港党〔2026〕6号', reasons: '查无实据' } as const;

/** An adjustment that is acted on step by step; answers the types of what happened, or the code of the refusal. */
export class Adjustment {
  history: Event[] = [];
  state = adjustment.decider.initialState();
  lock: Lock | null = null;

  constructor(
    public today = day,
    private readonly mode: 'pre' | 'post' = 'pre',
  ) {}

  step(words: Words, personId = 'p-officer'): readonly string[] | string {
    const env = envOf(this.today, personId, this.lock, this.mode);
    const decided = adjustment.decider.decide({ ...words, env } as Decided, this.state);
    if (isRejection(decided)) return decided.rejected;
    this.history.push(...decided);
    this.state = decided.reduce(adjustment.decider.evolve, this.state);
    return decided.map(({ type }) => type);
  }

  requirement(words: Words) {
    return adjustment.policy({ ...words, env: envOf(this.today, 'p', this.lock) } as Decided, this.state);
  }

  sign(stage: string, result: string, personId = `p-${stage}`) {
    const task = this.state.flow!.tasks.find((one) => one.stage === stage && one.status === 'pending');
    const taskId = task?.taskId ?? `${stage}.9.9`;
    return this.step({ type: 'GiveOpinion', taskId, result, ground: null, basisNo: null, opinion: '' }, personId);
  }

  /** Opened, and looked at by both of the team. */
  verified(result = 'established', words: Partial<typeof opening> = {}) {
    this.step({ ...opening, ...words }, 'p-drafter');
    this.sign('verification', result, 'p-org');
    this.sign('verification', result, 'p-discipline');
    return this;
  }

  heard() {
    this.step(concern);
    this.step(answer);
    return this;
  }

  proposed() {
    this.step(proposal, 'p-committee');
    return this;
  }

  filed() {
    this.sign('filing', 'filed', 'p-county');
    return this;
  }

  tolerated(opinion = 'not-tolerate') {
    this.step(tolerance('discipline', opinion));
    this.step(tolerance('organization', opinion));
    return this;
  }
}

export const decided = () => {
  const one = new Adjustment().verified().heard().proposed().filed().tolerated();
  one.step(decision, 'p-committee');
  return one;
};
