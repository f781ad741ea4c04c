import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { openOffice, personOf, units, type Office, type Who } from '../../../test/fixtures/office.fixture.js';
import { reactionRunner } from '../../../test/fixtures/reacting.fixture.js';
import { RotationsModule } from './rotations.module.js';
import { WhenDepartureIsDecidedThenCarryOut } from './when-departure-is-decided-then-carry-out/when-departure-is-decided-then-carry-out.reaction.js';

jest.setTimeout(180_000);

const day = '2026-09-14';
const paper = { documentNo: '港党〔2026〕20号', documentOn: day };

let server: PostgresServer;
let office: Office;
let second: string;
let swap: string;

const act = async (who: Who, path: string, body: object = {}) => {
  const id = await office.act(who, path, body);
  await office.catchUp();
  return id;
};
const refused = async (who: Who, path: string, body: object = {}) => {
  const { status, body: answer } = await office.send<{ code: string }>(who, 'POST', path, body);
  return `${status} ${answer.code}`;
};
/** Signs the task that waits for somebody. */
const sign = async (who: Who, caseId: string, result: string) => {
  type Move = Readonly<{ action: string; taskId: string }>;
  const moves = await office.get<readonly Move[]>(who, `/cases/${caseId}/moves`);
  const taskId = moves.find(({ action }) => action === 'GiveOpinion')?.taskId;
  return act(who, `/cases/${caseId}/opinions`, { taskId, result, opinion: '' });
};

const filedSwap = async (): Promise<string> => {
  const moves = [
    { personId: second, villageCode: units.secondVillage, post: 'secretary', toVillageCode: units.village },
    {
      personId: personOf('secretary'),
      villageCode: units.village,
      post: 'secretary',
      toVillageCode: units.secondVillage,
    },
  ];
  const id = await act('orgOfficer', '/rotations', { moves, reason: '任职满十年' });
  await sign('townCommittee', id, 'agree');
  await sign('countyOrgOfficer', id, 'filed');
  return id;
};
const decision = { outcome: 'rotate', effectiveOn: day, ...paper, reasons: '交流任职' };

/** The clerk asks to resign, and everybody agrees. */
const resigned = async (): Promise<string> => {
  const id = await act('clerk', '/adjustments', {
    cadreId: personOf('clerk'),
    villageCode: units.village,
    post: 'clerk',
    trigger: 'resignation',
    ground: '本人申请',
  });
  await sign('orgOfficer', id, 'established');
  await sign('officer', id, 'established');
  await act('townCommittee', `/adjustments/${id}/proposal`, { kind: 'resignation', reasons: '同意辞职' });
  await sign('countyOrgOfficer', id, 'filed');
  await act('townCommittee', `/adjustments/${id}/decision`, {
    outcome: 'adjusted',
    endsOn: day,
    ...paper,
    reasons: '同意辞职',
  });
  return id;
};

beforeAll(async () => {
  server = await startPostgres();
  office = await openOffice(server.url, { today: day, more: [RotationsModule] });
  second = await act('orgOfficer', '/people', { name: '韦德', orgCode: units.secondVillage });
  await act('orgOfficer', '/post-terms', {
    personId: second,
    orgCode: units.secondVillage,
    post: 'secretary',
    basis: 'election',
    document: { number: '港党发〔2014〕7号', issuedOn: '2014-01-01' },
    startedOn: '2014-01-06',
  });
  swap = await filedSwap();
  await office.keep();
}, 180_000);
beforeEach(async () => {
  await office.rewind();
  await office.catchUp();
});
afterAll(async () => {
  await office.close();
  await server.stop();
});

/** Lets the process react to the whole log. Each turn lives for so many appends, until one comes to its end. */
const carryOut = async (dyingAt = Infinity): Promise<number> => {
  const reaction = office.app.get(WhenDepartureIsDecidedThenCarryOut);
  const { store, log } = office;
  const runner = await reactionRunner(office, reaction, { attempts: 1_000 });
  await store.pool.query('update reaction.progress set position = -1, attempts = 0 where name = $1', [reaction.name]);
  const append = log.append.bind(log);
  let [left, appended] = [dyingAt, 0];
  const spy = jest.spyOn(log, 'append').mockImplementation((...words) => {
    if (left-- <= 0) return Promise.reject(new Error('killed'));
    appended++;
    return append(...words);
  });
  while ((await runner.run(reaction)) !== undefined) left = dyingAt;
  spy.mockRestore();
  await office.catchUp();
  return appended;
};

/** What has happened since the state that was kept, stream by stream. */
const happened = async (from: bigint) => {
  const streams = new Map<string, string[]>();
  for (const { stream, type, position } of await office.log.readAll())
    if (position > from) streams.set(stream, [...(streams.get(stream) ?? []), type]);
  return Object.fromEntries([...streams].toSorted(([a], [b]) => a.localeCompare(b)));
};
const head = async () => (await office.log.head())!;
const holders = async (village: string) => {
  const { rows } = await office.store.pool.query<{ person_id: string }>(
    `select person_id from terms where org_code = $1 and post = 'secretary' and ended_on is null`,
    [village],
  );
  return rows.map(({ person_id: personId }) => personId);
};

