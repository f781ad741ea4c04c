import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { modestFigures, noGifts } from '../../apps/standalone/src/demo/stories/plain-figures.js';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
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

type Line = Readonly<{
  caseId: string;
  category: string;
  myActions: readonly string[];
  dueOn: string | null;
  remainingWorkingDays: number | null;
  light: string;
}>;
type Inbox = Readonly<{ items: readonly Line[]; counts: Readonly<Record<string, number>> }>;

const route = [
  'member',
  'secretary',
  'leader',
  'discipline',
  'county-discipline',
  'secretary-b',
  'clerk',
  'supervision',
];

/** Who has something to do, and what: `member: SubmitReport by 2026-04-24, 10 days left`. */
const waitingFor = async (): Promise<readonly string[]> => {
  const inboxes = await Promise.all(route.map((login) => visitors.read<Inbox>(login, '/inbox')));
  return inboxes.flatMap(({ items }, index) =>
    items
      .filter(({ category }) => category === 'ceremony')
      .map(({ myActions, dueOn, remainingWorkingDays: left }) => {
        const until = dueOn === null ? '' : ` by ${dueOn}, ${left} days left`;
        return `${route[index]}: ${myActions.join(' ')}${until}`;
      }),
  );
};

describe('the inboxes along the route of a wedding report', () => {
  let id: string;
  const act = (login: string, path: string, body: object = {}) => visitors.act(login, `${filings}/${id}/${path}`, body);

  it('hold the draft with its reporter alone', async () => {
    await visitors.at('2026-03-02 09:00');
    id = await visitors.act('member', filings, weddingOf(await visitors.personId('member'), '2026-04-11'));
    expect(await waitingFor()).toEqual(['member: SubmitReport']);
  });

  it('pass the report to the secretary, with two working days', async () => {
    await act('member', 'submission', { committed: true });
    expect(await waitingFor()).toEqual(['secretary: CheckReport by 2026-03-04, 2 days left']);
  });

  it('count the working days that are left', async () => {
    await visitors.at('2026-03-04 09:00');
    expect(await waitingFor()).toEqual(['secretary: CheckReport by 2026-03-04, 0 days left']);
  });

  it('pass the checked report to town discipline', async () => {
    await act('secretary', 'check', { opinion: '符合规定' });
    expect(await waitingFor()).toEqual(['discipline: RegisterReport by 2026-03-04, 0 days left']);
  });

  it('are empty once it is registered, until the day of the wedding has passed', async () => {
    await act('discipline', 'registration');
    expect(await waitingFor()).toEqual([]);
    await visitors.at('2026-04-11 18:00');
    expect(await waitingFor()).toEqual([]);
  });

  it('ask the reporter for the report after the event', async () => {
    await visitors.at('2026-04-12 00:01');
    expect(await waitingFor()).toEqual(['member: SubmitPostReport by 2026-04-24, 10 days left']);
  });

  it('ask town discipline to verify it, and are empty when the case is closed', async () => {
    await act('member', 'post-report', { figures: modestFigures, gifts: noGifts, committed: true });
    expect(await waitingFor()).toEqual(['discipline: VerifyPostReport']);
    await act('discipline', 'verification', { method: 'on-site', agrees: true, note: '一致' });
    expect(await waitingFor()).toEqual([]);
  });
});

describe('an inbox', () => {
  it('shows the most urgent first, and counts what is due soon and overdue', async () => {
    await visitors.at('2026-05-11 09:00');
    const first = await submittedWedding(visitors, '2026-06-20');
    await visitors.at('2026-05-13 09:00');
    const second = await submittedWedding(visitors, '2026-06-20');
    await visitors.at('2026-05-14 09:00');
    const third = await submittedWedding(visitors, '2026-06-20');
    const { items, counts } = await visitors.read<Inbox>('secretary', '/inbox');
    expect(
      items
        .filter(({ category }) => category === 'ceremony')
        .map(({ caseId, dueOn, remainingWorkingDays, light }) => [caseId, dueOn, remainingWorkingDays, light]),
    ).toEqual([
      [first, '2026-05-13', -1, 'red'],
      [second, '2026-05-15', 1, 'yellow'],
      [third, '2026-05-18', 2, 'blue'],
    ]);
    const rechecks = items.filter(({ category }) => category === 'recheckduty').length;
    expect(counts).toEqual({ mine: 3 + rechecks, dueSoon: 2, overdue: 1 + rechecks });
  });
});
