import { describe, expect, it, jest } from '@jest/globals';
import { AgendaSource, Waker, type AgendaEntry } from '#jobs';
import { submitted, words, type Office } from '../../../../test/fixtures/office.fixture.js';
import { shareOffice } from '../../../../test/fixtures/shared-office.fixture.js';

jest.setTimeout(30_000);

let office: Office;
shareOffice((opened) => (office = opened));

const due = (instant: string, limit = 10, after?: AgendaEntry) =>
  office.app.get(AgendaSource).dueBefore(instant, limit, after);
const wake = async (filing: string, wakeAt: string) => {
  await office.app.get(Waker).wake(`ceremony-${filing}`, wakeAt);
  await office.catchUp();
};
const typesOf = async (filing: string) => (await office.log.read(`ceremony-${filing}`)).map(({ type }) => type);

describe('the agenda', () => {
  it('lists what is due by an instant, the earliest first, in pages that join', async () => {
    const filings = [];
    for (const day of ['2026-09-14', '2026-09-14', '2026-09-15']) {
      office.clock.moveTo(day);
      filings.push(await submitted(office));
    }
    const [first, second, third] = filings as [string, string, string];
    const entries = [...[first, second].sort(), third].map((filing) => ({
      stream: `ceremony-${filing}`,
      wakeAt: filing === third ? '2026-09-16T00:30:00.000Z' : '2026-09-15T00:30:00.000Z',
    }));
    expect(await due('2026-09-15T00:29:59.999Z')).toEqual([]);
    expect(await due('2026-09-15T00:30:00.000Z')).toEqual(entries.slice(0, 2));
    const pages = [await due('2026-12-31T00:00:00.000Z', 1)];
    while (pages.at(-1)!.length > 0) pages.push(await due('2026-12-31T00:00:00.000Z', 1, pages.at(-1)![0]));
    expect(pages.flat()).toEqual(entries);
  });

  it('holds nothing for a case that is over but the day on which its detail is forgotten', async () => {
    const filing = await submitted(office);
    await office.act('reporter', `/ceremony-filings/${filing}/cancellation`, { reason: '婚期推迟' });
    expect(await due('2027-12-31T00:00:00.000Z')).toEqual([
      { stream: `ceremony-${filing}`, wakeAt: '2027-09-13T16:00:00.000Z' },
    ]);
  });
});

describe('waking a case', () => {
  it('lets it take what is due, once, however often it is woken', async () => {
    const filing = await submitted(office);
    office.clock.moveTo('2026-09-15');
    const stream = `ceremony-${filing}`;
    const waker = office.app.get(Waker);
    await Promise.all([1, 2, 3].map(() => waker.wake(stream, '2026-09-15T00:30:00.000Z')));
    await wake(filing, '2026-09-15T00:30:00.000Z');
    expect((await typesOf(filing)).filter((type) => type === 'AlertRaised.v1')).toHaveLength(1);
    const [raised] = (await office.log.read(stream)).filter(({ type }) => type === 'AlertRaised.v1');
    expect(raised!.metadata.actor).toEqual({ accountId: 'system:deadlines' });
    expect((await due('2026-12-31T00:00:00.000Z'))[0]!.wakeAt).toBe('2026-09-16T16:00:00.000Z');
  });

  it('does nothing when it is woken early', async () => {
    const filing = await submitted(office);
    const before = await typesOf(filing);
    await wake(filing, '2026-09-15T00:30:00.000Z');
    expect(await typesOf(filing)).toEqual(before);
  });

  it('works again at an instant at which the case was woken before', async () => {
    const filing = await submitted(office);
    office.clock.moveTo('2026-09-15');
    await wake(filing, '2026-09-15T00:30:00.000Z');
    await office.act('secretary', `/ceremony-filings/${filing}/return`, words.return);
    await office.act('reporter', `/ceremony-filings/${filing}/resubmission`, words.resubmit);
    office.clock.moveTo('2026-09-18');
    const before = (await typesOf(filing)).length;
    await wake(filing, '2026-09-15T00:30:00.000Z');
    expect((await typesOf(filing)).slice(before)).toEqual(['DeadlineMissed.v1', 'AlertRaised.v1']);
  });
});
