import type { Bearing } from '#workflow';
import type { HandoverFact } from './handover.events.js';

/** What each event of a handover is to its material. Who checks an item takes or disputes it; the list is weighed by who signs. */
export const handoverBearing: Readonly<Record<HandoverFact['type'], Bearing>> = {
  'HandoverOpened.v1': 'lays',
  'ReceiverNamed.v1': 'notes',
  'HandoverListPrepared.v1': 'lays',
  'HandoverItemChecked.v1': 'notes',
  'InventoryConfirmed.v1': 'weighs',
  'HandoverSigned.v1': 'weighs',
  'HandoverRefused.v1': 'lays',
  'HandoverOrdered.v1': 'weighs',
  'HandoverEnforced.v1': 'weighs',
  'HandoverExtended.v1': 'weighs',
  'HandoverCopiesFiled.v1': 'notes',
  'HandoverClosed.v1': 'notes',
};
