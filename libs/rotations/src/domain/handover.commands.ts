import type { LocalDate, Rejection } from '#kernel';
import type { HostEnv } from '#workflow';
import type { Escalation } from './adjustment.commands.js';
import type { HandedPost, ItemState } from './handover.events.js';
import type { CopyHolder, HandoverItem, Party, Signatory } from './handover.items.js';

/** Offices that the ladder of a clock reaches. */
export type HandoverOffice = Party | 'townOrgOfficer' | 'townPartyCommittee' | 'countyOrgOfficer' | 'countyAgriOfficer';

/** The facts of the moment: how many signed copies there are, and who is told of what. */
export type HandoverEnv = HostEnv & Readonly<{ copies: number; escalation: Escalation<HandoverOffice> }>;

export type HandoverWords =
  | (HandedPost &
      Readonly<{
        type: 'OpenHandover';
        caseId: string;
        subjectId: string;
        orgPath: readonly string[];
        ruleKey: string;
        countedFrom: LocalDate;
        receiverId: string | null;
      }>)
  | Readonly<{ type: 'NameReceiver'; receiverId: string }>
  | Readonly<{ type: 'PrepareList'; items: readonly HandoverItem[] }>
  | Readonly<{ type: 'CheckItem'; itemId: string; state: ItemState; note: string | null }>
  | Readonly<{ type: 'ConfirmInventory' }>
  | Readonly<{ type: 'SignHandover'; as: Signatory }>
  | Readonly<{ type: 'RefuseHandover'; by: Party; complainedOn: LocalDate; complaint: string }>
  | Readonly<{ type: 'OrderHandover'; documentNo: string; until: LocalDate }>
  | Readonly<{ type: 'EnforceHandover'; note: string }>
  | Readonly<{ type: 'ExtendHandover'; days: number; reasons: string }>
  | Readonly<{ type: 'CloseHandover'; office: string; holders: readonly CopyHolder[] }>;

export type HandoverCode =
  | 'handover-exists'
  | 'not-open-now'
  | 'use-own-form'
  | 'date-ahead'
  | 'receiver-is-outgoing'
  | 'receiver-signed'
  | 'receiver-watches'
  | 'list-empty'
  | 'item-twice'
  | 'seal-undocumented'
  | 'inventory-confirmed'
  | 'unknown-item'
  | 'dispute-without-note'
  | 'items-unchecked'
  | 'list-missing'
  | 'not-inventoried'
  | 'signed-already'
  | 'refused-already'
  | 'not-refused'
  | 'ordered-already'
  | 'not-ordered'
  | 'enforced-already'
  | 'order-still-runs'
  | 'until-not-ahead'
  | 'extended-already'
  | 'extension-late'
  | 'extension-too-long'
  | 'signatures-missing'
  | 'copies-missing';

export type HandoverRejection = Rejection<HandoverCode>;
export type HandoverCommand = HandoverWords & Readonly<{ env: HandoverEnv }>;
