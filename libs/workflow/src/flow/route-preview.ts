import type { LocalDate } from '#kernel';
import { computeDeadline } from '#calendar';
import type { FlowEnv } from './flow.commands.js';
import type { Office } from './flow.events.js';
import { DECISION, type Procedure, type Title } from './procedure.js';

/** A stage ahead: who would act, in how long, after which stages, by which rule. `dueIn` counts from when it begins. */
export type StageAhead = Readonly<{
  key: string;
  title: Title;
  basis: readonly string[];
  after: readonly string[];
  offices: readonly Office[];
  limit: Readonly<{ rule: string; amount: number; unit: string; ifBegunToday: LocalDate; provisional: boolean }> | null;
  /** The procedure whose case settles it; null where it is settled by opinions of its own. */
  through: string | null;
}>;

/** The way that a case would take if it were submitted now, up to what its decision brings with it: shown before it is. */
export const routePreview = (
  { stages, decision, afterwards = [] }: Procedure,
  env: Pick<FlowEnv, 'officesOf' | 'rule' | 'today' | 'calendar'>,
): readonly StageAhead[] => {
  const limitOf = (rule: string | null): StageAhead['limit'] => {
    if (rule === null) return null;
    const { amount, unit } = env.rule(rule);
    const { dueOn, provisional } = computeDeadline(
      { anchor: env.today, amount, unit, direction: 'after' },
      env.calendar,
    );
    return { rule, amount, unit, ifBegunToday: dueOn, provisional };
  };
  const ahead = stages.map(({ key, title, basis, after, actors, deadline, ownLimit, through = null }) => ({
    key,
    title,
    basis,
    after,
    offices: env.officesOf(actors),
    limit: limitOf(deadline?.rule ?? ownLimit ?? null),
    through,
  }));
  const last = {
    key: DECISION,
    title: decision.title,
    basis: decision.basis,
    after: stages.map(({ key }) => key),
    offices: env.officesOf(decision.actors),
    limit: limitOf(decision.deadline),
    through: null,
  };
  const then = afterwards.map(({ key, title, basis, actors, rule, through = null }) => ({
    key,
    title,
    basis,
    after: [DECISION],
    offices: env.officesOf(actors),
    limit: limitOf(rule),
    through,
  }));
  return [...ahead, last, ...then];
};
