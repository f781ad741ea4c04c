import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { InMemoryEventStore, InMemoryKeyVault, PersonalText, type EventToAppend } from '#event-store';
import type { DomainEvent, JsonObject } from '#kernel';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { caseEvents, openCases } from './open-cases.fixture.js';
import { ProjectionRunner, type ProjectionRunnerOptions } from './projection-runner.js';
import { ReadStore, type ReadStoreOptions } from './read-store.js';

const FIRST_AT = Date.parse('2026-09-21T01:00:00.120Z');

/** A log in memory to which specs append without ceremony. Event ids and times follow from the order of appending. */
export class SpecLog extends InMemoryEventStore {
  private numbered = 0;

  async add(...events: readonly DomainEvent[]): Promise<bigint> {
    let position = -1n;
    for (const event of events) {
      const { caseId = 'none' } = event.data as { caseId?: string };
      ({ position } = await this.append(`case-${caseId}`, [this.toAppend(event)], 'any'));
    }
    return position;
  }

  private toAppend({ type, data }: DomainEvent): EventToAppend {
    const count = this.numbered++;
    const number = String(count).padStart(12, '0');
    const id = `00000000-0000-4000-8000-${number}`;
    const at = new Date(FIRST_AT + count * 1_000).toISOString();
    const metadata = {
      commandId: id,
      commandDigest: 'd',
      correlationId: `correlation-${number}`,
      actor: { accountId: 'a1' },
      occurredAt: at,
      recordedAt: at,
      chain: { suite: 'sha256' as const, previous: '', hash: '' },
    };
    return { id, type, data: data as JsonObject, metadata };
  }
}

export const runnerOn = (store: ReadStore, log: SpecLog, options: Partial<ProjectionRunnerOptions> = {}) =>
  new ProjectionRunner({
    store,
    log,
    reader: new PersonalText(new InMemoryKeyVault()),
    projections: [openCases],
    knownTypes: new Set(caseEvents.stored),
    ...options,
  });

/** A server for the tests of a file, and for each test a read store of its own, told with an empty log once it is open. */
export const onReadStores = (
  opened: (store: ReadStore, log: SpecLog) => void,
  options: Omit<ReadStoreOptions, 'url'> = {},
): void => {
  let server: PostgresServer;
  let store: ReadStore;
  let databases = 0;
  beforeAll(async () => {
    server = await startPostgres({ durable: false });
  }, 60_000);
  beforeEach(async () => {
    store = new ReadStore({ url: await server.createDatabase(`spec_${++databases}`), ...options });
    opened(store, new SpecLog());
  });
  afterEach(() => store.close());
  afterAll(() => server.stop());
};

/** Every row of a view, in key order. */
export const rowsOf = async (store: ReadStore, view = 'open_cases'): Promise<readonly Record<string, unknown>[]> =>
  (await store.pool.query<Record<string, unknown>>(`select * from read.${view} order by key`)).rows;
