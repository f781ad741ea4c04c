import { fold, isRejection, shanghaiInstant, type JsonValue, type LocalDate } from '#kernel';
import { publishedCalendar, publishedParameters } from '#testing';
import type { FlowVerbCommand } from '#workflow';
import { ceremony } from './domain/ceremony.js';
import type { CeremonyCommand, ClockCommand, OpeningEnv, VerbCommand } from './domain/ceremony.commands.js';
import type { CeremonyEvent } from './domain/ceremony.events.js';
import type { Figures, Gifts, Plan } from './domain/ceremony.figures.js';
import type { CeremonyEnv, CeremonyRules } from './domain/ceremony.rules.js';
import type { Ceremony } from './domain/ceremony.state.js';
import { rulesInForce } from './domain/rules-in-force.js';

const rows = publishedParameters();

/** The parameters as the project ships them; `changed` holds a county's own values. */
export const rulesWith = (changed: Readonly<Record<string, JsonValue>> = {}): CeremonyRules =>
  rulesInForce((key) => {
    const parameter = rows.find((row) => row.key === key);
    if (!parameter) throw new Error(`no parameter ${key}`);
    return { value: changed[key] ?? parameter.value, version: `${key}@3701:2020-07-14`, parameter };
  }, 'W4@2020-07-14');

export const rules = rulesWith();
export const calendar = publishedCalendar(2025, 2026);
export const calendarOf2025 = publishedCalendar(2025);

const orgPath = ['3701', '370112', '370112013', '370112013205'];
export const place = { villageCode: '370112013205', orgPath };
export const town = '370112013';
export const county = '370112';
export const village = '370112013205';

export const people = {
  reporter: 'p-reporter',
  clerk: 'p-clerk',
  secretary: 'p-secretary',
  leader: 'p-leader',
  officer: 'p-officer',
} as const;

/** The moment of a command: `HH:MM` in Shanghai on a day. */
export const at = (today: LocalDate, time = '10:00', changed: Partial<CeremonyEnv> = {}): CeremonyEnv => ({
  now: shanghaiInstant(today, time),
  today,
  calendar,
  ruleVersion: 'W4@2020-07-14',
  rules: () => rules,
  digestOf: () => 'a1',
  ...changed,
});

export const ordinary = [{ post: 'vcMember', publicPower: true }];

export const opening = (today: LocalDate, posts = ordinary, env = at(today)): OpeningEnv => ({
  ...env,
  place,
  placeFault: undefined,
  posts,
});

export const plan: Plan = {
  tables: 18,
  persons: 170,
  cars: 5,
  tableCostFen: 20_000,
  jointBothFamilies: false,
  nonRelativesInvited: false,
  serviceTargetsInvited: false,
};
export const figures: Figures = { tables: 18, persons: 168, cars: 5, tableCostFen: 19_800 };
export const gifts: Gifts = {
  receivedFen: 1_200_000,
  returnedFen: 0,
  largestFromNonRelativeFen: 10_000,
  fromServiceTargetsFen: 0,
  handedInFen: 0,
  handedInOn: null,
  receiptNumber: null,
};

/** The sample of 20 percent draws the second, not the first. */
export const filingId = '0f3c9a52-6f1e-4f6f-9a63-1d0f3c5b7a10';
export const drawn = '0f3c9a52-6f1e-4f6f-9a63-1d0f3c5b7a12';

type Of<Type extends CeremonyCommand['type']> = Extract<CeremonyCommand, { type: Type }>;
type Words<Type extends CeremonyCommand['type']> = Partial<Omit<Of<Type>, 'type'>>;

/** A command with sensible words, changed where a spec needs other ones. */
const giving =
  <Type extends CeremonyCommand['type']>(type: Type, words: Omit<Of<Type>, 'type' | 'env'>) =>
  (when: LocalDate | CeremonyEnv, changed: Words<Type> = {}): Of<Type> =>
    ({ type, ...words, env: typeof when === 'string' ? at(when) : when, ...changed }) as unknown as Of<Type>;

const openingWords = {
  filingId,
  reporterId: people.reporter,
  actorId: people.reporter,
  channel: 'online',
  principal: '本人之子',
  venue: '村文化礼堂',
} as const;

