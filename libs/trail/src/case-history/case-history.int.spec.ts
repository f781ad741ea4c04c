import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { ceremonyEvents } from '#ceremonies';
import type { RecordedEvent } from '#kernel';
import { CaseOwners, deadlineTitles } from '#supervision/contract';
import { nameOf, personOf, submitted, words, type Office, type Who } from '../../../../test/fixtures/office.fixture.js';
import { shareOffice } from '../../../../test/fixtures/shared-office.fixture.js';
import type { HistoryView } from '../contract/index.js';

jest.setTimeout(30_000);

let office: Office;
shareOffice((opened) => (office = opened));
afterEach(() => {
  jest.restoreAllMocks();
});

const historyOf = (who: Who, filing: string, query = '') =>
  office.get<HistoryView>(who, `/cases/${filing}/history${query}`);
const typesIn = ({ entries }: HistoryView) => entries.map(({ type }) => type);
/** A case that was drafted by the clerk on one day, submitted on the next and returned on the third. */
const returned = async (): Promise<string> => {
  const filing = await office.act('clerk', '/ceremony-filings', words.draft('reporter', '2026-10-20'));
  office.clock.moveTo('2026-09-15');
  await office.act('clerk', `/ceremony-filings/${filing}/submission`, words.submit);
  office.clock.moveTo('2026-09-16');
  await office.act('secretary', `/ceremony-filings/${filing}/return`, words.return);
  return filing;
};

