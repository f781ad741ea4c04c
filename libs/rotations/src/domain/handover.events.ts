import { eventSchema, type DomainEvent, type LocalDate, type Personal } from '#kernel';
import type { HostedEvent } from '#workflow';
import type { CopyHolder, HandoverItem, Party, Signatory } from './handover.items.js';

type Of = Readonly<{ caseId: string; subjectId: string }>;
type By = Readonly<{ personId: string; on: LocalDate }>;
type About<More> = Of & By & Readonly<More>;

export type ItemState = 'accepted' | 'disputed';

/** The post that is handed over; `originId` is the case that decided on it. The subject is who leaves. */
export type HandedPost = Readonly<{
  termId: string;
  origin: 'adjustment' | 'rotation';
  originId: string;
  villageCode: string;
  post: string;
}>;

export type HandoverFact =
  | DomainEvent<
      'HandoverOpened.v1',
      About<
        HandedPost & { orgPath: readonly string[]; ruleKey: string; countedFrom: LocalDate; receiverId: string | null }
      >
    >
  | DomainEvent<'ReceiverNamed.v1', About<{ receiverId: string }>>
  | DomainEvent<'HandoverListPrepared.v1', About<{ items: readonly HandoverItem[] }>>
  | DomainEvent<'HandoverItemChecked.v1', About<{ itemId: string; state: ItemState; note: Personal<string> }>>
  | DomainEvent<'InventoryConfirmed.v1', About<{ disputed: readonly string[] }>>
  | DomainEvent<'HandoverSigned.v1', About<{ as: Signatory }>>
  | DomainEvent<'HandoverRefused.v1', About<{ by: Party; complainedOn: LocalDate; complaint: Personal<string> }>>
  | DomainEvent<'HandoverOrdered.v1', About<{ documentNo: string; until: LocalDate }>>
  | DomainEvent<'HandoverEnforced.v1', About<{ note: Personal<string> }>>
  | DomainEvent<'HandoverExtended.v1', About<{ days: number; reasons: Personal<string> }>>
  | DomainEvent<'HandoverCopiesFiled.v1', About<{ holders: readonly CopyHolder[] }>>
  | DomainEvent<'HandoverClosed.v1', Of & HandedPost & { on: LocalDate }>;

export type HandoverEvent = HostedEvent<HandoverFact>;

const words = (...fields: readonly string[]) => ({ subject: 'subjectId', scope: 'caseId', fields });

export const handoverFacts = eventSchema<HandoverFact>({
  current: [
    'HandoverOpened.v1',
    'ReceiverNamed.v1',
    'HandoverListPrepared.v1',
    'HandoverItemChecked.v1',
    'InventoryConfirmed.v1',
    'HandoverSigned.v1',
    'HandoverRefused.v1',
    'HandoverOrdered.v1',
    'HandoverEnforced.v1',
    'HandoverExtended.v1',
    'HandoverCopiesFiled.v1',
    'HandoverClosed.v1',
  ],
  personal: {
    'HandoverItemChecked.v1': words('note'),
    'HandoverRefused.v1': words('complaint'),
    'HandoverEnforced.v1': words('note'),
    'HandoverExtended.v1': words('reasons'),
  },
});
