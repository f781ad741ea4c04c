import type { LocalDate, Projection } from '#kernel';
import { TERMS } from '../contract/post-directory.contract.js';
import { importOf } from '../domain/imported-terms.js';
import { postTermFacts, type Basis, type EndReason, type PostTermFact } from '../domain/post-term.events.js';
import type { PostCode, Regime } from '../domain/posts.js';

export type TermRow = {
  term_id: string;
  person_id: string;
  org_code: string;
  post: PostCode;
  regime: Regime;
  basis: Basis;
  public_power: boolean;
  document_no: string | null;
  document_on: LocalDate | null;
  started_on: LocalDate;
  planned_end_on: LocalDate | null;
  ended_on: LocalDate | null;
  end_reason: EndReason | null;
  exit_document_no: string | null;
  exit_document_on: LocalDate | null;
  /** Null where a command began it. */
  import_id: string | null;
};

export const terms: Projection<PostTermFact, TermRow> = {
  name: TERMS,
  events: postTermFacts,
  columns: {
    term_id: { type: 'text' },
    person_id: { type: 'text', index: 'btree' },
    org_code: { type: 'text', index: 'btree' },
    post: { type: 'text' },
    regime: { type: 'text' },
    basis: { type: 'text' },
    public_power: { type: 'boolean' },
    document_no: { type: 'text' },
    document_on: { type: 'date' },
    started_on: { type: 'date' },
    planned_end_on: { type: 'date' },
    ended_on: { type: 'date' },
    end_reason: { type: 'text' },
    exit_document_no: { type: 'text' },
    exit_document_on: { type: 'date' },
    import_id: { type: 'text' },
  },
  keyOf: ({ data }) => data.termId,
  apply: (row, event, { metadata }) => {
    switch (event.type) {
      case 'PostStarted.v1': {
        const { termId, personId, orgCode, post, regime, basis, publicPower, documentNo, startedOn } = event.data;
        return {
          term_id: termId,
          person_id: personId,
          org_code: orgCode,
          post,
          regime,
          basis,
          public_power: publicPower,
          document_no: documentNo,
          document_on: null,
          started_on: startedOn,
          planned_end_on: null,
          ended_on: null,
          end_reason: null,
          exit_document_no: null,
          exit_document_on: null,
          import_id: importOf(metadata),
        };
      }
      case 'PostEnded.v1':
        return row && { ...row, ended_on: event.data.endedOn, end_reason: event.data.reason };
      case 'EntryDocumentRecorded.v1':
        return row && { ...row, document_no: event.data.documentNo, document_on: event.data.documentOn };
      case 'TermEndPlanned.v1':
        return row && { ...row, planned_end_on: event.data.plannedEndOn };
      case 'PostTermCorrected.v1': {
        const { startedOn, documentNo, documentOn } = event.data;
        return row && { ...row, started_on: startedOn, document_no: documentNo, document_on: documentOn };
      }
      case 'ExitDocumentRecorded.v1': {
        const { documentNo, documentOn } = event.data;
        return row && { ...row, exit_document_no: documentNo, exit_document_on: documentOn };
      }
      case 'TermEndApproached.v1':
      case 'TermUnitDissolved.v1':
      case 'TermSuccessorAssigned.v1':
        return row;
      default:
        return event satisfies never;
    }
  },
};
