import { addDays, isRejection, type LocalDate } from '#kernel';
import { openTasks, type Office } from '#workflow';
import * as give from './ceremony.fixture.js';
import { ceremony } from './domain/ceremony.js';
import type { CeremonyCommand, VerbCommand } from './domain/ceremony.commands.js';
import type { CeremonyEvent } from './domain/ceremony.events.js';
import type { CeremonyDecision } from './domain/ceremony.rejection.js';
import type { CeremonyEnv } from './domain/ceremony.rules.js';
import type { Ceremony, CeremonyState } from './domain/ceremony.state.js';
import { openActions } from './domain/duties.js';

type Type = CeremonyCommand['type'];
type Maker = (env: CeremonyEnv, state: Ceremony, word: number) => CeremonyCommand;

/** One step of a random walk: days that pass, and numbers that choose the command and its words. */
export type Step = Readonly<{ days: number; pick: number; word: number; free: boolean }>;

export type Taken = Readonly<{ command: CeremonyCommand; before: CeremonyState; decision: CeremonyDecision }>;

const kinds = ['child-wedding', 'own-wedding', 'birthday'] as const;
const ids = [give.filingId, give.drawn];
const later = (today: LocalDate, word: number) => addDays(today, word % 25);
const unlessHeld = ({ today }: CeremonyEnv, { ceremonyOn }: Ceremony) => (ceremonyOn > today ? today : null);

const openCase = (env: CeremonyEnv, word: number): CeremonyCommand => {
  const { today } = env;
  const posts = [{ post: ['secretary', 'vcMember'][word % 2]!, publicPower: true }];
  const words = { filingId: ids[word % 5 === 0 ? 1 : 0]!, env: give.opening(today, posts, env) };
  const actorId = word % 3 === 0 ? give.people.clerk : give.people.reporter;
  if (word % 4 === 0) return give.notify(today, { ...words, actorId, expectedEndOn: later(today, word % 6) });
  return give.draft(today, { ...words, actorId, kind: kinds[word % 3]!, ceremonyOn: later(today, word) });
};

const commonVerbs = [
  'MakeComment',
  'UrgeCase',
  'CopyCase',
  'ReadCopy',
  'AttachDocument',
  'CorrectCase',
  'TransferTask',
] as const;
type CommonVerb = (typeof commonVerbs)[number];

const leaders: Office = {
  office: `townLeader@${give.town}`,
  anyOf: [{ role: 'townLeader', org: give.town }],
  manned: true,
  mandatory: true,
};
const eventId = '0f3c9a52-6f1e-4f6f-9a63-1d0f3c5b7a99';

/** Commands with sensible words for any state: what is refused, is refused for the state. */
const makers: Readonly<
  Record<Exclude<Type, 'DraftReport' | 'NotifyFuneral' | VerbCommand['type']> | CommonVerb, Maker>
