import type { LocalDate } from '#kernel';
import type { Flow, Task } from '#workflow';
import { isOpenForFacts, type ReplyStatus, type ReviewFacts } from '../domain/joint-review.facts.js';
import { CIRCULATION } from '../domain/joint-review.procedure.js';

/** What one department has to say, or has said, about one candidate. `persons` are those who speak for it. */
export type ReviewCell = {
  office: string;
  mandatory: boolean;
  status: ReplyStatus;
  result: string | null;
  ground: string | null;
  dueOn: LocalDate | null;
  late: boolean;
  persons: readonly string[];
};

/** One cell for each department, of the latest round in which it was asked. */
export const cellsOf = (flow: Flow, facts: ReviewFacts): readonly ReviewCell[] => {
  const latest = new Map(
    flow.tasks
      .filter(({ stage, status }) => stage === CIRCULATION && status !== 'passed-on' && status !== 'removed')
      .map((task) => [task.office.office, task] as const),
  );
  return [...latest.values()].map((task) => {
    const { office, status, signature, clock } = task;
    const deadline = clock === null ? undefined : flow.clocks.deadlines[clock];
    const reply = status === 'signed' ? signature : null;
    const reported = reply ? undefined : factsOf(facts, office.office).at(-1);
    return {
      office: office.office,
      mandatory: office.mandatory,
      status: statusOf(task, isOpenForFacts(flow, facts)),
      result: reply?.result ?? null,
      ground: reply?.ground ?? reported?.ground ?? null,
      dueOn: deadline?.dueOn ?? null,
      late: deadline?.missed ?? false,
      persons: office.anyOf.flatMap((one) => ('person' in one ? [one.person] : [])),
    };
  });
};

const factsOf = ({ lateFacts, reported }: Pick<ReviewFacts, 'lateFacts' | 'reported'>, office: string) =>
  [...lateFacts, ...reported].filter(({ department }) => department === office);

const statusOf = ({ status, office }: Task, isOpen: boolean): ReplyStatus => {
  if (status === 'signed') return 'replied';
  if (status === 'pending') return 'waiting';
  return isOpen && !office.mandatory ? 'not-waited-for' : 'closed';
};
