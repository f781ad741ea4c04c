import { roles, type Role } from '#access/contract';
import type { Title } from '#imports';
import type { DomainEvent } from '#kernel';
import { postCodes, postKind, type PostCode } from '#registry/contract';
import { FIELD_LABELS, TECHNICAL, type FieldLabel } from './field-labels.js';
import { VALUE_LABELS } from './value-labels.js';

/** Names by id and by code. What has no name, or lost it, is undefined. */
export type Names = Readonly<{
  person: (personId: string) => string | undefined;
  unit: (orgCode: string) => string | undefined;
}>;

export type Fact = Readonly<{ field: string; label: Title; value: Title }>;

const HIDDEN: Title = { zh: '（个人信息，未显示）', en: '(personal, not shown)' };
const same = (text: string): Title => ({ zh: text, en: text });

/** What an event says, field by field, for people. Fields without a label keep their own names: nothing is left out. */
export const factsOf = ({ data }: DomainEvent, names: Names, hidden: readonly string[] = []): readonly Fact[] =>
  Object.entries(data as Readonly<Record<string, unknown>>).flatMap(([field, value]) => {
    if (TECHNICAL.has(field)) return [];
    const label = labelOf(field);
    if (hidden.includes(field)) return [{ field, label, value: HIDDEN }];
    return isNothing(value) ? [] : [{ field, label, value: readingOf(field, value, names) }];
  });

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

const labelOf = (field: string): FieldLabel => FIELD_LABELS[field] ?? same(field);

const readingOf = (field: string, value: unknown, names: Names): Title => {
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (typeof value === 'number') return FIELD_LABELS[field]?.reading === 'fen' ? moneyOf(value) : same(String(value));
  if (typeof value === 'string') return wordOf(field, value, names);
  if (Array.isArray(value)) return joined(value.map((each: unknown) => readingOf(field, each, names)));
  return compoundOf(value as Readonly<Record<string, unknown>>, names);
};

const moneyOf = (fen: number): Title => ({ zh: `${(fen / 100).toFixed(2)}元`, en: `CNY ${(fen / 100).toFixed(2)}` });

const wordOf = (field: string, value: string, names: Names): Title => {
  const reading = FIELD_LABELS[field]?.reading;
  if (reading === 'person') return same(names.person(value) ?? value);
  if (reading === 'unit') return same(unitText(value, names));
  if (field === 'reporterPosts' && postCodes.includes(value as PostCode)) return postKind(value as PostCode);
  return VALUE_LABELS[`${field}.${value}`] ?? same(value);
};

const unitText = (orgCode: string, { unit }: Names): string => `${unit(orgCode) ?? ''}${orgCode}`;

/** A recipient, a line of the deviation table, or an object of plain fields. */
const compoundOf = (value: Readonly<Record<string, unknown>>, names: Names): Title => {
  const { person, role, org, item } = value;
  if (typeof person === 'string') return same(names.person(person) ?? person);
  if (typeof role === 'string' && typeof org === 'string') {
    const title = role in roles ? roles[role as Role] : same(role);
    const place = unitText(org, names);
    return { zh: `${place}${title.zh}`, en: `${title.en} of ${place}` };
  }
  return typeof item === 'string' ? deviationOf(item, value) : joined(partsOf(value, names));
};

const partsOf = (value: Readonly<Record<string, unknown>>, names: Names): readonly Title[] =>
  Object.entries(value).flatMap(([field, part]) => {
    if (TECHNICAL.has(field) || isNothing(part)) return [];
    const [label, reading] = [labelOf(field), readingOf(field, part, names)];
    return [{ zh: `${label.zh}${reading.zh}`, en: `${label.en} ${reading.en}` }];
  });

const IN_FEN = new Set(['table-cost', 'gift-from-non-relative', 'gift-from-service-target', 'gift-unaccounted']);

const deviationOf = (item: string, { planned, permitted, actual, over }: Readonly<Record<string, unknown>>): Title => {
  const figure = (value: unknown): Title =>
    typeof value !== 'number' ? same('-') : IN_FEN.has(item) ? moneyOf(value) : same(String(value));
  const name = VALUE_LABELS[`item.${item}`] ?? same(item);
  const text = (language: keyof Title) => {
    const parts = Object.entries({ planned, permitted, actual, over }).map(
      ([field, value]) => `${labelOf(field)[language]} ${figure(value)[language]}`,
    );
    return `${name[language]}: ${parts.join(', ')}`;
  };
  return { zh: text('zh'), en: text('en') };
};

const joined = (titles: readonly Title[]): Title => ({
  zh: titles.map(({ zh }) => zh).join('；'),
  en: titles.map(({ en }) => en).join('; '),
});
