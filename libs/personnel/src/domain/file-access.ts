import type { Aggregate, Decider, Decision, LocalDate, Policy, Rejection } from '#kernel';
import type { DocumentClass } from './document-classes.js';
import { fileAccessEvents, type FileAccessEvent } from './file-access.events.js';
import { addHours, evolveAccess, noAccess, type FileAccess, type FileAccessState } from './file-access.state.js';
import { approversOf, knownTo, requestersOf, strangersOnly, type Place } from './place.js';

/**
 * `partyMember` says of the one who acts what is registered, null where nothing is; `file` is where the file is kept, null
 * where there is none.
 */
export type AccessEnv = Readonly<{
  now: string;
  today: LocalDate;
  ruleVersion: string;
  partyMember: boolean | null;
  file: Place | null;
  maxHours: number;
}>;

type Act<Type extends string, Words = object> = Readonly<{ type: Type; actorId: string; env: AccessEnv } & Words>;

export type FileAccessCommand =
  | Act<'RequestAccess', { requestId: string; personId: string; hours: number; reason: string }>
  | Act<'ApproveAccess'>
  | Act<'DeclineAccess', { reason: string }>
  | Act<'EndAccess'>
  | Act<'ListDocuments', { personId: string }>
  | Act<'ReadDocument', { personId: string; documentId: string; documentClass: DocumentClass | null }>;

export type FileAccessRejection = Rejection<
  | 'already-requested'
  | 'access-not-requested'
  | 'access-already-decided'
  | 'access-too-long'
  | 'not-a-party-member'
  | 'party-membership-unregistered'
  | 'access-not-approved'
  | 'access-over'
  | 'not-the-requester'
  | 'unknown-document'
>;

type AccessDecision = Decision<FileAccessEvent, FileAccessRejection>;
type Acting = Exclude<FileAccessCommand, { type: 'RequestAccess' }>;
type Reading = Extract<FileAccessCommand, { type: 'ListDocuments' | 'ReadDocument' }>;

/**
 * Whoever opens a file is a Party member, and is registered as one: what is not registered does not count.
 * Basis: handbook 7 (two Party members, P60).
 */
const membershipFault = ({ partyMember }: AccessEnv): FileAccessRejection | null => {
  if (partyMember === true) return null;
  return { rejected: partyMember === null ? 'party-membership-unregistered' : 'not-a-party-member' };
};

const request = (command: Extract<FileAccessCommand, { type: 'RequestAccess' }>): AccessDecision => {
  const { requestId, personId, hours, reason, actorId: requesterId, env } = command;
  if (!env.file) return { rejected: 'access-not-requested' };
  const fault = membershipFault(env);
  if (fault) return fault;
  if (hours > env.maxHours) return { rejected: 'access-too-long', params: { maxHours: env.maxHours } };
  const { orgCode, orgPath } = env.file;
  const data = { requestId, personId, orgCode, orgPath, requesterId, hours, reason, requestedAt: env.now };
  return [{ type: 'FileAccessRequested.v1', data }];
};

const decideRequested = (command: Acting, access: FileAccess): AccessDecision => {
  const { actorId, env } = command;
  const { requestId, personId, hours, status } = access;
  const isOver = status === 'declined' || status === 'ended';
  switch (command.type) {
    case 'ApproveAccess': {
      if (status !== 'requested') return { rejected: 'access-already-decided' };
      const fault = membershipFault(env);
      if (fault) return fault;
      const until = addHours(env.now, hours);
      const data = { requestId, personId, approverId: actorId, approvedAt: env.now, until };
      return [{ type: 'FileAccessApproved.v1', data }];
    }
    case 'DeclineAccess': {
      if (status !== 'requested') return { rejected: 'access-already-decided' };
      const data = { requestId, personId, declinedBy: actorId, reason: command.reason, declinedAt: env.now };
      return [{ type: 'FileAccessDeclined.v1', data }];
    }
    case 'EndAccess':
      if (isOver) return { rejected: 'access-over' };
      return [{ type: 'FileAccessEnded.v1', data: { requestId, personId, endedBy: actorId, endedAt: env.now } }];
    case 'ListDocuments':
    case 'ReadDocument':
      return read(command, access);
    default:
      return command satisfies never;
  }
};

/** Only the one who asked reads, still a Party member, while the allowed time runs. The event comes before the reading. */
const read = (command: Reading, access: FileAccess): AccessDecision => {
  const { actorId: readerId, env } = command;
  const { requestId, personId, orgCode, orgPath, requesterId, approverId, until, status } = access;
  if (readerId !== requesterId) return { rejected: 'not-the-requester' };
  if (command.personId !== personId || approverId === null || until === null)
    return { rejected: 'access-not-approved' };
  if (status !== 'approved' || env.now >= until) return { rejected: 'access-over' };
  const fault = membershipFault(env);
  if (fault) return fault;
  const reading = { requestId, personId, orgCode, orgPath, readerId, approverId, readAt: env.now };
  if (command.type === 'ListDocuments') return [{ type: 'FileDocumentsListed.v1', data: reading }];
  const { documentId, documentClass } = command;
  if (documentClass === null) return { rejected: 'unknown-document' };
  return [{ type: 'FileDocumentRead.v1', data: { ...reading, documentId, documentClass } }];
};

const decider: Decider<FileAccessCommand, FileAccessState, FileAccessEvent, FileAccessRejection> = {
  initialState: () => noAccess,
  evolve: evolveAccess,
  decide: (command, state) => {
    if (command.type === 'RequestAccess')
      return state.status === 'none' ? request(command) : { rejected: 'already-requested' };
    return state.status === 'none' ? { rejected: 'access-not-requested' } : decideRequested(command, state);
  },
};

/**
 * Two Party members open a file: one asks, another one approves, and neither is its person or a near relative.
 * Basis: handbook 7 and 1.2 (model rule on consulting cadre files, P60).
 */
export const accessPolicy: Policy<FileAccessCommand, FileAccessState> = (command, state) => {
  const { env, actorId } = command;
  if (command.type === 'RequestAccess') {
    if (!env.file) return undefined;
    const separation = strangersOnly(command.personId);
    return { anyOf: requestersOf(env.file), separation, seenBy: knownTo(env.file) };
  }
  if (state.status === 'none') return undefined;
  const separation = strangersOnly(state.personId);
  const own = { code: 'own-request', persons: [state.requesterId] };
  const seenBy = knownTo(state);
  switch (command.type) {
    case 'ApproveAccess':
    case 'DeclineAccess':
      return { anyOf: approversOf(state), separation: [...separation, own], seenBy };
    case 'EndAccess':
      return { anyOf: actorId === state.requesterId ? requestersOf(state) : approversOf(state), separation, seenBy };
    case 'ListDocuments':
    case 'ReadDocument':
      return { anyOf: requestersOf(state), separation, seenBy };
    default:
      return command satisfies never;
  }
};

export const fileAccess: Aggregate<FileAccessCommand, FileAccessState, FileAccessEvent, FileAccessRejection> = {
  category: 'fileaccess',
  decider,
  events: fileAccessEvents,
  policy: accessPolicy,
};