describe('the history of a case', () => {
  it('tells what happened, when, who did it in which post and unit, and by which rules', async () => {
    const filing = await returned();
    const { entries, chainOk, category } = await historyOf('officer', filing);
    expect([chainOk, category]).toEqual([true, 'ceremony']);
    const { position, chain, ...entry } = entries.find(({ type }) => type === 'ReportReturned.v2')!;
    const returning = (await office.log.read(`ceremony-${filing}`)).find(({ type }) => type === 'ReportReturned.v2')!;
    expect(entry).toEqual({
      eventId: returning.id,
      revision: 7,
      type: 'ReportReturned.v2',
      title: { zh: '退回补正', en: 'Report returned for correction' },
      occurredAt: '2026-09-16T02:00:00.000Z',
      recordedAt: '2026-09-16T02:00:00.000Z',
      entryReason: null,
      who: {
        accountId: expect.any(String),
        system: false,
        person: { personId: personOf('secretary'), name: nameOf('secretary') },
        posts: [{ code: 'secretary', zh: '村党组织书记', en: 'village Party secretary' }],
        org: { code: '370112013205', name: '芦南村' },
        onBehalfOf: null,
        via: [],
      },
      data: expect.objectContaining({ filingId: filing, returnedOn: '2026-09-16', reason: '请补充宴席标准' }),
      mayCorrect: false,
      ruleVersion: 'W4@2020-07-14',
    });
    expect(position).toMatch(/^\d+$/);
    expect(chain).toEqual({ suite: 'sha256', previous: entries[2]!.chain.hash, hash: expect.any(String), ok: true });
  });

  it('tells when an act happened that was entered later, and why', async () => {
    const filing = await office.act('clerk', '/ceremony-filings', words.draft('reporter', '2026-10-20'));
    const submitting = (headers: Record<string, string>) =>
      office.send('clerk', 'POST', `/ceremony-filings/${filing}/submission`, words.submit, headers);
    const at = { 'Occurred-At': '2026-09-12T15:30:00+08:00' };
    const faulty = [
      at,
      { ...at, 'Entry-Reason': 'forgotten' },
      { 'Entry-Reason': 'paper' },
      { 'Occurred-At': '2026-09-12T15:30:00', 'Entry-Reason': 'paper' },
      { 'Occurred-At': '2027-01-01T00:00:00Z', 'Entry-Reason': 'paper' },
      { 'Occurred-At': '1899-01-01T00:00:00Z', 'Entry-Reason': 'paper' },
    ];
    const refused = await Promise.all(faulty.map(async (headers) => (await submitting(headers)).status));
    expect(refused).toEqual(faulty.map(() => 400));
    expect((await submitting({ ...at, 'Entry-Reason': 'paper' })).status).toBe(200);
    const { entries, chainOk } = await historyOf('officer', filing);
    const { occurredAt, recordedAt, entryReason } = entries.find(({ type }) => type === 'ReportSubmitted.v1')!;
    expect([chainOk, occurredAt, recordedAt, entryReason]).toEqual([
      true,
      '2026-09-12T07:30:00.000Z',
      '2026-09-14T02:00:00.000Z',
      { code: 'paper', zh: '纸质办理，事后补录', en: 'done on paper, entered afterwards' },
    ]);
  });

  it('comes newest or oldest first, and as it was recorded at an instant', async () => {
    const filing = await returned();
    const whole = (await office.log.read(`ceremony-${filing}`)).map(({ type }) => type);
    expect(whole.slice(0, 6)).toEqual([
      'ReportDrafted.v2',
      'MilestoneSet.v1',
      'ReportSubmitted.v1',
      'MilestoneCleared.v1',
      'DeadlineStarted.v1',
      'MilestoneSet.v1',
    ]);
    expect(typesIn(await historyOf('officer', filing, '?order=oldest'))).toEqual(whole);
    expect(typesIn(await historyOf('officer', filing))).toEqual(whole.toReversed());
    const asOf = encodeURIComponent('2026-09-15T10:00:00+08:00');
    expect(typesIn(await historyOf('officer', filing, `?order=oldest&asOf=${asOf}`))).toEqual(whole.slice(0, 6));
    expect(typesIn(await historyOf('officer', filing, '?asOf=2026-09-15T01:59:59Z&order=oldest'))).toEqual(
      whole.slice(0, 2),
    );
    expect((await office.send('officer', 'GET', `/cases/${filing}/history?asOf=2026-09-15`)).status).toBe(400);
  });

  it('names what happened by itself as the act of the system', async () => {
    const filing = await submitted(office);
    await office.advance(filing, '2026-09-15');
    const [alert] = (await historyOf('officer', filing)).entries;
    expect(alert).toMatchObject({
      title: { zh: '发出督办提醒' },
      who: { accountId: 'system:spec', system: true, person: null, posts: [], org: null },
    });
  });

  it('leaves personal texts out for a supervisor who is no party, and keeps the proof', async () => {
    const filing = await returned();
    const [party, watched] = [await historyOf('reporter', filing), await historyOf('supervisor', filing)];
    const textsIn = ({ entries }: HistoryView) =>
      entries.map(({ data }) => {
        const { principal, venue, reason } = data as Record<string, unknown>;
        return [principal, venue, reason].filter((text) => text !== undefined);
      });
    const clockReason = ['returned-for-correction'];
    expect(textsIn(party)).toEqual([
      clockReason,
      ['请补充宴席标准'],
      ...Array.from({ length: 6 }, () => []),
      ['本人之子', '村文化礼堂'],
    ]);
    expect(textsIn(watched)).toEqual([clockReason, [null], ...Array.from({ length: 6 }, () => []), [null, null]]);
    expect(watched.entries.map(({ chain }) => chain)).toEqual(party.entries.map(({ chain }) => chain));
    expect(watched.chainOk).toBe(true);
  });

  it('reads on after the detail is forgotten, and the proof still holds', async () => {
    const filing = await returned();
    await office.vault.destroy(`${personOf('reporter')}/${filing}`);
    const { entries, chainOk } = await historyOf('reporter', filing);
    expect((entries.at(-1)!.data as { principal: unknown }).principal).toBeNull();
    expect(chainOk).toBe(true);
  });

  it('shows where a stored event was tampered with', async () => {
    const filing = await returned();
    const read = office.log.read.bind(office.log);
    jest.spyOn(office.log, 'read').mockImplementation(async (stream, options) => {
      const forged = (event: RecordedEvent): RecordedEvent =>
        event.type === 'ReportSubmitted.v1' ? { ...event, data: { ...event.data, committed: false } } : event;
      return (await read(stream, options)).map(forged);
    });
    const { entries, chainOk } = await historyOf('officer', filing, '?order=oldest');
    expect([chainOk, entries.map(({ chain }) => chain.ok)]).toEqual([
      false,
      [true, true, false, true, true, true, true, true, true],
    ]);
  });

  it('has a title for every event of its owner', () => {
    const { titles } = office.app.get(CaseOwners).of('ceremony');
    const named = new Set([...Object.keys(titles), ...Object.keys(deadlineTitles)]);
    expect(ceremonyEvents.current.filter((type) => !named.has(type))).toEqual([]);
  });
});
