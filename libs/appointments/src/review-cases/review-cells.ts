import type { LocalDate } from '#kernel';
import type { Flow } from '#workflow';
import { CIRCULATION } from '../domain/joint-review.procedure.js';

/** What one department has to say, or has said, about one candidate. `persons` are those who speak for it. */
export type ReviewCell = {
  office: string;
  mandatory: boolean;
  status: 'waiting' | 'replied' | 'closed';
  result: string | null;
  ground: string | null;
  dueOn: LocalDate | null;
  late: boolean;
  persons: readonly string[];
};

/** One cell for each department, of the latest round in which it was asked. */
export const cellsOf = ({ tasks, clocks }: Flow): readonly ReviewCell[] => {
  const latest = new Map(
    tasks
      .filter(({ stage, status }) => stage === CIRCULATION && status !== 'passed-on' && status !== 'removed')
      .map((task) => [task.office.office, task] as const),
  );
  return [...latest.values()].map(({ office, status, signature, clock }) => {
    const deadline = clock === null ? undefined : clocks.deadlines[clock];
    return {
      office: office.office,
      mandatory: office.mandatory,
      status: status === 'signed' ? 'replied' : status === 'pending' ? 'waiting' : 'closed',
      result: status === 'signed' ? (signature?.result ?? null) : null,
      ground: status === 'signed' ? (signature?.ground ?? null) : null,
      dueOn: deadline?.dueOn ?? null,
      late: deadline?.missed ?? false,
      persons: office.anyOf.flatMap((one) => ('person' in one ? [one.person] : [])),
    };
  });
};
