import { eventSchema, type DomainEvent } from '#kernel';

export type NumberingEvent =
  | DomainEvent<'NumberReserved.v1', { purpose: string; sequence: number; text: string }>
  | DomainEvent<'NumberVoided.v1', { purpose: string; sequence: number; reason: string }>;

export const numberingEvents = eventSchema<NumberingEvent>({ current: ['NumberReserved.v1', 'NumberVoided.v1'] });
