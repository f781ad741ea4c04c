import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { units } from '../fixtures/county.fixture.js';
import { openReviewOffice, type ReviewOffice } from '../fixtures/review-office.fixture.js';

jest.setTimeout(120_000);

let office: ReviewOffice;

beforeAll(async () => {
  office = await openReviewOffice();
}, 180_000);
afterAll(() => office.close());

describe('the table of grounds over HTTP', () => {
  it('is the handbook’s, and takes none without a legal basis', async () => {
    const ground = {
      countyCode: units.county,
      code: 'S11',
      tier: 'soft',
      zh: '侵占集体资源',
      en: 'resources seized',
      evidence: '文号',
      effectiveFrom: '2026-03-02',
    };
    expect(await office.refused('county-leader', '/ineligibility-grounds', { ...ground, basis: '' })).toBe(
      '422 ground-without-basis',
    );
    expect(
      await office.refused('county-leader', '/ineligibility-grounds', { ...ground, zh: '上访', basis: '通知' }),
    ).toBe('422 never-a-ground');
    const table = await office.read<readonly { code: string }[]>(
      'candidate',
      `/ineligibility-grounds?county=${units.county}`,
    );
    expect(table).toHaveLength(13);
    await office.act('county-leader', '/ineligibility-grounds', { ...ground, basis: '区委〔2026〕2号决定' });
    expect(await office.read('candidate', `/ineligibility-grounds?county=${units.county}`)).toHaveLength(13);
    type Awaited = Readonly<{ items: readonly { code: string }[] }>;
    const awaited = async (login: string) =>
      (await office.read<Awaited>(login, '/ineligibility-grounds/awaiting-approval')).items.map(({ code }) => code);
    expect([await awaited('county-discipline'), await awaited('county-officer')]).toEqual([['S11'], []]);
    const approval = { countyCode: units.county, code: 'S11' };
    expect(await office.refused('county-leader', '/ineligibility-grounds/approval', approval)).toBe(
      '403 not-permitted',
    );
    await office.act('county-discipline', '/ineligibility-grounds/approval', approval);
    expect(await awaited('county-discipline')).toEqual([]);
    expect(await office.read('candidate', `/ineligibility-grounds?county=${units.county}`)).toHaveLength(14);
  });
});
