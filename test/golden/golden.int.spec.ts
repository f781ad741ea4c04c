import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ceremonies, reviewOf, type Ceremony } from '#ceremonies';
import { fold, type DomainEvent } from '#kernel';
import { knownTypes, projections } from '#platform';
import { envelopeOf } from '#testing';
import { aggregates, allSchemas } from './schemas.js';

const folder = fileURLToPath(new URL('.', import.meta.url));
const filesIn = (name: string) =>
  readdirSync(join(folder, name), { withFileTypes: true }).filter((entry) => entry.name.endsWith('.json')).map((entry) => join(folder, name, entry.name));
const json = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T;

const contexts = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['histories', 'procedures'].includes(entry.name))
  .map(({ name }) => name);
const golden = new Map(contexts.flatMap(filesIn).map((file) => [basename(file, '.json'), json<DomainEvent>(file)]));
const schemaOf = (type: string) => allSchemas.find(({ stored }) => stored.includes(type));
const storedTypes = allSchemas.flatMap(({ stored }) => stored);

type History = { events: DomainEvent[]; folded: object };
const histories = filesIn('histories').map((file) => [basename(file, '.json'), json<History>(file)] as const);

/** Single events lie in a stream of what decides on them, but for those that are told in histories. */
const streamOf = (type: string): string => {
  const owner = aggregates.find(({ category, events }) => category !== 'ceremony' && events.stored.includes(type));
  return `${owner?.category ?? 'other'}-1`;
};

/** Every golden event, one log: each history in its own stream, and the single events of the other contexts. */
const log: (readonly [DomainEvent, string])[] = [
  ...histories.flatMap(([name, { events }]) => events.map((event) => [event, `ceremony-${name}`] as const)),
  ...storedTypes.flatMap((type) => {
    const event = golden.get(type);
    return event ? [[event, streamOf(type)] as const] : [];
  }),
];

/** A day on which some of what the events tell lies ahead, some behind. */
const metadata = { ...envelopeOf().metadata, recordedAt: '2026-09-01T01:00:00.000Z' };

/** Every row that a read model ever had on the way through the log. */
const rowsOf = (projection: (typeof projections)[number]): object[] => {
  const { events } = projection;
  const rows = new Map<string, object>();
  return log
    .filter(([{ type }]) => events.stored.includes(type))
    .flatMap(([stored, stream], index) => {
      const event = events.decode(stored) as never;
      const envelope = envelopeOf({ stream, metadata, revision: index, position: BigInt(index) });
      const key = projection.keyOf(event, envelope);
      if (key === undefined) return [];
      const row = projection.apply(rows.get(key) as never, event, envelope);
      if (row) rows.set(key, row);
      else rows.delete(key);
      return row ? [row] : [];
    });
};

describe('the golden events', () => {
  it('are one for each stored type, and none for any other', () =>
    expect([...golden.keys()].sort()).toEqual([...storedTypes].sort()));

  it('are of every type that the program knows', () => expect([...knownTypes()].sort()).toEqual([...storedTypes].sort()));

  it('bear the name of their file', () =>
    expect([...golden].filter(([type, event]) => event.type !== type)).toEqual([]));

  it.each([...golden])('%s reads as an event of today', (type, event) => {
    const schema = schemaOf(type)!;
    expect(schema.current).toContain(schema.decode(event).type);
  });

  const marked = [...golden].flatMap(([type, { data }]) => {
    const mark = schemaOf(type)?.personal(type);
    return mark ? [[type, mark, data as object] as const] : [];
  });
  it.each(marked)('%s names the person of its personal fields', (_type, { subject, scope, fields }, data) =>
    expect([subject, ...(scope ? [scope] : []), ...fields].filter((field) => !(field in data))).toEqual([]));

  const decided = aggregates.flatMap((aggregate) =>
    [...golden].filter(([type]) => aggregate.events.stored.includes(type)).map(([type, event]) => [type, event, aggregate] as const),
  );
  it.each(decided)('%s is folded by what decides on it', (_type, event, { events, decider }) => {
    const folded = decider.evolve(decider.initialState(), events.decode(event));
    expect(folded).not.toBe(event);
    expect(JSON.parse(JSON.stringify(folded))).toEqual(folded);
  });
});

describe('the read models', () => {
  it.each(projections.map((projection) => [projection.name, projection] as const))(
    '%s holds rows of its columns, and nothing that does not fit into a row',
    (_name, projection) => {
      const rows = rowsOf(projection);
      const columns = Object.keys(projection.columns).sort();
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter((row) => Object.keys(row).sort().join() !== columns.join())).toEqual([]);
      expect(rows.filter((row) => Object.values(row).includes(undefined))).toEqual([]);
    },
  );
});

/** What was told of a case before its procedure told it: where the report stands, and who last checked it. */
const asTold = (ceremony: Ceremony) => {
  const checks = ceremony.flow?.tasks.flatMap(({ stage, signature }) => (stage === 'check' && signature ? [signature] : []));
  return { ...ceremony, review: reviewOf(ceremony), checkerId: checks?.at(-1)?.personId ?? null };
};

describe('the golden histories', () => {
  it.each(histories)('%s folds to the case that it was', (_name, { events, folded }) => {
    const state = fold(ceremonies.decider, events.map((event) => ceremonies.events.decode(event)));
    expect(asTold(state as Ceremony)).toMatchObject(folded);
  });

  it('hold every event of a ceremony case', () => {
    const told = new Set(histories.flatMap(([, { events }]) => events.map(({ type }) => type)));
    expect(ceremonies.events.current.filter((type) => !told.has(type))).toEqual([]);
  });
});
