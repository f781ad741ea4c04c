import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { openOffice, personOf, submitted, type Office, type Who } from '../../../../test/fixtures/office.fixture.js';
import { AlertFeed } from './alert-feed.js';
import { AlertPace } from './alert-pace.js';
import type { AlertView } from './alert-view.query.js';
import { Alerts } from './alerts.query.js';

type Told = Readonly<{ id: string; alert: AlertView }>;

/** The reading end of a stream. */
class Client {
  private text = '';
  private readonly aborted = new AbortController();
  private reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  headers = new Headers();

  async open(who: Who, lastEventId?: string): Promise<this> {
    const authorization = `Bearer ${await office.tokenOf(who)}`;
    const answer = await fetch(`${office.address}/api/v1/alerts/stream`, {
      headers: { authorization, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
      signal: this.aborted.signal,
    });
    this.headers = answer.headers;
    this.reader = answer.body!.getReader();
    await this.block();
    return this;
  }

  /** The next alert; undefined once the stream has ended. */
  async next(): Promise<Told | undefined> {
    for (;;) {
      const block = await this.block();
      if (block === undefined) return undefined;
      const [, id, data] = /^event: alert\nid: (\d+)\ndata: (.*)$/s.exec(block) ?? [];
      if (id !== undefined && data !== undefined) return { id, alert: JSON.parse(data) as AlertView };
    }
  }

  async take(count: number): Promise<readonly string[]> {
    const told = [];
    while (told.length < count) told.push((await this.next())!.alert.alertId);
    return told;
  }

  /** The next block of the stream, whatever it holds. */
  async block(): Promise<string | undefined> {
    for (;;) {
      const end = this.text.indexOf('\n\n');
      if (end >= 0) {
        const block = this.text.slice(0, end);
        this.text = this.text.slice(end + 2);
        return block;
      }
      const { value, done } = await this.reader!.read();
      if (done) return undefined;
      this.text += Buffer.from(value).toString();
    }
  }

  leave(): void {
    this.aborted.abort();
  }
}

jest.setTimeout(30_000);

let server: PostgresServer;
let office: Office;
let databases = 0;
let clients: Client[];

const opened = async (options = {}) => {
  office = await openOffice(await server.createDatabase(`stream_${++databases}`), options);
  office.app.get(AlertPace).pollMs = 20;
};
const client = async (who: Who, lastEventId?: string): Promise<Client> => {
  const made = new Client();
  clients.push(made);
  return made.open(who, lastEventId);
};
/** Reports of a person whose reminder has been raised, the alert ids in the order of raising. */
const reminded = async (who: Who, count: number): Promise<readonly string[]> => {
  const raised: string[] = [];
  for (let number = 0; number < count; number++) {
    office.clock.moveTo('2026-09-14', `10:${String(databases + number).padStart(2, '0')}`);
    const filing = await submitted(office, who);
    await office.advance(filing, '2026-09-15');
    raised.push(`${filing}~register~remind-1`);
  }
  return raised;
};
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
};

beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
beforeEach(async () => {
  clients = [];
  await opened();
}, 60_000);
afterEach(async () => {
  clients.forEach((one) => one.leave());
  await office.close();
});
afterAll(() => server.stop());

