import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { pdf, uploadForCase } from '../fixtures/papers.fixture.js';
import { openReviewOffice, type ReviewOffice } from '../fixtures/review-office.fixture.js';

jest.setTimeout(120_000);

let office: ReviewOffice;

beforeAll(async () => {
  office = await openReviewOffice();
}, 180_000);
afterAll(() => office.close());

type Flag = Readonly<{
  act: string;
  title: Readonly<{ zh: string }>;
  stage: string | null;
  office: string | null;
  signedOn: string;
}>;
type Detail = Readonly<{ signedBeforeChange: readonly Flag[] }>;
type Entry = Readonly<{ type: string; title: Readonly<{ zh: string }>; data: Readonly<Record<string, unknown>> }>;

const flagsOf = async (review: string) =>
  (await office.read<Detail>('county-officer', `/cases/${review}`)).signedBeforeChange;
const historyOf = async (login: string, review: string) =>
  (await office.read<Readonly<{ entries: readonly Entry[] }>>(login, `/cases/${review}/history`)).entries;

describe('a panel of a joint review', () => {
  const police = { ground: 'H1', basisNo: '（2024）鲁0112刑初8号', opinion: '判处有期徒刑一年' };
  let review: string;
  let flaggedBefore: readonly Flag[];

  beforeAll(async () => {
    review = await office.circulated('rival', 'vcDirector');
    await office.replyAll(review, ['police']);
    await office.sign('police', review, 'hard', police);
    flaggedBefore = await flagsOf(review);
    await office.act('county-officer', `/joint-reviews/${review}/panels`, {
      heldOn: '2026-03-02',
      minutes: await uploadForCase(office.visitors, 'county-officer', review, pdf('会商纪要')),
      findings: [{ office: 'dept:police', finding: 'confirmed' }],
      note: '核对身份证号，系本人',
    });
  });

  it('is not flagged by its own minutes, which came after the replies', async () => {
    expect(new Set(flaggedBefore.map(({ stage }) => stage))).toEqual(new Set(['town-review', 'village-check']));
    const flags = await flagsOf(review);
    expect(flags.map(({ act }) => act)).not.toContain('PanelHeld.v1');
    expect(flags).toContainEqual({
      act: 'OpinionGiven.v2',
      title: expect.objectContaining({ zh: '签署意见' }),
      stage: 'circulation',
      office: 'dept:police',
      signedOn: '2026-03-02',
    });
  });

  it('has what it saw in the history, and says there no more of itself than its own entry', async () => {
    const [seen] = (await historyOf('county-officer', review)).filter(({ type }) => type === 'MaterialWeighed.v1');
    expect(seen).toMatchObject({ title: { zh: '所阅材料留痕' }, data: { act: 'PanelHeld.v1' } });
    expect(seen!.data['digest']).toMatch(/^[0-9a-f]{64}$/);
    expect(seen!.data['left']).not.toBe(seen!.data['digest']);
    const entries = await historyOf('town-officer', review);
    const panel = entries.find(({ type }) => type === 'PanelHeld.v1')!;
    const told = entries.find(({ type }) => type === 'MaterialWeighed.v1')!;
    expect([panel.data['findings'], panel.data['note'], told.data['personId']]).toEqual([
      null,
      null,
      panel.data['personId'],
    ]);
  });

  it('is flagged on the page of the case once a document is attached', async () => {
    await office.attach('county-officer', review, 'judgment');
    expect(await flagsOf(review)).toContainEqual({
      act: 'PanelHeld.v1',
      title: expect.objectContaining({ zh: expect.stringMatching(/研判|会商/) }),
      stage: null,
      office: null,
      signedOn: '2026-03-02',
    });
  });
});
