import type { Actor, Requirement } from '#kernel';

export type AccessRefusal = Readonly<{ code: string }>;

/** The one place that decides whether an actor may give a command. No requirement means refused. */
export abstract class CommandAuthorizer {
  abstract authorize(actor: Actor, requirement: Requirement | undefined): Promise<AccessRefusal | undefined>;
}