> = {
  SubmitReport: (env, _state, word) => give.submit(env, { committed: word % 4 !== 0, lateReason: '情况特殊' }),
  CheckReport: (env, _state, word) => give.check(env, { opinion: `意见${word}` }),
  RegisterReport: (env) => give.register(env),
  ReturnReport: (env, _state, word) => give.giveBack(env, { reason: `原因${word}` }),
  ResubmitReport: (env, _state, word) => give.resubmit(env, { committed: word % 5 !== 0, note: `说明${word}` }),
  GiveIntegrityReminder: (env) => give.remind(env, { talkedOn: env.today }),
  ChangeReport: (env, _state, word) =>
    give.change(env, word % 2 === 0 ? { ceremonyOn: later(env.today, word) } : { venue: '镇文化站' }),
  CancelReport: (env) => give.cancel(env),
  NotifyCouncil: (env, _state, word) =>
    give.notifyCouncil(env, { help: word % 2 === 0 ? ['host'] : ['guests', 'vehicles'] }),
  SubmitPostReport: (env, state) => give.report(env, { heldOn: unlessHeld(env, state) }),
  CorrectPostReport: (env, _state, word) => give.correct(env, { reason: `更正${word}` }),
  VerifyPostReport: (env, _state, word) => give.verify(env, { method: 'on-site', agrees: word % 2 === 0 }),
  RecordStatement: (env, _state, word) => give.state(env, { text: `陈述${word}` }),
  FindBreach: (env) => give.findBreach(env),
  TransferClue: (env) => give.transfer(env),
  LinkComplaint: (env, { complaints }) =>
    give.complain(env, { complaintNumber: `J-${complaints.length}`, receivedOn: env.today }),
  AdvanceCase: (env) => ({ type: 'AdvanceCase', env }),
  RecomputeDeadlines: (env) => give.recompute(env),
  RelocateCase: (env, { villageCode }, word) => {
    const town = word % 2 === 0 ? '370112014' : give.town;
    return { type: 'RelocateCase', orgPath: ['3701', give.county, town, villageCode], env };
  },
  MakeComment: (env, _state, word) => give.common({ type: 'MakeComment', comment: `批注${word}` }, env),
  UrgeCase: (env, _state, word) => give.common({ type: 'UrgeCase', note: `请尽快办理${word}` }, env),
  CopyCase: (env, { flow }) =>
    give.common({ type: 'CopyCase', copyId: `copy-${Object.keys(flow?.copies ?? {}).length}`, to: leaders.anyOf }, env),
  ReadCopy: (env, { flow }, word) =>
    give.common({ type: 'ReadCopy', copyId: Object.keys(flow?.copies ?? {})[0] ?? 'none' }, env, `p-leader-${word}`),
  AttachDocument: (env, _state, word) => give.common({ type: 'AttachDocument', sha256: `${word}`, kind: 'photo' }, env),
  CorrectCase: (env, _state, word) => give.common({ type: 'CorrectCase', eventId, correction: `更正${word}` }, env),
  TransferTask: (env, { flow }, word) => {
    const [task] = flow ? openTasks(flow) : [];
    const to = { ...leaders, office: `${leaders.office}.${word}.${flow?.tasks.length}` };
    return give.common({ type: 'TransferTask', taskId: task?.taskId ?? 'none', to, reason: `转办${word}` }, env);
  },
  AcknowledgeAlert: (env, { clocks }, word) => {
    const raised = Object.keys(clocks.alerts);
    return give.acknowledge(env, { alertId: raised[word % Math.max(1, raised.length)] ?? 'none' });
  },
};

export const actionTypes = Object.keys(makers) as (keyof typeof makers)[];

/** The command of this type, with sensible words for the state. */
export const sensible = (type: keyof typeof makers, state: Ceremony, env: CeremonyEnv, word = 0): CeremonyCommand =>
  makers[type](env, state, word);

const FIRST_DAY = '2026-08-03';

/** Gives a random command after the other: mostly such as the case is open to, refused ones among them. */
export const walk = (steps: readonly Step[], calendarOn = (_today: LocalDate) => give.calendar) => {
  let state: CeremonyState = ceremony.initialState();
  let today = FIRST_DAY;
  const taken: Taken[] = [];
  for (const { days, pick, word, free } of steps) {
    today = addDays(today, days);
    const env = give.at(today, word % 2 === 0 ? '08:00' : '10:00', { calendar: calendarOn(today) });
    const command = chosen(state, env, pick, word, free);
    const decision = ceremony.decide(command, state);
    taken.push({ command, before: state, decision });
    if (!isRejection(decision)) state = decision.reduce(ceremony.evolve, state);
  }
  return { taken, state, today, history: eventsOf(taken) };
};

const chosen = (state: CeremonyState, env: CeremonyEnv, pick: number, word: number, free: boolean) => {
  if (state.status === 'none') return openCase(env, word);
  const open = free
    ? actionTypes
    : [...openActions(state), ...openActions(state), 'AdvanceCase' as const, ...commonVerbs];
  return sensible(open[pick % open.length]!, state, env, word);
};

const eventsOf = (taken: readonly Taken[]): CeremonyEvent[] =>
  taken.flatMap(({ decision }) => (isRejection(decision) ? [] : [...decision]));

/** What the same commands bring when somebody looks at the case each midnight and each morning in between. */
export const lookedAtDaily = (taken: readonly Taken[], until: LocalDate): CeremonyEvent[] => {
  const history: CeremonyEvent[] = [];
  let state = ceremony.initialState();
  let day = FIRST_DAY;
  const run = (command: CeremonyCommand) => {
    const decision = ceremony.decide(command, state);
    if (isRejection(decision)) return;
    history.push(...decision);
    state = decision.reduce(ceremony.evolve, state);
  };
  const lookUpTo = (last: LocalDate) => {
    for (; day <= last; day = addDays(day, 1)) ['00:00', '08:30'].forEach((time) => run(give.advance(day, time)));
  };
  for (const { command } of taken) {
    lookUpTo(addDays(command.env.today, -1));
    run(command);
  }
  lookUpTo(until);
  return history;
};
