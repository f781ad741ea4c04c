import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { files, openFileOffice, village } from '../fixtures/file-office.fixture.js';
import type { Installation } from '../fixtures/installation.fixture.js';

jest.setTimeout(60_000);

let site: Installation;
let secretary: string;

const act = (login: string, path: string, body: object = {}) => site.visitors.act(login, path, body);
const read = <T>(login: string, path: string) => site.visitors.read<T>(login, path);

beforeAll(async () => {
  ({ site, secretary } = await openFileOffice());
  await act('civil', `${files}/${secretary}/opening`);
  await act('discipline', `${files}/${secretary}/discipline-entries`, {
    sanction: 'warning',
    decisionNo: '历城监政处〔2025〕3号',
    decidedOn: '2025-12-01',
    inForceFrom: '2025-12-01',
  });
  await act('civil', `/secretaries/${secretary}/training-hours`, { year: 2025, hours: 56 });
}, 120_000);
afterAll(() => site.close());

describe('the database of secretaries', () => {
  type Secretaries = { total: number; items: readonly Record<string, unknown>[] };

  it('shows posts, training, sanctions and pay to the county', async () => {
    await act('civil', `/secretaries/${secretary}/training-hours`, { year: 2026, hours: 8 });
    await act('civil', `/secretaries/${secretary}/pay-class`, { payClass: '二档', validFrom: '2026-01-01' });
    const { items } = await read<Secretaries>('supervision', `/secretaries?unit=${village}`);
    expect(items).toMatchObject([
      {
        personId: secretary,
        name: '赵示例',
        unit: { code: village },
        startedOn: '2023-03-10',
        oneShoulder: true,
        posts: [{ orgCode: village }, { orgCode: village }],
        trainingHours: 8,
        sanctions: ['warning'],
        payClass: '二档',
        fileOpenedOn: '2026-01-05',
        filingNo: null,
      },
    ]);
  });

  it('shows beside a secretary no post of another village', async () => {
    const elsewhere = {
      personId: secretary,
      orgCode: '370112018206',
      post: 'villagerRep',
      basis: 'election',
      startedOn: '2025-01-06',
    };
    await act('civil', '/post-terms', elsewhere);
    await read('supervision', `/people/${secretary}/posts`);
    const { items } = await read<Secretaries>('supervision', `/secretaries?unit=${village}`);
    expect(items).toMatchObject([{ posts: [{ orgCode: village }, { orgCode: village }] }]);
  });

  it('answers for any day, by name, and by what stands out', async () => {
    const of = async (query: string) => {
      const { items } = await read<Secretaries>('supervision', `/secretaries?${query}`);
      return items.map(({ name, trainingHours, sanctions }) => [name, trainingHours, sanctions]);
    };
    expect(await of('sort=name')).toHaveLength(2);
    expect(await of('on=2025-06-01&oneShoulder=true')).toEqual([['赵示例', 56, []]]);
    expect(await of('on=2026-06-01&sanctioned=true')).toEqual([]);
    expect(await of('on=2020-01-01')).toEqual([]);
    expect(await of(`q=${encodeURIComponent('吴')}`)).toMatchObject([['吴示例', null, []]]);
    expect(await of('unit=370113')).toEqual([]);
  });

  it('has nothing for others, in lists and in counts', async () => {
    for (const login of ['secretary', 'clerk', 'county-audit', 'admin'])
      expect(await read(login, '/secretaries')).toMatchObject({ total: 0, items: [] });
    expect(await read('committee', '/secretaries')).toMatchObject({ total: 2 });
  });
});
