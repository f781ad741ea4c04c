import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { units } from '../fixtures/county.fixture.js';
import { eventually } from '../fixtures/eventually.fixture.js';
import { openReviewOffice, type ReviewOffice } from '../fixtures/review-office.fixture.js';
import { reviewPersonOf } from '../fixtures/review-people.fixture.js';

jest.setTimeout(120_000);

let office: ReviewOffice;
let review: string;

beforeAll(async () => {
  office = await openReviewOffice();
  await office.act('town-officer', `/people/${reviewPersonOf('candidate')}/relatives`, {
    relativeId: reviewPersonOf('rival'),
    relation: 'sibling',
  });
  review = await office.circulated('candidate', 'vcDirector');
}, 180_000);
afterAll(() => office.close());

type Named = Readonly<{ person?: string; role?: string; org?: string }>;
const copy = (login: string, ...to: readonly Named[]) => office.refused(login, `/cases/${review}/copies`, { to });
const personOf = (login: string): Named => ({ person: reviewPersonOf(login) });
const statusFor = async (login: string) => (await office.visitors.as(login, `/cases/${review}`)).status;

describe('a copy of a review', () => {
  it('goes to nobody whom it is about, and to no near relative of theirs', async () => {
    expect(await copy('police', personOf('candidate'))).toBe('422 addressee-concerned');
    expect(await copy('police', personOf('county-clerk'), personOf('candidate'))).toBe('422 addressee-concerned');
    expect(await copy('secretary', personOf('rival'))).toBe('422 addressee-near-relative');
    expect([await statusFor('candidate'), await statusFor('rival')]).toEqual([404, 404]);
  });

  it('goes to nobody who works neither above nor below the case', async () => {
    expect(await copy('secretary', personOf('stranger'))).toBe('422 office-outside-the-case');
    expect(await copy('secretary', { role: 'villageSecretary', org: units.otherVillage })).toBe(
      '422 office-outside-the-case',
    );
    expect(await copy('secretary', personOf('admin'))).toBe('422 office-outside-the-case');
    expect(await statusFor('stranger')).toBe(404);
  });

  it('goes to no unknown person, to no unknown role, and to no office without anybody', async () => {
    expect(await copy('secretary', { person: '11111111-1111-4111-8111-111111111111' })).toBe(
      '422 nobody-in-the-office',
    );
    expect(await copy('secretary', { role: 'bogusRole', org: units.town })).toBe('422 unknown-office-role');
    expect(await copy('secretary', { role: 'townDisciplineOfficer', org: units.town })).toBe(
      '422 nobody-in-the-office',
    );
  });

  it('reaches who works above or below it, who reads it and does not copy it on', async () => {
    await office.act('police', `/cases/${review}/copies`, { to: [personOf('supervisor')] });
    const read = (await office.movesOf('supervisor', review)).map(({ action }) => action);
    expect(read).toContain('ReadCopy');
    expect(read).not.toContain('CopyCase');
    expect(await copy('supervisor', personOf('county-clerk'))).toBe('403 not-permitted');
  });
});

type Line = Readonly<{
  caseId: string;
  registerNumber: string | null;
  summary: readonly Readonly<{ key: string; value: string }>[];
  progress: Readonly<{ answered: number; all: number; waitingFor: readonly string[] }> | null;
  urged: Readonly<{ times: number; lastOn: string | null }>;
}>;
type Lines = Readonly<{ items: readonly Line[] }>;

describe('the line of a review', () => {
  const lineOf = async (login: string, list: string) =>
    (await office.read<Lines>(login, list)).items.find(({ caseId }) => caseId === review);

  it('is found by the number of the letter that asked the departments, and bears it', async () => {
    const number = '济历城联审〔2026〕1号';
    const wanted = `/cases?q=${encodeURIComponent(number)}`;
    const found = await eventually(
      () => lineOf('county-officer', wanted),
      (line) => line !== undefined,
    );
    expect(found).toMatchObject({ registerNumber: number });
    expect(await lineOf('county-officer', `/cases?number=${encodeURIComponent(number)}`)).toMatchObject({
      caseId: review,
    });
    expect(await lineOf('county-officer', `/cases?q=${encodeURIComponent('联审〔2025〕')}`)).toBeUndefined();
  });

  it('tells how many offices have answered, who is waited for, how often it was urged, and what it is about', async () => {
    await office.sign('police', review, 'clear');
    type Alerts = Readonly<{ items: readonly Readonly<{ caseId: string; ruleKey: string; stage: string }>[] }>;
    const urgings = async (login: string) =>
      (await office.read<Alerts>(login, '/alerts')).items.filter(({ ruleKey }) => ruleKey === 'flow.urged');
    expect(await urgings('court')).toEqual([]);
    await office.act('county-leader', `/cases/${review}/urgings`, { note: '请尽快' });
    expect(await urgings('court')).toMatchObject([{ caseId: review, stage: 'remind' }]);
    expect(await urgings('police')).toEqual([]);
    await office.act('county-leader', `/cases/${review}/urgings`, { note: '请今日回复' });
    expect(await urgings('court')).toHaveLength(2);
    expect(await lineOf('court', '/inbox')).toMatchObject({
      urged: { times: 2, lastOn: '2026-03-02' },
      progress: { answered: 1, all: 7, waitingFor: expect.not.arrayContaining(['dept:police']) },
      summary: [
        { key: 'post', value: 'vcDirector' },
        { key: 'occasion', value: 'election' },
      ],
    });
    expect((await lineOf('county-officer', '/cases'))?.progress?.waitingFor).toHaveLength(6);
  });
});