export const draft = (today: LocalDate, changed: Words<'DraftReport'> = {}): Of<'DraftReport'> => ({
  type: 'DraftReport',
  ...openingWords,
  kind: 'child-wedding',
  ceremonyOn: '2026-10-10',
  plan,
  env: opening(today),
  ...changed,
});
export const notify = (today: LocalDate, changed: Words<'NotifyFuneral'> = {}): Of<'NotifyFuneral'> => ({
  type: 'NotifyFuneral',
  ...openingWords,
  kind: 'parent-funeral',
  principal: '父亲',
  channel: 'phone',
  deathOn: today,
  notifiedOn: today,
  expectedEndOn: today,
  env: opening(today),
  ...changed,
});

const byReporter = { actorId: people.reporter };
const bySecretary = { actorId: people.secretary };
const byOfficer = { actorId: people.officer };

export const submit = giving('SubmitReport', { ...byReporter, committed: true, lateReason: null });
export const check = giving('CheckReport', { ...bySecretary, opinion: '情况属实' });
export const giveBack = giving('ReturnReport', { ...bySecretary, reason: '请补充宴请范围' });
export const resubmit = giving('ResubmitReport', { ...byReporter, committed: true, plan: null, note: '已补充' });
export const register = giving('RegisterReport', { ...byOfficer, registerNumber: '济历城港沟婚丧备〔2026〕1号' });
export const remind = giving('GiveIntegrityReminder', { ...byOfficer, talkedOn: '2026-09-18', note: '已提醒' });
export const change = giving('ChangeReport', {
  ...byReporter,
  ceremonyOn: null,
  plan: null,
  venue: null,
  reason: '酒店调整',
});
export const notifyCouncil = giving('NotifyCouncil', { ...byReporter, help: ['kitchen', 'venue'] });
export const cancel = giving('CancelReport', { ...byReporter, reason: '婚礼取消' });
export const report = giving('SubmitPostReport', {
  ...byReporter,
  heldOn: null,
  figures,
  gifts,
  committed: true,
  note: null,
});
export const correct = giving('CorrectPostReport', { ...byReporter, figures, gifts, reason: '桌数填写有误' });
export const verify = giving('VerifyPostReport', { ...byOfficer, method: 'documents', agrees: true, note: '一致' });
export const state = giving('RecordStatement', { ...byReporter, text: '亲属自行前来' });
export const findBreach = giving('FindBreach', { ...byOfficer, grounds: ['tables'], reason: '超出桌数' });
export const transfer = giving('TransferClue', { ...byOfficer, clueNumber: 'X-2026-7', reason: '按规定移送' });
export const complain = giving('LinkComplaint', {
  ...byOfficer,
  complaintNumber: 'J-2026-3',
  receivedOn: '2026-10-12',
  summary: '反映超桌数',
});
export const recompute = giving('RecomputeDeadlines', {});
export const acknowledge = giving('AcknowledgeAlert', { alertId: `${filingId}~post-report~yellow` });
export const advance = (today: LocalDate, time = '09:00', changed: Partial<CeremonyEnv> = {}): ClockCommand => ({
  type: 'AdvanceCase',
  env: at(today, time, changed),
});

/** The moment of a verb that every case has, given by a person. */
const verbEnv = (env: CeremonyEnv, personId: string): VerbCommand['env'] => ({
  ...env,
  personId,
  onBehalfOf: null,
  officesOf: () => [],
  fileOf: () => ({ mediaType: 'image/png', bytes: 9, contentHash: 'c1' }),
  entryOf: (eventId) => ({ eventId, made: { personId, onBehalfOf: null }, part: 'draft' }),
  rule: () => rules.register,
  ladder: () => rules.ladder,
});

export const common = (words: FlowVerbCommand, env: CeremonyEnv, personId: string = people.reporter): VerbCommand => ({
  ...words,
  env: verbEnv(env, personId),
});

/** The events of commands given one after the other. Throws on a refusal: the story is impossible. */
export const happened = (...commands: readonly CeremonyCommand[]): CeremonyEvent[] => {
  const history: CeremonyEvent[] = [];
  for (const command of commands) {
    const decision = ceremony.decide(command, fold(ceremony, history));
    if (isRejection(decision)) throw new Error(`${command.type} was refused: ${decision.rejected}`);
    history.push(...decision);
  }
  return history;
};

export const caseAfter = (...commands: readonly CeremonyCommand[]): Ceremony => {
  const folded = fold(ceremony, happened(...commands));
  if (folded.status === 'none') throw new Error('no case was opened');
  return folded;
};
