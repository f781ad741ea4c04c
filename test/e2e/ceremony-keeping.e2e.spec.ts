import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import { attachPapers } from '../fixtures/papers.fixture.js';
import { filings, submittedWedding, weddingOf } from '../fixtures/sample-cases.fixture.js';
import type { Visitors } from '../fixtures/visitors.fixture.js';

jest.setTimeout(60_000);

let site: Installation;
let visitors: Visitors;

beforeAll(async () => {
  site = await openInstallation();
  ({ visitors } = site);
}, 120_000);
afterAll(() => site.close());

const typesOf = async (id: string) => (await site.log.read(`ceremony-${id}`)).map(({ type }) => type);
const forgotten = async (id: string): Promise<void> => {
  while ((await keysOf(id)) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
};
/** How many texts of the case can still be read. */
const keysOf = async (id: string): Promise<number> => {
  type Entry = Readonly<{ type: string; data: Readonly<Record<string, unknown>> }>;
  const { entries } = await visitors.read<{ entries: readonly Entry[] }>('discipline', `/cases/${id}/history`);
  return entries.filter(({ data }) => typeof data['principal'] === 'string').length;
};

describe('a wedding that is moved to a nearer day', () => {
  it('is told to town discipline as late, as a report on that day would be', async () => {
    await visitors.at('2026-03-02 09:00');
    const id = await submittedWedding(visitors, '2026-05-16');
    type Page = Readonly<{ items: readonly Readonly<{ caseId: string; stage: string; dueOn: string }>[] }>;
    const late = async () =>
      (await visitors.read<Page>('discipline', '/alerts?box=mine')).items.filter(
        ({ caseId, stage }) => caseId === id && stage === 'late',
      );
    const move = (ceremonyOn: string) =>
      visitors.act('member', `${filings}/${id}/changes`, { ceremonyOn, reason: '酒店调整' });
    await move('2026-04-11');
    expect(await late()).toEqual([]);
    await move('2026-03-07');
    await move('2026-03-06');
    expect(await late()).toHaveLength(1);
    expect((await late())[0]?.dueOn).toBe('2026-02-24');
  });
});

describe('what is kept for a time', () => {
  it('ends: a draft lapses, and a complaint is still linked when the detail of its case is forgotten', async () => {
    const draft = await visitors.act('member', filings, weddingOf(await visitors.personId('member'), '2026-05-16'));
    const cancelled = await submittedWedding(visitors, '2026-05-16');
    const paper = `/cases/${cancelled}/documents/${await attachPapers(visitors, 'member', cancelled, 'invitation')}`;
    expect((await visitors.download('discipline', paper)).status).toBe(200);
    await visitors.act('member', `${filings}/${cancelled}/cancellation`, { reason: '取消' });
    await visitors.at('2027-03-10 09:00');
    expect((await typesOf(draft)).slice(2)).toEqual([
      'DraftLapsed.v1',
      'CeremonyDetailForgotten.v1',
      'MilestoneReached.v1',
    ]);
    for (const id of [draft, cancelled]) {
      await forgotten(id);
      const words = { complaintNumber: `信访-${id.slice(0, 8)}`, receivedOn: '2027-03-09', summary: '反映桌数较多' };
      await visitors.act('discipline', `${filings}/${id}/complaints`, words);
      const [linked] = (await site.log.read(`ceremony-${id}`)).slice(-1);
      expect(linked).toMatchObject({ type: 'ComplaintLinked.v1', data: { summary: null } });
    }
    const { status, body } = await visitors.as('discipline', paper);
    expect([status, body.code]).toEqual([410, 'document-forgotten']);
  });
});
