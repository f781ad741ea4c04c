import type { INestApplicationContext, Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { SeenType } from '#read-store';

// @nestjs/cqrs keeps these keys to itself.
const COMMAND_METADATA = '__command__';
const COMMAND_HANDLER_METADATA = '__commandHandler__';

/** The program does not fit together: one sentence for each fault. */
export class SelfCheckError extends Error {
  override readonly name = 'SelfCheckError';
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/** Every event type of the log is known to this program. Throws SelfCheckError. */
export const checkTypes = (seen: readonly SeenType[], known: ReadonlySet<string>): void => {
  const faults = seen
    .filter(({ type }) => !known.has(type))
    .map(
      ({ type, position }) =>
        `The log holds event type ${type}, first at position ${position}, which no schema of this program knows: start the version that wrote it, or a later one.`,
    );
  if (faults.length > 0) throw new SelfCheckError(faults);
};

/** Every kind of job that lies in the queue is handled. Throws SelfCheckError. */
export const checkJobs = (unhandled: readonly string[]): void => {
  if (unhandled.length > 0)
    throw new SelfCheckError(unhandled.map((kind) => `The queue holds jobs of kind ${kind}, which nothing handles.`));
};

/**
 * Every command has one handler, no more and no less: the command bus would only warn of two, and throw for none when
 * the command is given. Throws SelfCheckError.
 */
export const checkCommands = (app: INestApplicationContext, commands: readonly Type[]): void => {
  const handlers = new Map<string, string[]>();
  const names = new Map(commands.map((command) => [idOf(command), command.name]));
  for (const handler of handlersOf(app)) {
    const command = Reflect.getMetadata(COMMAND_HANDLER_METADATA, handler) as Type;
    const id = idOf(command);
    handlers.set(id, [...(handlers.get(id) ?? []), handler.name]);
    if (!names.has(id)) names.set(id, command.name);
  }
  const faults = [...names].flatMap(([id, name]) => {
    const found = handlers.get(id) ?? [];
    if (found.length === 1) return [];
    return found.length === 0
      ? [`The command ${name} has no handler.`]
      : [`The command ${name} has ${found.length} handlers: ${found.join(', ')}.`];
  });
  if (faults.length > 0) throw new SelfCheckError(faults);
};

const handlersOf = (app: INestApplicationContext): readonly Type[] => {
  const classes = new Set<Type>();
  for (const module of app.get(ModulesContainer).values())
    for (const { metatype } of module.providers.values())
      if (typeof metatype === 'function' && Reflect.hasMetadata(COMMAND_HANDLER_METADATA, metatype))
        classes.add(metatype as Type);
  return [...classes];
};

const idOf = (command: Type): string =>
  (Reflect.getMetadata(COMMAND_METADATA, command) as { id: string } | undefined)?.id ?? command.name;
