import { AsyncLocalStorage } from 'node:async_hooks';
import { hash } from 'node:crypto';
import type { Actor, LateEntry } from '#kernel';

/**
 * What surrounds a command on every way in: its id (idempotency), its cause, who gives it, and when the act happened if
 * that was earlier than its entry.
 */
export type CommandScope = Readonly<{
  commandId: string;
  correlationId: string;
  causationId?: string;
  actor: Actor;
  late?: LateEntry;
}>;

const storage = new AsyncLocalStorage<CommandScope>();

/** Runs `work` as the given actor. Commands given inside it carry this scope. */
export const inScope = <T>(scope: CommandScope, work: () => Promise<T>): Promise<T> => storage.run(scope, work);

/** The scope of the running command. Throws outside one: nobody acts namelessly. */
export const currentScope = (): CommandScope => {
  const scope = storage.getStore();
  if (!scope) throw new Error('a command was given outside a command scope');
  return scope;
};

/** The same parts give the same UUID (version 5 layout over SHA-256), on every machine and every day. */
export const deriveId = (...parts: readonly string[]): string => {
  const bytes = hash('sha256', JSON.stringify(parts), 'buffer').subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

/** The actor of the system's own commands: a fired deadline, a reaction, an import. */
export const systemActor = (part: string): Actor => ({ accountId: `system:${part}` });

export const isSystem = (actor: Actor): boolean => actor.accountId.startsWith('system:');
