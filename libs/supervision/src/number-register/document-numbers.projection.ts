import { categoryOf, idOf, shanghaiDate, type LocalDate, type Personal, type Projection } from '#kernel';
import { numbering, numberingEvents, seriesOf, type NumberingEvent } from '#rulebook';

/** `purpose` is the case or the letter that the number is for. */
export type DocumentNumberRow = {
  number: string;
  org_code: string;
  document_class: string;
  year: number;
  sequence: number;
  purpose: string;
  given_on: LocalDate;
  voided: boolean;
  voided_on: LocalDate | null;
  voided_by: string | null;
  reason: Personal<string>;
};

declare module '#read-store' {
  interface ReadTables {
    document_numbers: DocumentNumberRow & { key: string };
  }
}

/** The register of document numbers: every number that was ever given, with what became of it. */
export const documentNumbers: Projection<NumberingEvent, DocumentNumberRow> = {
  name: 'document-numbers-1',
  events: numberingEvents,
  columns: {
    number: { type: 'text', index: 'btree' },
    org_code: { type: 'text', index: 'btree' },
    document_class: { type: 'text' },
    year: { type: 'integer' },
    sequence: { type: 'integer' },
    purpose: { type: 'text' },
    given_on: { type: 'date' },
    voided: { type: 'boolean' },
    voided_on: { type: 'date' },
    voided_by: { type: 'text' },
    reason: { type: 'text' },
  },
  keyOf: ({ data }, { stream }) =>
    categoryOf(stream) === numbering.category ? `${idOf(stream)}.${data.sequence}` : undefined,
  apply: (row, event, { stream, metadata }) => {
    if (event.type === 'NumberReserved.v1') {
      const { orgCode, documentClass, year } = seriesOf(idOf(stream));
      const { text, sequence, purpose } = event.data;
      return {
        number: text,
        org_code: orgCode,
        document_class: documentClass,
        year,
        sequence,
        purpose,
        given_on: shanghaiDate(metadata.recordedAt),
        voided: false,
        voided_on: null,
        voided_by: null,
        reason: null,
      };
    }
    const { reason, voidedBy, voidedOn } = event.data;
    const on = voidedOn ?? shanghaiDate(metadata.recordedAt);
    return row && { ...row, voided: true, voided_on: on, voided_by: voidedBy, reason };
  },
};
