import type { Basis } from '#workflow';
import type { HandoverWords } from './handover.commands.js';

/** What each command of a handover rests on. Basis: handbook W2, Handover (Shandong measures art. 9; P17, P18). */
export const handoverBasis: Readonly<Record<HandoverWords['type'], Basis>> = {
  OpenHandover: ['handbook W2: Handover', 'Shandong measures (2012) art. 9'],
  NameReceiver: ['handbook W2: Handover', 'Shandong measures (2012) art. 9'],
  PrepareList: ['handbook W2: Handover', 'P17'],
  CheckItem: ['handbook W2: Handover', 'Shandong measures (2012) art. 9'],
  ConfirmInventory: ['handbook W2: Handover', 'P17'],
  SignHandover: ['handbook W2: Handover', 'P17'],
  RefuseHandover: ['handbook W2: Handover', 'Shandong measures (2012) art. 9'],
  OrderHandover: ['handbook W2: Handover', 'Shandong measures (2012) art. 9', 'handover.orderAfterComplaint'],
  EnforceHandover: ['handbook W2: Handover', 'Shandong measures (2012) art. 9'],
  ExtendHandover: ['handbook W2: Handover', 'handover.extension', 'P18'],
  CloseHandover: ['handbook W2: Close', 'P17'],
};
