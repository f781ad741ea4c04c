import type { DomainEvent, EventSchema, Grantee, Projection } from '#kernel';
import { granteeKeys } from '../contract/index.js';

/** Who acted in a case, themselves or through others, and to whom it was copied (`person:<id>`, `role:<role>@<unit>`). */
export type CasePartsRow = { actors: readonly string[]; copied: readonly string[] };

declare module '#read-store' {
  interface ReadTables {
    case_parts: CasePartsRow & { key: string; position: number };
  }
}

export const CASE_PARTS = 'case-parts-1';

type CaseLines = Pick<Projection, 'events' | 'keyOf'>;

/** The part that each person has in each case of these lines. A case in which no person has acted has no row. */
export const casePartsOf = (lines: readonly CaseLines[]): Projection<DomainEvent, CasePartsRow> => ({
  name: CASE_PARTS,
  events: typesOf(lines),
  columns: { actors: { type: 'text[]', index: 'gin' }, copied: { type: 'text[]', index: 'gin' } },
  keyOf: (event, envelope) => {
    const isLine = ({ events, keyOf }: CaseLines) =>
      events.stored.includes(event.type) && keyOf(events.decode(event), envelope) === envelope.stream;
    return lines.some(isLine) ? envelope.stream : undefined;
  },
  apply: (row, event, { metadata: { actor } }) => {
    const acting = [actor.personId, actor.onBehalfOf, ...(actor.via ?? [])].filter((person) => person !== undefined);
    const actors = [...new Set([...(row?.actors ?? []), ...acting])];
    const copied = [...new Set([...(row?.copied ?? []), ...copiesOf(event)])];
    return actors.length + copied.length === 0 ? undefined : { actors, copied };
  },
});

const copiesOf = ({ type, data }: DomainEvent): readonly string[] => {
  if (type !== 'CaseCopied.v1') return [];
  const { to } = data as { to: readonly Grantee[] };
  return to.flatMap((grantee) => granteeKeys(grantee, []));
};

/** Their types as they are stored: parts are read from who acts, never from what was said. */
const typesOf = (lines: readonly CaseLines[]): EventSchema => {
  const stored = [...new Set(lines.flatMap(({ events }) => events.stored))];
  return { current: stored, stored, decode: (recorded) => recorded, personal: () => undefined };
};
