import type { LocalDate } from '#kernel';
import { computeDeadline } from '#calendar';
import type { FlowEnv } from './flow.commands.js';
import type { Office } from './flow.events.js';
import type { Procedure, Title } from './procedure.js';

/** A stage ahead: who would act, in how long, after which stages, by which rule. `dueIn` counts from when it begins. */
export type StageAhead = Readonly<{
  key: string;
  title: Title;
  basis: readonly string[];
  after: readonly string[];
  offices: readonly Office[];
  limit: Readonly<{ rule: string; amount: number; unit: string; ifBegunToday: LocalDate; provisional: boolean }> | null;
}>;

/** The way that a case would take if it were submitted now: shown before it is. */
export const routePreview = (
  { stages, decision }: Procedure,
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
  const ahead = stages.map(({ key, title, basis, after, actors, deadline }) => ({
    key,
    title,
    basis,
    after,
    offices: env.officesOf(actors),
    limit: limitOf(deadline?.rule ?? null),
  }));
  const last = {
    key: 'decision',
    title: decision.title,
    basis: decision.basis,
    after: stages.map(({ key }) => key),
    offices: env.officesOf(decision.actors),
    limit: limitOf(decision.deadline),
  };
  return [...ahead, last];
};
