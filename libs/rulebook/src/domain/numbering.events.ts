import { eventSchema, type DomainEvent, type LocalDate, type Personal } from '#kernel';

/** `purpose` names what the number is for, a case or a letter of it. Who voided a number before this was told is null. */
export type NumberingEvent =
  | DomainEvent<'NumberReserved.v1', { purpose: string; sequence: number; text: string }>
  | DomainEvent<
      'NumberVoided.v2',
      {
        purpose: string;
        sequence: number;
        reason: Personal<string>;
        voidedBy: string | null;
        voidedOn: LocalDate | null;
      }
    >;

type VoidedBefore = Readonly<{ purpose: string; sequence: number; reason: string }>;

export const numberingEvents = eventSchema<NumberingEvent>({
  current: ['NumberReserved.v1', 'NumberVoided.v2'],
  upcast: {
    'NumberVoided.v1': (data: VoidedBefore) => ({
      type: 'NumberVoided.v2',
      data: { ...data, voidedBy: null, voidedOn: null },
    }),
  },
  personal: { 'NumberVoided.v2': { subject: 'voidedBy', fields: ['reason'] } },
});
