import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { asSystem, openOffice, personOf, units, type Office } from '../../../test/fixtures/office.fixture.js';
import { react } from '../../../test/fixtures/reacting.fixture.js';
import { RotationDutyDesk } from './rotation-duty-desk.js';
import { RotationsModule } from './rotations.module.js';
import { WhenYearsInPostChangeThenKeepDuty } from './when-years-in-post-change-then-keep-duty/when-years-in-post-change-then-keep-duty.reaction.js';

jest.setTimeout(60_000);

const document = { number: '港党发〔2016〕7号', issuedOn: '2016-01-04' };

let server: PostgresServer;
let office: Office;
let personId: string;

const begin = (startedOn: string) =>
  office.act('orgOfficer', '/post-terms', {
    personId,
    orgCode: units.secondVillage,
    post: 'secretary',
    basis: 'election',
    document,
    startedOn,
  });
const end = (termId: string, endedOn: string) =>
  office.act('orgOfficer', `/post-terms/${termId}/end`, { endedOn, reason: 'term-end', document });
const follow = () => react(office, office.app.get(WhenYearsInPostChangeThenKeepDuty));
/** What the duty of a term has come to, with the days that its events tell. */
const dutyOf = async (termId: string) =>
  (await office.log.read(`rotationduty-${RotationDutyDesk.idOf(termId)}`)).map(({ type, data }) =>
    [type, data['since'] ?? data['outcome'], data['countedFrom']].filter((told) => typeof told === 'string').join(' '),
  );
const dutiesOf = async (type: string) => (await office.log.readAll()).filter((event) => event.type === type);

beforeAll(async () => {
  server = await startPostgres();
  office = await openOffice(server.url, { today: '2026-09-14', more: [RotationsModule] });
  personId = await office.act('orgOfficer', '/people', { name: '韦德', orgCode: units.secondVillage });
}, 120_000);
afterAll(async () => {
  await office.close();
  await server.stop();
});

describe('the duty of somebody whose years in post change', () => {
  let first: string;
  let second: string;

  it('begins for terms that were there before, and not for those that are over or of other posts', async () => {
    const over = await begin('2012-01-09');
    await end(over, '2015-01-09');
    first = await begin('2016-01-04');
    await follow();
    expect(await dutyOf(over)).toEqual([]);
    expect(await dutyOf(first)).toEqual(['RotationDutyOpened.v1 2016-01-04 2016-01-04', 'DeadlineStarted.v1']);
    const opened = await dutiesOf('RotationDutyOpened.v1');
    expect(opened.map(({ data }) => data['personId'])).toEqual([personOf('secretary'), personId]);
  });

  it('is the same when the log is read again from its beginning', async () => {
    const before = await office.log.head();
    const { name } = office.app.get(WhenYearsInPostChangeThenKeepDuty);
    await office.store.pool.query('update reaction.progress set position = -1 where name = $1', [name]);
    await follow();
    expect(await office.log.head()).toBe(before);
  });

  it('moves with a start that was corrected', async () => {
    await office.act('orgOfficer', `/post-terms/${first}/correction`, {
      startedOn: '2016-02-04',
      document,
      reason: '笔误',
    });
    await follow();
    expect((await dutyOf(first)).slice(2)).toEqual([
      'RotationDutyMoved.v1 2016-02-04 2016-02-04',
      'DeadlineRecomputed.v2',
    ]);
  });

  it('ends with the term; the next term without a gap goes on from a review that kept the person', async () => {
    const settled = {
      type: 'SettleRotationDuty',
      outcome: 'keep',
      caseId: 'r1',
      effectiveOn: '2026-03-02',
      decidedOn: '2026-03-01',
    } as const;
    await asSystem(() => office.app.get(RotationDutyDesk).act(RotationDutyDesk.idOf(first), settled));
    await end(first, '2026-09-01');
    second = await begin('2026-09-01');
    await follow();
    expect((await dutyOf(first)).slice(-2)).toEqual(['DeadlineCancelled.v1', 'RotationDutySettled.v1 term-ended']);
    expect(await dutyOf(second)).toEqual(['RotationDutyOpened.v1 2016-02-04 2026-03-02', 'DeadlineStarted.v1']);
  });

  it('of a post that is held without a gap counts all of its terms when a review is opened', async () => {
    const moves = [{ personId, villageCode: units.secondVillage, post: 'secretary' }];
    const id = await office.act('orgOfficer', '/rotations', { moves, reason: '任职满十年' });
    const [opened] = await office.log.read(`rotation-${id}`);
    expect(opened?.data['moves']).toMatchObject([{ termId: second, startedOn: '2016-02-04' }]);
  });
});
