import { roles } from '#access/contract';
import type { Title } from '#imports';
import { entryReasons, type DomainEvent, type EntryReason, type Envelope } from '#kernel';
import { shanghaiText } from '../shanghai-text.js';
import { both } from '../terminal.js';
import { factsOf, type Fact, type Names } from './facts.js';
import type { HeldRole } from './held-roles.js';

/** `roles` are those that the account held then; `name` is undefined for the system and for erased persons. */
export type Who = Readonly<{
  accountId: string;
  name: string | undefined;
  unit: Readonly<{ code: string; name: string | undefined }> | undefined;
  roles: readonly HeldRole[];
  /** Whom they stood in for, then whoever stood between. */
  inPlaceOf: readonly string[];
}>;

export type TimelineEntry = Readonly<{
  revision: number;
  position: bigint;
  id: string;
  type: string;
  title: Title;
  recordedAt: string;
  occurredAt: string;
  entryReason: EntryReason | null;
  who: Who;
  facts: readonly Fact[];
  data: unknown;
}>;

export type Told = Readonly<{
  event: DomainEvent;
  envelope: Envelope;
  hidden: readonly string[];
  roles: readonly HeldRole[];
}>;

export const entryOf = (
  { event, envelope, hidden, roles: held }: Told,
  titles: Readonly<Record<string, Title>>,
  names: Names,
): TimelineEntry => {
  const { revision, position, id, metadata } = envelope;
  const { actor, recordedAt, occurredAt, entryReason = null } = metadata;
  const { accountId, personId, orgCode, onBehalfOf, via = [] } = actor;
  const nameOf = (person: string) => names.person(person) ?? person;
  return {
    revision,
    position,
    id,
    type: event.type,
    title: titles[event.type] ?? { zh: event.type, en: event.type },
    recordedAt,
    occurredAt,
    entryReason,
    who: {
      accountId,
      name: personId === undefined ? undefined : names.person(personId),
      unit: orgCode === undefined ? undefined : { code: orgCode, name: names.unit(orgCode) },
      roles: held,
      inPlaceOf: onBehalfOf === undefined ? [] : [onBehalfOf, ...via].map(nameOf),
    },
    facts: factsOf(event, names, hidden),
    data: event.data,
  };
};

/** An entry in some lines: when and what, by whom, and the facts. */
export const entryLines = (entry: TimelineEntry): readonly string[] => {
  const { revision, recordedAt, title, who, facts } = entry;
  return [
    `#${revision}  ${shanghaiText(recordedAt)}  ${both(title)}${earlierText(entry)}`,
    `    ${whoText(who)}`,
    ...facts.map(({ label, value }) => `    ${both(label)}: ${value.zh === value.en ? value.zh : both(value)}`),
  ];
};

const earlierText = ({ occurredAt, recordedAt, entryReason }: TimelineEntry): string => {
  if (occurredAt === recordedAt) return '';
  const why = entryReason === null ? '' : `，${both(entryReasons[entryReason])}`;
  return `（发生于 happened ${shanghaiText(occurredAt)}${why}）`;
};

const SYSTEM = 'system:';

const whoText = ({ accountId, name, unit, roles: held, inPlaceOf }: Who): string => {
  if (accountId.startsWith(SYSTEM)) return `系统 system (${accountId.slice(SYSTEM.length)})`;
  const place = unit ? `${unit.name ?? ''}${unit.code}` : undefined;
  const capacities = held.map(({ role }) => both(roles[role]));
  const [principal, ...between] = inPlaceOf;
  const through = between.length === 0 ? '' : `（经 via ${between.join('、')}）`;
  const substitute = principal === undefined ? undefined : `代 in place of ${principal}${through}`;
  return [name ?? accountId, place, ...capacities, substitute].filter((part) => part !== undefined).join(' · ');
};
