import type { EventMetadata } from '#kernel';

/** The parts of the program that import terms: from tables, and into a new installation. */
export const IMPORTING = { tables: 'table-import', installation: 'import' } as const;

/** The import in which an event was recorded; null where a command recorded it. */
export const importOf = ({ actor, correlationId }: Pick<EventMetadata, 'actor' | 'correlationId'>): string | null =>
  Object.values(IMPORTING).some((part) => actor.accountId === `system:${part}`) ? correlationId : null;
