import type { LocalDate } from '#kernel';
import { evolveClocks, noClocks, type Clocks } from '#workflow';
import type { Dissolution } from './dissolution.js';
import type { PostTermEvent } from './post-term.events.js';
import type { PostCode } from './posts.js';

export type PostTerm = Readonly<{
  status: 'held' | 'ended';
  termId: string;
  personId: string;
  orgCode: string;
  post: PostCode;
  startedOn: LocalDate;
  endedOn: LocalDate | null;
  plannedEndOn: LocalDate | null;
  documentNo: string | null;
  documentOn: LocalDate | null;
  /** Null while the unit stands. */
  dissolution: Dissolution | null;
  /** The village that people have named in the place of a dissolved one. */
  assignedTo: string | null;
  /** The offices that its clock concerns, once its end is near or its unit has ended; empty before. */
  orgPath: readonly string[];
  clocks: Clocks;
}>;

export type PostTermState = Readonly<{ status: 'none' }> | PostTerm;

export const evolvePostTerm = (state: PostTermState, event: PostTermEvent): PostTermState => {
  if (event.type === 'PostStarted.v1') {
    const { termId, personId, orgCode, post, startedOn, documentNo } = event.data;
    return {
      status: 'held',
      termId,
      personId,
      orgCode,
      post,
      startedOn,
      endedOn: null,
      plannedEndOn: null,
      documentNo,
      documentOn: null,
      dissolution: null,
      assignedTo: null,
      orgPath: [],
      clocks: noClocks,
    };
  }
  return state.status === 'none' ? state : evolveStarted(state, event);
};

export const evolveStarted = (term: PostTerm, event: PostTermEvent): PostTerm => {
  switch (event.type) {
    case 'PostStarted.v1':
    case 'ExitDocumentRecorded.v1':
      return term;
    case 'TermEndApproached.v1':
    case 'CaseRelocated.v1':
      return { ...term, orgPath: event.data.orgPath };
    case 'TermUnitDissolved.v1': {
      const { by, dissolvedOn, successors, orgPath } = event.data;
      return { ...term, dissolution: { by, dissolvedOn, successors }, orgPath };
    }
    case 'TermSuccessorAssigned.v1':
      return { ...term, assignedTo: event.data.successorCode };
    case 'PostEnded.v1':
      return { ...term, status: 'ended', endedOn: event.data.endedOn };
    case 'EntryDocumentRecorded.v1':
      return { ...term, documentNo: event.data.documentNo, documentOn: event.data.documentOn };
    case 'TermEndPlanned.v1':
      return { ...term, plannedEndOn: event.data.plannedEndOn };
    case 'PostTermCorrected.v1': {
      const { startedOn, documentNo, documentOn } = event.data;
      return { ...term, startedOn, documentNo, documentOn };
    }
    default:
      return { ...term, clocks: evolveClocks(term.clocks, event) };
  }
};
