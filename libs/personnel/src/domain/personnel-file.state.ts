import type { LocalDate, Personal } from '#kernel';
import type { DocumentClass } from './document-classes.js';
import type { Paper, PersonnelFileEvent } from './personnel-file.events.js';
import type { Place } from './place.js';
import type { Sanction } from './sanctions.js';

/** A paper that was replaced by a correction stays in the file and names what replaced it. */
export type FiledPaper = Readonly<Paper> & Readonly<{ addedOn: LocalDate; supersededBy: string | null }>;

export type DisciplineEntry = Readonly<{
  entryId: string;
  sanction: Personal<Sanction>;
  decisionNo: Personal<string>;
  inForceFrom: LocalDate;
  effectUntil: LocalDate;
  revokedOn: LocalDate | null;
}>;

export type Recommendation = Readonly<{ recordId: string; recommendedOn: LocalDate; purpose: Personal<string> }>;

export type PersonnelFile = Place &
  Readonly<{
    status: 'open';
    personId: string;
    openedOn: LocalDate;
    papers: Readonly<Record<string, FiledPaper>>;
    entries: Readonly<Record<string, DisciplineEntry>>;
    recommendations: readonly Recommendation[];
  }>;

export type PersonnelFileState = Readonly<{ status: 'none' }> | PersonnelFile;

export const noFile: PersonnelFileState = { status: 'none' };

export const evolveFile = (state: PersonnelFileState, event: PersonnelFileEvent): PersonnelFileState => {
  if (event.type === 'PersonnelFileOpened.v1') {
    const { personId, orgCode, orgPath, openedOn } = event.data;
    return { status: 'open', personId, orgCode, orgPath, openedOn, papers: {}, entries: {}, recommendations: [] };
  }
  return state.status === 'none' ? state : { ...state, ...changeOf(event, state) };
};

type Change = Exclude<PersonnelFileEvent, { type: 'PersonnelFileOpened.v1' }>;

const changeOf = (event: Change, { papers, entries, recommendations }: PersonnelFile): Partial<PersonnelFile> => {
  switch (event.type) {
    case 'PersonnelFileTransferred.v1':
      return { orgCode: event.data.orgCode, orgPath: event.data.orgPath };
    case 'FileDocumentAdded.v1':
      return { papers: withPaper(papers, event.data, event.data.addedOn) };
    case 'FileDocumentCorrected.v1': {
      const { supersedes, documentId, correctedOn } = event.data;
      const old = papers[supersedes];
      const marked = old ? { ...papers, [supersedes]: { ...old, supersededBy: documentId } } : papers;
      return { papers: withPaper(marked, event.data, correctedOn) };
    }
    case 'DisciplineEntryRecorded.v1': {
      const { entryId, sanction, decisionNo, inForceFrom, effectUntil } = event.data;
      const entry = { entryId, sanction, decisionNo, inForceFrom, effectUntil, revokedOn: null };
      return { entries: { ...entries, [entryId]: entry } };
    }
    case 'DisciplineEntryRevoked.v1': {
      const { entryId, revokedOn } = event.data;
      const entry = entries[entryId];
      return entry ? { entries: { ...entries, [entryId]: { ...entry, revokedOn } } } : {};
    }
    case 'RecommendationRecorded.v1': {
      const { recordId, recommendedOn, purpose } = event.data;
      return { recommendations: [...recommendations, { recordId, recommendedOn, purpose }] };
    }
    default:
      return event satisfies never;
  }
};

const withPaper = (papers: PersonnelFile['papers'], paper: Paper, addedOn: LocalDate): PersonnelFile['papers'] => {
  const { documentId, documentClass, title, dated, attachmentId, mediaType, bytes, contentHash } = paper;
  const words = { documentId, documentClass, title, dated, attachmentId, mediaType, bytes, contentHash };
  return { ...papers, [documentId]: { ...words, addedOn, supersededBy: null } };
};

/**
 * The day since which the file serves a term that began on `appointedOn`: it was opened then or later, or an appointment
 * paper was put into it then or later. Null where neither is so. Basis: `personnelFile.create`, "builds / updates".
 */
export const builtOn = (file: PersonnelFileState, appointedOn: LocalDate): LocalDate | null => {
  if (file.status === 'none') return null;
  const papers = Object.values(file.papers).filter(({ documentClass }) => documentClass === APPOINTMENT);
  const days = [file.openedOn, ...papers.map(({ addedOn }) => addedOn)].filter((day) => day >= appointedOn);
  return days.sort()[0] ?? null;
};

const APPOINTMENT: DocumentClass = 'appointment';
