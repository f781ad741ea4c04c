import { describe, expect, it, jest } from '@jest/globals';
import { submitted, words, type Office, type Who } from '../../../../test/fixtures/office.fixture.js';
import { shareOffice } from '../../../../test/fixtures/shared-office.fixture.js';
import { figures, gifts } from '../ceremony.fixture.js';

jest.setTimeout(30_000);

let office: Office;
shareOffice((opened) => (office = opened));

type History = Readonly<{ entries: readonly Readonly<{ type: string; data: Readonly<Record<string, unknown>> }>[] }>;

const told = {
  complaintNumber: '信访7号',
  summary: '同村某户来电反映',
  note: '走访三户所见不一',
  reason: '实际桌数与报告不符',
  statement: '亲属自行前来',
  clueNumber: '线索7号',
  clueReason: '按管理权限移送',
} as const;

/** What of that a reader finds in the history of the case. */
const readBy = async (who: Who, filing: string) => {
  const { entries } = await office.get<History>(who, `/cases/${filing}/history`);
  const text = JSON.stringify(entries.map(({ data }) => data));
  return Object.entries(told)
    .filter(([, words]) => text.includes(words))
    .map(([name]) => name);
};

const path = (filing: string, act: string) => `/ceremony-filings/${filing}/${act}`;

/** A wedding that was verified after a complaint. */
const verified = async (agrees: boolean): Promise<string> => {
  const filing = await submitted(office, 'reporter', '2026-10-20');
  await office.act('secretary', path(filing, 'check'), words.check);
  await office.act('officer', path(filing, 'registration'));
  const { complaintNumber, summary } = told;
  await office.act('officer', path(filing, 'complaints'), { complaintNumber, receivedOn: '2026-09-14', summary });
  office.clock.moveTo('2026-10-21');
  await office.act('reporter', path(filing, 'post-report'), { figures, gifts, committed: true });
  await office.act('officer', path(filing, 'verification'), { method: 'by-complaint', agrees, note: told.note });
  return filing;
};
const stateBreach = (filing: string) =>
  office.act('officer', path(filing, 'breach'), { grounds: ['tables'], reason: told.reason });

describe('what a complaint brings to a ceremony case', () => {
  it('is read by discipline alone while it is under review', async () => {
    const filing = await verified(false);
    const found = ['complaintNumber', 'summary', 'note'];
    expect(await readBy('officer', filing)).toEqual(found);
    expect(await readBy('countyOfficer', filing)).toEqual(found);
    expect(await readBy('reporter', filing)).toEqual([]);
    expect(await readBy('secretary', filing)).toEqual([]);
    expect(await readBy('supervisor', filing)).toEqual([]);
  });

  it('is told to the person concerned with the finding, so that they can answer it', async () => {
    const filing = await verified(false);
    await stateBreach(filing);
    await office.act('reporter', path(filing, 'statements'), { text: told.statement });
    expect(await readBy('reporter', filing)).toEqual(['note', 'reason', 'statement']);
    expect(await readBy('secretary', filing)).toEqual([]);
    const found = ['complaintNumber', 'summary', 'note', 'reason', 'statement'];
    expect(await readBy('officer', filing)).toEqual(found);
  });

  it('is told to them with the end of a case that was in order', async () =>
    expect(await readBy('reporter', await verified(true))).toEqual(['note']));

  it('names neither the complaint nor the clue to the person concerned, ever', async () => {
    const filing = await verified(false);
    await stateBreach(filing);
    const { clueNumber, clueReason: reason } = told;
    await office.act('officer', path(filing, 'clue-transfer'), { clueNumber, reason });
    expect(await readBy('reporter', filing)).toEqual(['note', 'reason']);
    expect(await readBy('secretary', filing)).toEqual([]);
    expect(await readBy('countyOfficer', filing)).toEqual(Object.keys(told).filter((name) => name !== 'statement'));
    const { entries } = await office.get<History>('secretary', `/cases/${filing}/history`);
    expect(entries.find(({ type }) => type === 'BreachFound.v2')?.data).toMatchObject({ grounds: null, reason: null });
  });
});
