import { describe, expect, it, jest } from '@jest/globals';
import type { HistoryView } from '#trail/contract';
import { submitted, words, type Office, type Who } from '../../../../test/fixtures/office.fixture.js';
import { shareOffice } from '../../../../test/fixtures/shared-office.fixture.js';

jest.setTimeout(30_000);

let office: Office;
shareOffice((opened) => (office = opened));

const historyFor = async (who: Who, filing: string) =>
  (await office.get<HistoryView>(who, `/cases/${filing}/history?order=oldest`)).entries;
const entryOf = async (filing: string, type: string): Promise<string> =>
  (await office.log.read(`ceremony-${filing}`)).find((event) => event.type === type)!.id;
const correcting = async (who: Who, filing: string, eventId: string, more: object = {}) => {
  const words = { eventId, correction: '桌数为十七桌', ...more };
  const { status, body } = await office.send<{ code?: string }>(who, 'POST', `/cases/${filing}/corrections`, words);
  await office.catchUp();
  return body.code === undefined ? String(status) : `${status} ${body.code}`;
};
const offered = async (who: Who, filing: string) => {
  const moves = await office.get<readonly Readonly<{ action: string }>[]>(who, `/cases/${filing}/moves`);
  const { myActions } = await office.get<Readonly<{ myActions: readonly string[] }>>(who, `/cases/${filing}`);
  const lists = [moves.map(({ action }) => action), myActions];
  return lists.map((list) => list.filter((action) => action === 'CorrectCase').length);
};
const flagged = async (who: Who, filing: string) =>
  (await historyFor(who, filing)).flatMap(({ type, mayCorrect }) => (mayCorrect ? [type] : []));

const checked = async (): Promise<string> => {
  const filing = await submitted(office);
  await office.act('secretary', `/ceremony-filings/${filing}/check`, words.check);
  return filing;
};

describe('an entry of a case', () => {
  it('is corrected by who made it, and by nobody else who takes part in the case', async () => {
    const filing = await checked();
    const [report, check] = [await entryOf(filing, 'ReportSubmitted.v1'), await entryOf(filing, 'ReportChecked.v2')];
    expect(await correcting('secretary', filing, report)).toBe('403 entry-of-others');
    expect(await correcting('reporter', filing, check)).toBe('403 entry-of-others');
    expect(await correcting('officer', filing, check)).toBe('403 entry-of-others');
    expect(await correcting('reporter', filing, report)).toBe('200');
    expect(await correcting('secretary', filing, check)).toBe('200');
  });

  it('is flagged for those who may, who are offered to correct once however much they may', async () => {
    const filing = await checked();
    await office.act('reporter', `/cases/${filing}/comments`, { comment: '请更正桌数' });
    const own = ['ReportDrafted.v2', 'ReportSubmitted.v1', 'CommentMade.v1'];
    expect(await flagged('reporter', filing)).toEqual(own);
    expect(await flagged('secretary', filing)).toEqual(['ReportChecked.v2']);
    expect([await flagged('officer', filing), await flagged('supervisor', filing)]).toEqual([[], []]);
    expect([await offered('reporter', filing), await offered('secretary', filing)]).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect([await offered('officer', filing), await offered('supervisor', filing)]).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('goes over to who holds the office, once who made it does not', async () => {
    const filing = await checked();
    const check = await entryOf(filing, 'ReportChecked.v2');
    expect(await correcting('everySecretary', filing, check)).toBe('403 entry-of-others');
    await office.endRoles('secretary');
    expect(await flagged('everySecretary', filing)).toEqual(['ReportChecked.v2']);
    expect(await correcting('everySecretary', filing, check)).toBe('200');
    expect(await correcting('everySecretary', filing, await entryOf(filing, 'ReportSubmitted.v1'))).toBe(
      '403 entry-of-others',
    );
  });

  it('is known by its record: words of the request about who made it are refused', async () => {
    const filing = await checked();
    const check = await entryOf(filing, 'ReportChecked.v2');
    const forged = { entry: { made: { personId: 'x' } }, env: {}, made: null };
    for (const [name, value] of Object.entries(forged))
      expect((await correcting('reporter', filing, check, { [name]: value })).slice(0, 3)).toBe('400');
  });

  it('of another case, or that the program made, is corrected by nobody, and who sees no case learns nothing', async () => {
    const [filing, other] = [await checked(), await checked()];
    const elsewhere = await entryOf(other, 'ReportChecked.v2');
    const clock = await entryOf(filing, 'DeadlineStarted.v1');
    expect(await correcting('secretary', filing, elsewhere)).toBe('422 entry-of-another-case');
    expect(await correcting('secretary', filing, clock)).toBe('422 entry-made-by-itself');
    expect(await correcting('supervisor', filing, elsewhere)).toBe('403 not-permitted');
    for (const eventId of [await entryOf(filing, 'ReportChecked.v2'), elsewhere, clock])
      expect(await correcting('auditor', filing, eventId)).toBe('404 unknown-case');
  });
});

describe('the moves of a case', () => {
  it('are told to who only watches, and to nobody else who may not know of it', async () => {
    const filing = await submitted(office);
    const moves = (who: Who) => office.send(who, 'GET', `/cases/${filing}/moves`);
    expect(await moves('supervisor')).toMatchObject({ status: 200, body: [] });
    for (const path of ['moves', 'deadlines', ''])
      expect(await office.send('auditor', 'GET', `/cases/${filing}/${path}`.replace(/\/$/, ''))).toMatchObject({
        status: 404,
        body: { code: 'unknown-case' },
      });
    const urged = await office.send('supervisor', 'POST', `/cases/${filing}/urgings`, { note: '请尽快' });
    expect(urged).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
  });
});
