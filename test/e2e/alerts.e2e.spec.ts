import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EventStream, type StreamedEvent } from '../fixtures/event-stream.fixture.js';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import { lateWedding, submittedWedding } from '../fixtures/sample-cases.fixture.js';
import type { Visitors } from '../fixtures/visitors.fixture.js';

jest.setTimeout(60_000);

let site: Installation;
let visitors: Visitors;

beforeAll(async () => {
  site = await openInstallation();
  ({ visitors } = site);
}, 120_000);
afterAll(() => site.close());

type Alert = Readonly<{
  alertId: string;
  caseId: string;
  category: string;
  stage: string;
  raisedOn: string;
  position: string;
  status: string;
  acknowledgedBy: Readonly<{ name: string }> | null;
}>;
type Page = Readonly<{ items: readonly Alert[]; total: number }>;

const alertsOf = async (login: string, query = 'box=mine') =>
  (await visitors.read<Page>(login, `/alerts?size=200&${query}`)).items
    .filter(({ category }) => category === 'ceremony')
    .toReversed();
const told = async (login: string, query?: string) =>
  (await alertsOf(login, query)).map(({ raisedOn, stage }) => `${raisedOn} ${stage}`);

describe('alerts of a report that nobody registers', () => {
  let id: string;

  beforeAll(async () => {
    await visitors.at('2026-03-02 09:00');
    id = await submittedWedding(visitors, '2026-04-11');
    for (const moment of ['2026-03-03 08:31', '2026-03-05 08:31', '2026-03-11 08:31', '2026-03-18 08:31'])
      await visitors.at(moment);
  });

  it('reach each office at its rung, and nobody who has no part in the case', async () => {
    expect(await told('secretary')).toEqual(['2026-03-03 remind', '2026-03-05 yellow']);
    expect(await told('discipline')).toEqual(['2026-03-03 remind', '2026-03-05 yellow']);
    expect(await told('committee')).toEqual(['2026-03-05 yellow', '2026-03-11 red', '2026-03-18 talk']);
    expect(await told('county-discipline')).toEqual(['2026-03-11 red', '2026-03-18 talk']);
    for (const login of ['member', 'secretary-b', 'leader', 'admin']) expect(await told(login)).toEqual([]);
  });

  it("stand in the unit box of supervisors, and in nobody else's", async () => {
    const all = ['2026-03-03 remind', '2026-03-05 yellow', '2026-03-11 red', '2026-03-18 talk'];
    for (const login of ['supervision', 'county-audit']) expect(await told(login, 'box=unit')).toEqual(all);
    for (const login of ['discipline', 'secretary', 'admin']) expect(await told(login, 'box=unit')).toEqual([]);
    expect(await told('supervision', 'box=unit&stage=red')).toEqual(['2026-03-11 red']);
  });

  it('are acknowledged by those whom they reach, once, and by nobody else', async () => {
    const { alertId } = (await alertsOf('discipline'))[1]!;
    const acknowledge = (login: string) =>
      visitors.as(login, `/alerts/${encodeURIComponent(alertId)}/acknowledge`, { method: 'POST' });
    expect((await acknowledge('member')).status).toBe(404);
    expect([403, 404]).toContain((await acknowledge('supervision')).status);
    expect((await acknowledge('discipline')).status).toBe(200);
    const events = (await site.log.read(`ceremony-${id}`)).length;
    expect((await acknowledge('discipline')).status).toBe(200);
    expect(await site.log.read(`ceremony-${id}`)).toHaveLength(events);
    const seen = async () => (await alertsOf('secretary')).find((alert) => alert.alertId === alertId)!;
    let known = await seen();
    while (known.status === 'open') known = await seen();
    expect([known.status, known.acknowledgedBy?.name]).toEqual(['acknowledged', '冯示例']);
  });

  it('are closed with the matter', async () => {
    await visitors.act('member', `/ceremony-filings/${id}/cancellation`, { reason: '取消' });
    expect(new Set((await alertsOf('supervision', 'box=unit')).map(({ status }) => status))).toEqual(
      new Set(['closed']),
    );
    expect(await told('supervision', 'box=unit&open=true')).toEqual([]);
  });
});

describe('the stream of alerts', () => {
  const connect = async (lastEventId?: string) => {
    const { accessToken } = await visitors.session('discipline');
    return EventStream.open(`${site.address}/api/v1/alerts/stream`, accessToken, lastEventId);
  };

  it('goes on after the last alert that was seen: none is missing, none comes twice', async () => {
    await visitors.at('2026-05-11 09:00');
    for (let report = 0; report < 3; report++) await submittedWedding(visitors, '2026-06-20');
    const before = (await alertsOf('discipline')).at(-1)!.position;
    const seen: StreamedEvent[] = [];

    const first = await connect(before);
    const reminded = visitors.at('2026-05-12 08:31');
    seen.push(...(await first.take(1)));
    first.close();
    await reminded;

    await visitors.at('2026-05-14 08:31');
    const second = await connect(seen.at(-1)!.id);
    seen.push(...(await second.take(3)));
    second.close();

    const third = await connect(seen.at(-1)!.id);
    seen.push(...(await third.take(2)));
    await visitors.at('2026-05-15 09:00');
    await lateWedding(visitors, '2026-05-20');
    seen.push(...(await third.take(1)));
    third.close();

    const raised = (await alertsOf('discipline')).filter(({ position }) => BigInt(position) > BigInt(before));
    expect(raised.map(({ stage }) => stage)).toEqual([...Array(3).fill('remind'), ...Array(3).fill('yellow'), 'late']);
    expect(seen.map(({ id }) => id)).toEqual(raised.map(({ position }) => position));
    expect(seen.map(({ event, data }) => [event, (JSON.parse(data) as Alert).alertId])).toEqual(
      raised.map(({ alertId }) => ['alert', alertId]),
    );
  }, 30_000);
});
