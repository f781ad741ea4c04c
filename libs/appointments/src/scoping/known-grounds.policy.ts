import type { Hosted, Task } from '#workflow';
import { adverseGrounds, repliesOf, type ReviewFacts } from '../domain/joint-review.facts.js';

/** Who reads a review: as which persons, and whether for the county. */
export type GroundReader = Readonly<{ persons: readonly string[]; reviews: boolean }>;

export type KnownGround = Readonly<{ code: string; replies: readonly Task[] }>;

const speaksFor = ({ office }: Pick<Task, 'office'>, persons: readonly string[]): boolean =>
  office.anyOf.some((one) => 'person' in one && persons.includes(one.person));

/**
 * The grounds of a fail that a reader may know, each with the replies that name it. The candidate and the county know
 * all of them, a department those that it has named itself; village, town and other departments learn that it failed.
 * Basis: handbook W1a (candidate sees result and ground class), 7 (minimum necessary).
 */
export const groundsKnownTo = (
  { persons, reviews }: GroundReader,
  { flow, facts }: Hosted<ReviewFacts>,
): readonly KnownGround[] => {
  if (!flow) return [];
  const knowsAll = reviews || persons.includes(flow.subjectId);
  const replies = [...repliesOf(flow).values()].filter((reply) => knowsAll || speaksFor(reply, persons));
  const own = flow.tasks.filter((task) => speaksFor(task, persons)).map(({ office }) => office.office);
  const reported = facts.lateFacts.filter(({ department }) => own.includes(department)).map(({ ground }) => ground);
  return adverseGrounds(flow, facts)
    .map((code) => ({ code, replies: replies.filter(({ signature }) => signature!.ground === code) }))
    .filter(({ code, replies: named }) => knowsAll || named.length > 0 || reported.includes(code));
};
