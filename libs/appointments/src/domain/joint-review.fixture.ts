import { repliesSealed } from './joint-review.procedure.js';
import { isRejection } from '#kernel';
import { publishedCalendar, publishedParameters } from '#testing';
import { unitAt, type FlowVerbCommand, type LadderRule, type Office } from '#workflow';
import { groundsOn } from './ineligibility.js';
import type { ReviewEnv, ReviewWords } from './joint-review.commands.js';
import { jointReview } from './joint-review.js';
import { reviewRules } from './review-rules.js';
import { departmentOffices, officeOfDepartment, type ReviewDepartment } from './review-register.js';

export const path = ['3701', '370112', '370112013', '370112013205'];
export const candidate = 'p-candidate';
export const caseId = 'c1';

const department = (code: string, mandatory = true): ReviewDepartment => ({
  department: code,
  title: code,
  mandatory,
  liaisonId: `p-${code}`,
  headId: `p-${code}-head`,
  reviewerIds: [],
});

export const mandatory = ['discipline', 'organization', 'police', 'court', 'procuratorate', 'justice', 'civil-affairs'];
export const register: readonly ReviewDepartment[] = [
  ...mandatory.map((code) => department(code)),
  department('audit', false),
];
export const dept = officeOfDepartment;

const parameters = publishedParameters();
const calendar = publishedCalendar(2025, 2026);
const grounds = groundsOn([], '2026-03-02');
const rules = () => reviewRules(lookup);
export const lookup = (key: string) => {
  const found = parameters.find((one) => one.key === key);
  if (!found) throw new Error(`no parameter ${key}`);
  return found;
};
const REPLIES = ['appt.jointReview.deptReply', 'appt.jointReview.deptReplyUrgent'];

/** The moment of a day, by the parameters and grounds as they are shipped. */
export const envOf = (today: string, personId: string, time = '02:00', departments = register): ReviewEnv => ({
  now: `${today}T${time}:00.000Z`,
  today,
  calendar,
  ruleVersion: 'joint-review@1',
  personId,
  onBehalfOf: null,
  digestOf: (material) => JSON.stringify(material),
  fileOf: () => ({ mediaType: 'application/pdf', bytes: 9, contentHash: 'c1' }),
  entryOf: () => undefined,
  officesOf: (actor, orgPath): readonly Office[] => {
    if ('register' in actor) return departmentOffices(departments).map((office) => ({ ...office, manned: true }));
    if (!('role' in actor)) return [];
    const org = unitAt(orgPath, actor.at);
    return [{ office: `${actor.role}@${org}`, anyOf: [{ role: actor.role, org }], manned: true, mandatory: true }];
  },
  rule: (key) => {
    const { value, unit } = lookup(key);
    return { key, version: `${key}@3701:2020-07-14`, amount: value as number, unit: unit as 'workingDay' };
  },
  ladder: (_path, ruleKey) => ({
    rules: lookup(ruleKey !== null && REPLIES.includes(ruleKey) ? 'appt.jointReview.replyLadder' : 'supervise.ladder')
      .value as unknown as readonly LadderRule[],
    alertTime: '08:30',
  }),
  grounds,
  signatories: {
    relatives: ['p-relative'],
    registered: [...fourChecks.map(({ checkerId }) => checkerId), 'p-relative', candidate, personId],
    disciplineManned: true,
    disciplineOfficers: ['p-discipline-checker'],
    deputy: null,
  },
  ...rules(),
});

export type Words = ReviewWords | FlowVerbCommand | Readonly<{ type: 'AdvanceCase' }>;
type Decided = Parameters<typeof jointReview.decider.decide>[0];
type Event = Parameters<typeof jointReview.decider.evolve>[1];

export const openWords = {
  type: 'OpenReview',
  caseId,
  subjectId: candidate,
  orgPath: path,
  occasion: 'mid-term',
  batchId: null,
  post: 'secretary',
  urgent: false,
} as const;

export const fourChecks = (['police-post', 'justice-office', 'economic-station', 'discipline'] as const).map(
  (check) => ({
    check,
    doubtful: false,
    checkedOn: '2026-03-02',
    checkerId: `p-${check}-checker`,
    checkerOffice: null,
    opinion: '无异议',
    paperNo: '港派〔2026〕3号',
  }),
);