describe('the swap of two secretaries', () => {
  it('is the same wherever the process is killed: both moved, both handovers open, both audits asked for', async () => {
    await act('townCommittee', `/rotations/${swap}/decision`, decision);
    const from = await head();
    const appends = await carryOut();
    const whole = await happened(from);
    expect([await holders(units.village), await holders(units.secondVillage)]).toEqual([
      [second],
      [personOf('secretary')],
    ]);
    expect(whole[`rotation-${swap}`]).toEqual(['RotationMovesBegun.v1', 'RotationMovesCompleted.v1']);
    const departures = Object.entries(whole).filter(([stream]) => stream.startsWith('departure-'));
    expect(departures.map(([, types]) => types)).toEqual(
      Array(2).fill([
        'DepartureOpened.v1',
        'DepartureAuditRequested.v1',
        'DepartureHandoverOpened.v1',
        'SuccessorLinked.v1',
      ]),
    );
    expect(Object.keys(whole).filter((stream) => stream.startsWith('handover-'))).toHaveLength(2);
    expect(appends).toBeGreaterThan(15);
    for (const dyingAt of [1, 2, 3]) {
      await office.rewind();
      await act('townCommittee', `/rotations/${swap}/decision`, decision);
      const start = await head();
      await carryOut(dyingAt);
      expect([dyingAt, await happened(start)]).toEqual([dyingAt, whole]);
    }
  });

  it('is refused before it is decided where the register would refuse it', async () => {
    const early = { ...decision, effectiveOn: '2013-01-01' };
    expect(await refused('townCommittee', `/rotations/${swap}/decision`, early)).toBe('422 ends-before-start');
  });

  it('whose partner has left in the meantime ends no term, and waits for somebody to try again', async () => {
    await act('townCommittee', `/rotations/${swap}/decision`, decision);
    const { rows } = await office.store.pool.query<{ key: string }>('select key from terms where person_id = $1', [
      second,
    ]);
    await act('orgOfficer', `/post-terms/${rows[0]!.key}/end`, {
      endedOn: day,
      reason: 'resignation',
      document: { number: 'X2', issuedOn: day },
    });
    const from = await head();
    await carryOut();
    expect(await happened(from)).toEqual({ [`rotation-${swap}`]: ['RotationMovesRefused.v1'] });
    expect(await holders(units.village)).toEqual([personOf('secretary')]);
    await act('townCommittee', `/rotations/${swap}/retry`);
    await carryOut();
    expect((await happened(from))[`rotation-${swap}`]).toEqual([
      'RotationMovesRefused.v1',
      'RotationMovesRetried.v1',
      'RotationMovesRefused.v1',
    ]);
  });
});

describe('an adjustment that was decided', () => {
  it('ends the term, hands over with three signatures, and closes, wherever the process is killed', async () => {
    const id = await resigned();
    const from = await head();
    await carryOut(1);
    const term = (
      await office.store.pool.query<{ key: string }>(
        `select key from terms where org_code = $1 and post = 'clerk' and ended_on = $2`,
        [units.village, day],
      )
    ).rows[0]!.key;
    expect((await happened(from))[`departure-${term}`]).toEqual(['DepartureOpened.v1']);
    await act('orgOfficer', `/adjustments/${id}/announcement`, { announcedOn: day, place: '村委会' });
    await carryOut(1);
    const stream = Object.keys(await happened(from)).find((name) => name.startsWith('handover-'))!;
    const handover = `/handovers/${stream.slice('handover-'.length)}`;
    await act('orgOfficer', `${handover}/receiver`, { receiverId: personOf('reporter') });
    const list = [{ itemId: 'archives', kind: 'archives', description: '村级档案', quantity: 12 }];
    await act('clerk', `${handover}/list`, { items: list });
    await act('reporter', `${handover}/item-checks`, { itemId: 'archives', state: 'disputed', note: '缺 2019 年卷' });
    await act('orgOfficer', `${handover}/inventory`);
    await act('clerk', `${handover}/signatures`, { as: 'outgoing' });
    await act('reporter', `${handover}/signatures`, { as: 'incoming' });
    expect(await refused('orgOfficer', `${handover}/signatures`, { as: 'witness' })).toBe('403 not-permitted');
    await act('officer', `${handover}/signatures`, { as: 'witness' });
    await act('orgOfficer', `${handover}/closure`, { holders: ['discipline', 'organization', 'audit', 'unit'] });
    await carryOut(1);
    expect((await happened(from))[`adjustment-${id}`]).toEqual([
      'AdjustmentAnnounced.v1',
      'DepartureCompleted.v1',
      'CaseClosed.v1',
    ]);
    expect((await happened(from))[`departure-${term}`]).toEqual([
      'DepartureOpened.v1',
      'DepartureHandoverOpened.v1',
      'DepartureHandoverClosed.v1',
    ]);
  });
});
