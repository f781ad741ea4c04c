import type { LocalDate, Projection } from '#kernel';
import { postTermEvents, type Basis, type EndReason, type PostTermEvent } from '../domain/post-term.events.js';
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
  started_on: LocalDate;
  ended_on: LocalDate | null;
  end_reason: EndReason | null;
};

export const terms: Projection<PostTermEvent, TermRow> = {
  name: 'terms-1',
  events: postTermEvents,
  columns: {
    term_id: { type: 'text' },
    person_id: { type: 'text', index: 'btree' },
    org_code: { type: 'text', index: 'btree' },
    post: { type: 'text' },
    regime: { type: 'text' },
    basis: { type: 'text' },
    public_power: { type: 'boolean' },
    document_no: { type: 'text' },
    started_on: { type: 'date' },
    ended_on: { type: 'date' },
    end_reason: { type: 'text' },
  },
  keyOf: ({ data }) => data.termId,
  apply: (row, event) => {
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
          started_on: startedOn,
          ended_on: null,
          end_reason: null,
        };
      }
      case 'PostEnded.v1':
        return row && { ...row, ended_on: event.data.endedOn, end_reason: event.data.reason };
      default:
        return event satisfies never;
    }
  },
};
