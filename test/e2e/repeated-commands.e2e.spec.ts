import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { modestPlan } from '../../apps/standalone/src/demo/stories/plain-figures.js';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import type { Done, ProblemBody } from '../fixtures/visitors.fixture.js';

jest.setTimeout(60_000);

let site: Installation;
let id: string;

const filings = '/ceremony-filings';

beforeAll(async () => {
  site = await openInstallation();
  id = await site.visitors.act('member', filings, {
    reporterId: await site.visitors.personId('member'),
    kind: 'own-wedding',
    channel: 'online',
    principal: '本人',
    venue: '村大礼堂',
    ceremonyOn: '2026-03-20',
    plan: modestPlan,
  });
  await site.visitors.act('member', `${filings}/${id}/submission`, { committed: true });
}, 120_000);
afterAll(() => site.close());

const command = (login: string, path: string, body: object, key?: string) =>
  site.visitors.as<Done & ProblemBody>(login, `${filings}/${id}/${path}`, {
    body,
    headers: key === undefined ? {} : { 'idempotency-key': key },
  });

const complaint = (complaintNumber: string) => ({ complaintNumber, receivedOn: '2026-01-05', summary: '反映桌数较多' });
const streamOf = () => site.log.read(`ceremony-${id}`);

describe('a command over HTTP', () => {
  it('that is repeated with its key answers as the first time and appends nothing', async () => {
    const first = await command('discipline', 'complaints', complaint('信访1号'), 'link-complaint-1');
    expect(first.status).toBe(200);
    const events = await streamOf();
    const again = await command('discipline', 'complaints', complaint('信访1号'), 'link-complaint-1');
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await streamOf()).toEqual(events);
  });

  it('that was answered long ago is still answered alike, whatever happened to the case since', async () => {
    const first = await command('secretary', 'return', { reason: '请补充' }, 'return-report-1');
    await site.visitors.act('member', `${filings}/${id}/resubmission`, { committed: true, note: '已补充' });
    const again = await command('secretary', 'return', { reason: '请补充' }, 'return-report-1');
    expect([again.status, again.body]).toEqual([200, first.body]);
  });

  it('with a key that was used for other words is refused', async () => {
    const events = await streamOf();
    const { status, body } = await command('discipline', 'complaints', complaint('信访2号'), 'link-complaint-1');
    expect([status, body.code]).toEqual([422, 'idempotency-key-reused']);
    expect(await streamOf()).toEqual(events);
  });

  it('takes nothing from a key that somebody else has used', async () => {
    const { status, body } = await command('county-discipline', 'complaints', complaint('信访3号'), 'link-complaint-1');
    expect([status, body.streamRevision]).toEqual([200, (await streamOf()).at(-1)!.revision]);
  });

  it('lands once or is told of the conflict where many are given at the same moment', async () => {
    const before = (await streamOf()).length;
    const numbers = Array.from({ length: 24 }, (_, index) => `信访${index + 100}号`);
    const answers = await Promise.all(numbers.map((number) => command('discipline', 'complaints', complaint(number))));
    const accepted = numbers.filter((_, index) => answers[index]!.status === 200);
    expect(accepted.length).toBeGreaterThan(0);
    for (const { status, body } of answers.filter((answer) => answer.status !== 200))
      expect([status, body.code]).toEqual([409, 'conflict']);
    const linked = (await streamOf()).slice(before).map(({ data }) => data['complaintNumber'] as string);
    expect(linked.toSorted()).toEqual(accepted.toSorted());
  });

  it('is seen by a query that names its position', async () => {
    for (let number = 0; number < 5; number++) {
      const { body } = await command('discipline', 'complaints', complaint(`信访${number + 300}号`));
      const path = `/cases/${id}?min-position=${body.position}`;
      const answer = await site.visitors.as<{ revision: number }>('member', path);
      expect(answer.headers.get('x-read-behind')).toBeNull();
      expect(answer.body.revision).toBe(body.streamRevision);
    }
  });

  it('that is still ahead of the log lets a query say that it is behind', async () => {
    const ahead = (await site.log.head())! + 1_000n;
    const answer = await site.visitors.as('member', `/cases/${id}?min-position=${ahead}`);
    expect([answer.status, answer.headers.get('x-read-behind')]).toEqual([200, 'true']);
  });
});