/** A review that is acted on step by step; answers the types of what happened, or the code of the refusal. */
export class Review {
  history: Event[] = [];
  /** Who signs in the place of the heads. */
  deputy: ReviewEnv['signatories']['deputy'] = null;
  state = jointReview.decider.initialState();

  constructor(
    public today = '2026-03-02',
    private readonly departments = register,
  ) {}

  step(words: Words, personId = 'p-officer'): readonly string[] | string {
    const moment = envOf(this.today, personId, '02:00', this.departments);
    const env = { ...moment, signatories: { ...moment.signatories, deputy: this.deputy } };
    const decision = jointReview.decider.decide({ ...words, env } as Decided, this.state);
    if (isRejection(decision)) return decision.rejected;
    this.history.push(...decision);
    this.state = decision.reduce(jointReview.decider.evolve, this.state);
    return decision.map(({ type }) => type);
  }

  requirement(words: Words) {
    return jointReview.policy({ ...words, env: envOf(this.today, 'p') } as Decided, this.state);
  }

  /** The opinion of whoever's task is open in a stage; of a department where one is named. */
  sign(stage: string, result: string, code?: string, ground: string | null = null) {
    const task = this.state.flow!.tasks.find(
      (one) => one.stage === stage && one.status === 'pending' && (!code || one.office.office === dept(code)),
    );
    const taskId = task?.taskId ?? `${stage}.9.9`;
    const basisNo = ground && '（2024）鲁0112刑初8号';
    const seal =
      code && repliesSealed(this.state.flow!.version)
        ? { signedBy: `p-${code}-head`, sealedOn: this.today }
        : undefined;
    const words = { type: 'GiveOpinion', taskId, result, ground, basisNo, opinion: '' } as const;
    return this.step(seal ? { ...words, seal } : words, code ? `p-${code}` : `p-${stage}`);
  }

  attachMinutes() {
    return this.step({ type: 'AttachDocument', sha256: 'a'.repeat(64), kind: 'meeting-minutes' }, 'p-town-review');
  }

  /** Up to the completeness check of the county. */
  submit() {
    this.step(openWords, 'p-drafter');
    this.step({ type: 'RecordVillageCheck', note: '符合条件' }, 'p-village');
    this.step({ type: 'RecordTownReview', checks: fourChecks, note: '同意' }, 'p-town-review');
    this.attachMinutes();
    this.sign('submission', 'submit');
    return this;
  }

  /** Up to the replies of the departments. */
  circulate() {
    this.submit().sign('intake', 'circulate');
    return this;
  }

  /** Every department replies: `clear`, or what is told of it. */
  replies(told: Readonly<Record<string, readonly [string, string | null]>> = {}) {
    for (const code of mandatory) {
      const [result, ground] = told[code] ?? ['clear', null];
      this.sign('circulation', result, code, ground);
    }
    return this;
  }

  decide(outcome: string, reasons = '理由') {
    return this.step({ type: 'DecideCase', office: '370112', outcome, reasons }, 'p-leader');
  }

  panel(findings: readonly Readonly<{ office: string; finding: 'confirmed' | 'dismissed' }>[]) {
    return this.step({ type: 'HoldPanel', heldOn: this.today, minutes: 'b'.repeat(64), findings, note: '研判' });
  }
}

export const reviewed = (told: Parameters<Review['replies']>[0] = {}) => new Review().circulate().replies(told);

export const hard = { police: ['hard', 'H1'] } as const;
export const soft = { audit: ['soft', 'S4'], 'civil-affairs': ['soft', 'S6'] } as const;
export const doubt = { court: ['needs-check', null] } as const;
export const notice = { type: 'NotifyAdverseOpinion', noticeNo: '济历城组函〔2026〕7号' } as const;
export const statement = { type: 'RecordCandidateStatement', statedOn: '2026-03-02', statement: '判决有误' } as const;
export const letter = { type: 'FeedBackResult', letterNo: '济历城组函〔2026〕8号' } as const;
export const confirmed = (code: string) => ({ office: dept(code), finding: 'confirmed' }) as const;
export const dismissed = (code: string) => ({ office: dept(code), finding: 'dismissed' }) as const;
export const standing = ({ state }: Review) => [state.flow!.status, state.facts.standing];
export const failed = () => {
  const review = reviewed(hard);
  review.step(notice);
  review.step(statement);
  review.decide('fail');
  review.step(letter);
  return review;
};
export const passed = () => {
  const review = reviewed();
  review.decide('pass');
  review.step(letter);
  return review;
};
