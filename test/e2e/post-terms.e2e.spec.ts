import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import type { Visitors } from '../fixtures/visitors.fixture.js';

jest.setTimeout(60_000);

const village = '370112018206';
const county = '370112';

let site: Installation;
let visitors: Visitors;

beforeAll(async () => {
  site = await openInstallation();
  ({ visitors } = site);
}, 120_000);
afterAll(() => site.close());

type Page = Readonly<{ items: readonly Record<string, unknown>[]; total: number }>;
type RatesView = Readonly<{
  rates: Readonly<{ oneShoulder: object }>;
  missing: Readonly<{ oneShoulder: readonly { code: string }[] }>;
}>;

const elected = (personId: string, post: string, startedOn: string) => ({
  personId,
  orgCode: village,
  post,
  basis: 'election',
  startedOn,
});
const alertsOf = async (login: string) =>
  (await visitors.read<Page>(login, '/alerts?box=mine&size=200')).items
    .toReversed()
    .map(({ raisedOn, kind, stage }) => `${String(raisedOn)} ${String(kind)} ${String(stage)}`);

const vacancyAlerts = async (login: string) => (await alertsOf(login)).filter((line) => line.includes(' vacancy '));

describe('an election and what follows from it', () => {
  let director: string;
  let brother: string;
  let directorTerm: string;

  it('is recorded by the organization officer, and the brother of the director is refused a seat', async () => {
    await visitors.at('2026-02-02 09:00');
    director = await visitors.act('organizer', '/people', { name: '王示例甲', orgCode: village });
    brother = await visitors.act('organizer', '/people', { name: '王示例乙', orgCode: village });
    await visitors.act('organizer', `/people/${director}/relatives`, { relativeId: brother, relation: 'sibling' });
    await visitors.read('organizer', `/people/${brother}/relatives`);
    directorTerm = await visitors.act('organizer', '/post-terms', elected(director, 'vcDirector', '2026-02-01'));
    expect(await visitors.refusal('organizer', '/post-terms', elected(brother, 'vscMember', '2026-02-01'))).toBe(
      '422 rule-r2-near-relative-in-vc-and-vsc',
    );
    expect(await visitors.refusal('secretary-b', '/post-terms', elected(brother, 'vcMember', '2026-02-01'))).toBe(
      '404 unknown-case',
    );
    expect(
      await visitors.refusal('organizer', '/post-terms', {
        ...elected(brother, 'vcMember', '2026-02-01'),
        basis: 'appointment',
      }),
    ).toBe('422 vc-post-only-by-election');
  });

  it('leaves a warning that a supervisor sees, and the village does not', async () => {
    const path = `/structure-warnings?unit=${village}&open=true`;
    const rules = async (login: string) => (await visitors.read<Page>(login, path)).items.map(({ rule }) => rule);
    expect(await rules('supervision')).toEqual(['vc-under-full']);
    expect(await rules('secretary-b')).toEqual([]);
  });

  it('counts in the rates of the day, and not of the day before', async () => {
    await visitors.at('2026-02-10 09:00');
    const secretary = await visitors.personId('secretary-b');
    const { items } = await visitors.read<Page>('organizer', `/people/${secretary}/posts`);
    const document = { number: '唐冶党发〔2026〕3号', issuedOn: '2026-02-09' };
    await visitors.act('organizer', `/post-terms/${String(items[0]!['termId'])}/end`, {
      endedOn: '2026-02-10',
      reason: 'resignation',
      document,
    });
    await visitors.act('organizer', '/post-terms', elected(director, 'secretary', '2026-02-10'));
    const on = (day: string) => visitors.read<RatesView>('supervision', `/registry/rates?unit=${county}&on=${day}`);
    const [before, after] = [await on('2026-02-09'), await on('2026-02-10')];
    const missing = ({ missing: { oneShoulder } }: RatesView) => oneShoulder.map(({ code }) => code).includes(village);
    expect([missing(before), missing(after)]).toEqual([true, false]);
  });

  it('opens a vacancy with a clock when the director leaves, and alerts who must fill it', async () => {
    const [term] = (await visitors.read<Page>('organizer', `/people/${director}/posts`)).items.filter(
      ({ post }) => post === 'secretary',
    );
    await visitors.at('2026-03-02 09:00');
    await visitors.act('organizer', `/post-terms/${String(term!['termId'])}/end`, {
      endedOn: '2026-03-02',
      reason: 'removal',
      document: { number: '唐冶党发〔2026〕5号', issuedOn: '2026-03-01' },
    });
    const vacancies = await visitors.read<Page>('organizer', `/vacancies?unit=${village}&open=true`);
    expect(vacancies.items).toMatchObject([{ post: 'secretary', since: '2026-03-02', dueOn: '2026-04-01' }]);
    for (const day of ['2026-03-25', '2026-03-30', '2026-03-31', '2026-04-02', '2026-04-09'])
      await visitors.at(`${day} 08:31`);
    const told = ['2026-03-25 remind', '2026-03-30 blue', '2026-03-31 remind', '2026-04-02 yellow'];
    expect(await vacancyAlerts('organizer')).toEqual(told.map((line) => line.replace(' ', ' vacancy ')));
    expect(await vacancyAlerts('committee')).toEqual(['2026-04-02 vacancy yellow', '2026-04-09 vacancy red']);
  });

  it('is remembered six months before the term ends', async () => {
    const near = async () => (await alertsOf('organizer')).filter((line) => line.includes('term-end'));
    await visitors.at('2030-07-31 08:31');
    const before = await near();
    await visitors.at('2030-08-01 08:31');
    expect((await near()).filter((line) => !before.includes(line))).toEqual(['2030-08-01 term-end remind']);
    const { items } = await visitors.read<Page>(
      'supervision',
      '/deadlines?rule=term.villagersCommittee&status=running&size=200',
    );
    expect(items).toContainEqual(
      expect.objectContaining({ caseId: directorTerm, kind: 'term-end', anchor: '2026-02-01', dueOn: '2031-02-03' }),
    );
  });

  it('lifts the warning of a short body on the day on which seats are taken that were recorded ahead', async () => {
    const lifted = async () =>
      (await visitors.read<Page>('supervision', `/structure-warnings?unit=${village}&rule=vc-under-full`)).items.map(
        ({ liftedOn }) => liftedOn,
      );
    for (const name of ['王示例丙', '王示例丁']) {
      const member = await visitors.act('organizer', '/people', { name, orgCode: village });
      await visitors.act('organizer', '/post-terms', elected(member, 'vcMember', '2030-08-05'));
    }
    await visitors.at('2030-08-04 08:31');
    expect(await lifted()).toEqual([null]);
    await visitors.at('2030-08-05 08:31');
    expect(await lifted()).toEqual(['2030-08-05']);
  });
});
