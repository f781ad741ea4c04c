import { isRejection, type Aggregate, type Decision, type DomainEvent } from '#kernel';
import { recomputeDeadlines } from '../deadline.js';
import type { DeadlineEvent } from '../deadline.events.js';
import { reachedMilestones } from '../advance.js';
import { relocateCase } from '../relocation.js';
import { decideFlow } from '../flow/decide-flow.js';
import type { FlowCommand, FlowRejection } from '../flow/flow.commands.js';
import { whatTimeBroughtToFlow } from '../flow/flow-time.js';
import type { Happening } from '../flow/proceed.js';
import type { Procedure } from '../flow/procedure.js';
import { flowEnvOf } from './flow-env.js';
import { materialSeen } from './material-seen.js';
import { hostedPolicy, isClockWord, isVerb } from './hosted-policy.js';
import { evolveHosted, hostedEvents, hostedNothing } from './hosted-state.js';
import { readdressed } from './readdress.js';
import {
  procedureOf,
  type ClockWords,
  type Hosted,
  type HostedCommand,
  type HostedEvent,
  type HostedRejection,
  type HostedStep,
  type HostEnv,
  type Hosting,
} from './hosting.js';

/** A case in the middle of a decision, and what has happened to it so far. */
type Run<Facts, Own> = Readonly<{ state: Hosted<Facts>; events: readonly HostedEvent<Own>[] }>;

/** How many events one decision may bring about: more is a circle in what follows from what. */
const LONGEST_DECISION = 10_000;

/** The aggregate of a context's cases: the kernel's verbs and clocks beside the context's own commands and facts. */
export const hostedCase = <
  Facts,
  Own extends DomainEvent,
  Words extends Readonly<{ type: string }>,
  Code extends string,
  Env extends HostEnv,
>(
  hosting: Hosting<Facts, Own, Words, Code, Env>,
): Aggregate<HostedCommand<Words, Env>, Hosted<Facts>, HostedEvent<Own>, HostedRejection<Code>> => {
  type State = Hosted<Facts>;
  type Event = HostedEvent<Own>;
  type Command = HostedCommand<Words, Env>;
  type Outcome = Decision<Event, HostedRejection<Code>>;

  const happened = (run: Run<Facts, Own>, brought: readonly Event[], env: Env): Run<Facts, Own> => {
    const events = brought.map((event) => readdressed(event, env.inPlaceOf));
    const state = events.reduce<State>((before, event) => evolveHosted(hosting, before, event), run.state);
    const next = { state, events: [...run.events, ...events] };
    if (next.events.length > LONGEST_DECISION) throw new Error(`what follows from ${events[0]?.type} does not end`);
    return events.reduce<Run<Facts, Own>>((course, event) => {
      const followed = hosting.follow(event, course.state, env);
      return followed.length === 0 ? course : happened(course, followed, env);
    }, next);
  };

  const verb = (run: Run<Facts, Own>, command: FlowCommand, env: Env): Run<Facts, Own> | FlowRejection => {
    const { flow } = run.state;
    const procedure = flow
      ? procedureOf(hosting, flow.procedure, flow.version)
      : latest(hosting.procedures, hosting.begins(run.state.facts));
    const orgPath = command.type === 'SubmitCase' ? command.orgPath : (flow?.orgPath ?? []);
    const decision = decideFlow(
      procedure,
      command,
      flow ?? undefined,
      flowEnvOf(hosting, run.state, env, orgPath, command),
    );
    return isRejection(decision) ? decision : happened(run, decision as readonly Event[], env);
  };

  /** Time first: milestones of the context, then the clocks of the kernel. */
  const withTime = (state: State, env: Env): Run<Facts, Own> => {
    const start: Run<Facts, Own> = { state, events: [] };
    if (!state.flow) return start;
    const milestones = reachedMilestones(state.flow.clocks, env.now);
    const passed = milestones.reduce<Run<Facts, Own>>(
      (run, milestone) => happened(run, hosting.reached(milestone, run.state, env), env),
      start,
    );
    const flow = passed.state.flow!;
    const brought = whatTimeBroughtToFlow(
      flow,
      env.now,
      flowEnvOf(hosting, passed.state, env, flow.orgPath),
      (deadline, stage) => hosting.recipientsOf(deadline, stage, passed.state, env),
    );
    return happened(passed, brought as readonly Event[], env);
  };

  const clock = (command: ClockWords, { flow }: State, env: Env): Outcome => {
    const { caseId, orgPath, clocks } = flow!;
    switch (command.type) {
      case 'AdvanceCase':
        return [];
      case 'RecomputeDeadlines':
        return recomputeDeadlines(
          clocks,
          flowEnvOf(hosting, { flow, facts: hosting.noFacts, documents: [] }, env, orgPath),
        );
      case 'RelocateCase':
        return relocateCase({ caseId, orgPath, clocks }, command.orgPath, env.today);
      case 'AcknowledgeAlert': {
        const alert = clocks.alerts[command.alertId];
        if (!alert) return { rejected: 'unknown-alert' };
        if (alert.status !== 'open') return [];
        return [
          { type: 'AlertAcknowledged.v1', data: { alertId: command.alertId, acknowledgedOn: env.today } },
        ] satisfies DeadlineEvent[];
      }
      default:
        return command satisfies never;
    }
  };

  const acts = (
    command: Words & Readonly<{ env: Env }>,
    start: Run<Facts, Own>,
  ): Run<Facts, Own> | HostedRejection<Code> => {
    const steps = hosting.act(command, start.state);
    if (isRejection(steps)) return steps as HostedRejection<Code>;
    let run = start;
    for (const step of steps as readonly HostedStep<Own>[]) {
      const next = isEvent<Own>(step) ? happened(run, [step], command.env) : verb(run, step, command.env);
      if (isRejection(next)) return next as FlowRejection;
      run = next;
    }
    return run;
  };

  const decide = (command: Command, state: State): Outcome => {
    const { env } = command;
    const passed = withTime(state, env);
    const outcome = (run: Run<Facts, Own> | HostedRejection<Code>): Outcome => {
      if (isRejection(run)) return run as HostedRejection<Code>;
      const { state: after, events } = run as Run<Facts, Own>;
      const given = events.slice(passed.events.length);
      return given.length === 0 ? [] : [...events, ...materialSeen(hosting, passed.state, after, given, env)];
    };
    if (isClockWord(command)) {
      if (!state.flow) return { rejected: 'unknown-case' };
      if (command.type === 'AdvanceCase') return passed.events;
      const decided = clock(command, passed.state, env);
      return isRejection(decided) || decided.length === 0 ? decided : [...passed.events, ...decided];
    }
    if (isVerb(command)) {
      const refused = hosting.guard(command, passed.state, env);
      return refused ?? outcome(verb(passed, command, env));
    }
    return outcome(acts(command, passed));
  };

  return {
    category: hosting.category,
    events: hostedEvents(hosting.facts),
    policy: hostedPolicy(hosting),
    decider: {
      initialState: () => hostedNothing(hosting),
      evolve: (state, event) => evolveHosted(hosting, state, event),
      decide,
    },
  };
};

/** New cases begin under the newest version. */
export const latest = (procedures: readonly Procedure[], name: string): Procedure => {
  const found = procedures.filter(({ key }) => key === name).toSorted((a, b) => b.version - a.version)[0];
  if (!found) throw new Error(`no procedure ${name}`);
  return found;
};

const isEvent = <Own extends DomainEvent>(
  step: HostedStep<Own>,
): step is Own | Extract<Happening, DeadlineEvent | { type: 'CaseEnded.v1' }> => 'data' in step;
