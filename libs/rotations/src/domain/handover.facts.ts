import type { LocalDate } from '#kernel';
import type { HandedPost, HandoverEvent, ItemState } from './handover.events.js';
import type { HandoverItem, Party, Signatory } from './handover.items.js';

export type HandoverFacts = Readonly<{
  opened: (HandedPost & Readonly<{ ruleKey: string; countedFrom: LocalDate }>) | null;
  receiverId: string | null;
  items: readonly HandoverItem[];
  checked: Readonly<Record<string, ItemState>>;
  inventoried: boolean;
  signed: Readonly<Partial<Record<Signatory, string>>>;
  refusedBy: Party | null;
  /** The last day that an order gives; null where none was given. */
  orderedUntil: LocalDate | null;
  enforced: boolean;
  extended: boolean;
  closed: boolean;
}>;

export const noHandover: HandoverFacts = {
  opened: null,
  receiverId: null,
  items: [],
  checked: {},
  inventoried: false,
  signed: {},
  refusedBy: null,
  orderedUntil: null,
  enforced: false,
  extended: false,
  closed: false,
};

export const evolveHandover = (facts: HandoverFacts, event: HandoverEvent): HandoverFacts => {
  switch (event.type) {
    case 'HandoverOpened.v1': {
      const { termId, origin, originId, villageCode, post, ruleKey, countedFrom, receiverId } = event.data;
      return { ...facts, opened: { termId, origin, originId, villageCode, post, ruleKey, countedFrom }, receiverId };
    }
    case 'ReceiverNamed.v1':
      return { ...facts, receiverId: event.data.receiverId };
    case 'HandoverListPrepared.v1':
      return { ...facts, items: event.data.items, checked: {} };
    case 'HandoverItemChecked.v1':
      return { ...facts, checked: { ...facts.checked, [event.data.itemId]: event.data.state } };
    case 'InventoryConfirmed.v1':
      return { ...facts, inventoried: true };
    case 'HandoverSigned.v1':
      return { ...facts, signed: { ...facts.signed, [event.data.as]: event.data.personId } };
    case 'HandoverRefused.v1':
      return { ...facts, refusedBy: event.data.by };
    case 'HandoverOrdered.v1':
      return { ...facts, orderedUntil: event.data.until };
    case 'HandoverEnforced.v1':
      return { ...facts, enforced: true };
    case 'HandoverExtended.v1':
      return { ...facts, extended: true };
    case 'HandoverClosed.v1':
      return { ...facts, closed: true };
    default:
      return facts;
  }
};

const SIGNATORIES: readonly Signatory[] = ['outgoing', 'incoming', 'witness'];

/**
 * Whose signature is missing. Once the town has ordered and enforced the handover, the record of that stands for the
 * signature of whoever refused. Basis: handbook W2 (three signatures; refused, ordered, enforced).
 */
export const missingSignatures = ({ signed, refusedBy, enforced }: HandoverFacts): readonly Signatory[] =>
  SIGNATORIES.filter((one) => signed[one] === undefined && !(enforced && one === refusedBy));

/** How the handover stands. Basis: handbook W2, states of the handover. */
export const standingOfHandover = (facts: HandoverFacts): string => {
  if (facts.closed) return 'closed';
  if (facts.inventoried && missingSignatures(facts).length === 0) return 'signed';
  if (facts.enforced) return 'enforced';
  if (facts.orderedUntil !== null) return 'ordered';
  if (facts.refusedBy !== null) return 'refused';
  if (facts.inventoried) return Object.values(facts.checked).includes('disputed') ? 'discrepancies' : 'inventoried';
  return facts.items.length > 0 ? 'list-prepared' : 'planned';
};
