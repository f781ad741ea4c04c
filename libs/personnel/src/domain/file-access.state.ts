import { addDays } from '#kernel';
import type { FileAccessEvent } from './file-access.events.js';
import type { Place } from './place.js';

export type FileAccess = Place &
  Readonly<{
    status: 'requested' | 'approved' | 'declined' | 'ended';
    requestId: string;
    personId: string;
    requesterId: string;
    hours: number;
    approverId: string | null;
    until: string | null;
  }>;

export type FileAccessState = Readonly<{ status: 'none' }> | FileAccess;

export const noAccess: FileAccessState = { status: 'none' };

export const evolveAccess = (state: FileAccessState, event: FileAccessEvent): FileAccessState => {
  if (event.type === 'FileAccessRequested.v1') {
    const { requestId, personId, orgCode, orgPath, requesterId, hours } = event.data;
    const asked = { requestId, personId, orgCode, orgPath, requesterId, hours };
    return { status: 'requested', ...asked, approverId: null, until: null };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'FileAccessApproved.v1':
      return { ...state, status: 'approved', approverId: event.data.approverId, until: event.data.until };
    case 'FileAccessDeclined.v1':
      return { ...state, status: 'declined' };
    case 'FileAccessEnded.v1':
      return { ...state, status: 'ended' };
    case 'FileDocumentsListed.v1':
    case 'FileDocumentRead.v1':
      return { ...state };
    default:
      return event satisfies never;
  }
};

const HOURS = 24;

/** The ISO instant in UTC that lies whole hours after another. */
export const addHours = (instant: string, hours: number): string => {
  const total = Number(instant.slice(11, 13)) + hours;
  const hour = String(total % HOURS).padStart(2, '0');
  return `${addDays(instant.slice(0, 10), Math.floor(total / HOURS))}T${hour}${instant.slice(13)}`;
};