describe('the stream of alerts', () => {
  it('tells each account its own alerts as they are raised, and no earlier ones', async () => {
    await reminded('reporter', 1);
    const [officer, countyOfficer] = [await client('officer'), await client('countyOfficer')];
    expect(officer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const [inOtherTown] = await reminded('other', 1);
    const [own] = await reminded('second', 1);
    const { id, alert } = (await officer.next())!;
    expect([alert.alertId, alert.position, alert.stage, alert.org!.name]).toEqual([own, id, 'remind', '芦北村']);
    expect(await countyOfficer.take(2)).toEqual([inOtherTown, own]);
  });

  it('resumes after the last event that was seen, with what was raised in between, then live', async () => {
    const first = await client('officer');
    const before = await reminded('reporter', 2);
    const seen = (await first.next())!;
    expect(seen.alert.alertId).toBe(before[0]);
    first.leave();
    await reminded('other', 1);
    const between = await reminded('second', 2);
    const again = await client('officer', seen.id);
    expect(await again.take(3)).toEqual([before[1], ...between]);
    expect(await again.take(0)).toEqual([]);
    const [live] = await reminded('reporter', 1);
    expect(await again.take(1)).toEqual([live]);
  });

  it('tells nothing of another town after the id of an alert that is hidden, or of none', async () => {
    const watching = await client('otherOfficer');
    const [inOtherTown] = await reminded('other', 1);
    const hidden = (await watching.next())!;
    expect(hidden.alert.alertId).toBe(inOtherTown);
    const [own] = await reminded('reporter', 1);
    await reminded('other', 1);
    const [last] = await reminded('second', 1);
    const resumed = [hidden.id, String(BigInt(hidden.id) - 1n), '0'].map((id) => client('officer', id));
    for (const one of await Promise.all(resumed)) expect(await one.take(2)).toEqual([own, last]);
  });

  it('neither loses nor repeats an alert for those who come and go while alerts are raised', async () => {
    const told: string[] = [];
    let last = '0';
    let raising = true;
    const raised = reminded('reporter', 12).finally(() => (raising = false));
    while (raising || told.length < 12) {
      const visitor = await client('officer', last);
      for (let number = 0; number < 2 && told.length < 12; number++) {
        const { id, alert } = (await visitor.next())!;
        told.push(alert.alertId);
        last = id;
      }
      visitor.leave();
      if (told.length === 12) break;
    }
    expect(told).toEqual(await raised);
  });

  it('tells once what it reads from the store and is handed at the same time', async () => {
    const alerts = office.app.get(Alerts);
    const [read, poll] = [alerts.receivedAfter.bind(alerts), alerts.raisedAfter.bind(alerts)];
    let handed = 0;
    jest.spyOn(alerts, 'raisedAfter').mockImplementation(async (...from) => {
      const rows = await poll(...from);
      handed += rows.length;
      return rows;
    });
    let first: readonly string[] = [];
    jest.spyOn(alerts, 'receivedAfter').mockImplementationOnce(async (...from) => {
      first = await reminded('reporter', 1);
      await until(() => handed > 0);
      return read(...from);
    });
    const visitor = await client('officer', '0');
    const told = await visitor.take(1);
    const second = await reminded('second', 1);
    expect([...told, ...(await visitor.take(1))]).toEqual([...first, ...second]);
  });

  it('reads a long past in pages', async () => {
    const raised = await reminded('reporter', 3);
    const alerts = office.app.get(Alerts);
    const read = alerts.receivedAfter.bind(alerts);
    jest.spyOn(alerts, 'receivedAfter').mockImplementation(async (caller, position) => {
      const [one] = await read(caller, position, 1);
      return one ? Array.from({ length: 200 }, () => one) : [];
    });
    const visitor = await client('officer', '0');
    const told = await visitor.take(600);
    expect([...new Set(told)]).toEqual(raised);
  });

  it('asks the store once for all streams, and not for each', async () => {
    const alerts = office.app.get(Alerts);
    const [shared, own] = [jest.spyOn(alerts, 'raisedAfter'), jest.spyOn(alerts, 'receivedAfter')];
    const visitors = await Promise.all(Array.from({ length: 25 }, () => client('officer')));
    const raised = await reminded('reporter', 1);
    const told = await Promise.all(visitors.map((visitor) => visitor.take(1)));
    expect(told).toEqual(visitors.map(() => raised));
    expect(own).not.toHaveBeenCalled();
    const found = await Promise.all(shared.mock.results.map(({ value }) => value as Promise<readonly unknown[]>));
    expect(found.filter((rows) => rows.length > 0)).toHaveLength(1);
  });

  it('says that it is alive, and follows the roles of the account', async () => {
    office.app.get(AlertPace).heartbeatMs = 30;
    const rekey = jest.spyOn(office.app.get(AlertFeed), 'rekey');
    const officer = await client('officer');
    expect(await officer.block()).toBe(': still here');
    await office.endRoles('officer');
    const keysHeld = () => [...(rekey.mock.lastCall?.[1] ?? ['none yet'])];
    await until(() => keysHeld().every((key) => key.startsWith('person:')));
    expect(keysHeld()).toEqual([`person:${personOf('officer')}`]);
  });

  it('forgets whoever left', async () => {
    office.app.get(AlertPace).heartbeatMs = 600_000;
    const feed = office.app.get(AlertFeed);
    const visitors = [await client('officer'), await client('secretary', '0')];
    expect(feed.size).toBe(2);
    visitors.forEach((visitor) => visitor.leave());
    await until(() => feed.size === 0);
  });

  it('tells nothing more to whoever has signed out, and ends', async () => {
    office.app.get(AlertPace).heartbeatMs = 600_000;
    const officer = await client('officer');
    const authorization = `Bearer ${await office.tokenOf('officer')}`;
    const path = `${office.address}/api/v1/sessions/current`;
    expect((await fetch(path, { method: 'DELETE', headers: { authorization } })).status).toBe(204);
    await reminded('reporter', 1);
    expect(await officer.next()).toBeUndefined();
  });

  it('ends with the next sign of life where its session has ended and nothing happens', async () => {
    office.app.get(AlertPace).heartbeatMs = 30;
    const secretary = await client('secretary', '0');
    await office.store.pool.query('update access.session set revoked_at = now()');
    while ((await secretary.block()) !== undefined);
    expect(office.app.get(AlertFeed).size).toBe(0);
  });

  it('ends when the program stops', async () => {
    const visitor = await client('officer');
    const ended = visitor.next();
    await office.app.close();
    expect(await ended.catch(() => undefined)).toBeUndefined();
  });

  it('is for signed-in accounts', async () =>
    expect((await fetch(`${office.address}/api/v1/alerts/stream`)).status).toBe(401));
});

describe('an access token', () => {
  it('ends the stream when it expires', async () => {
    await office.close();
    await opened({ tokenSeconds: 2 });
    const visitor = await client('officer');
    expect(await visitor.next()).toBeUndefined();
    expect(office.app.get(AlertFeed).size).toBe(0);
  });
});
