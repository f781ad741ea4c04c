import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SeatDayWatch } from '#registry';
import type { Office } from '../../../test/fixtures/office.fixture.js';
import { shareOffice } from '../../../test/fixtures/shared-office.fixture.js';
import { clerksOf, village } from './post-terms.fixture.js';

jest.setTimeout(60_000);

const PATIENCE_MS = 60_000;

let office: Office;
let clerks: ReturnType<typeof clerksOf>;
shareOffice((opened) => (office = opened));
beforeEach(() => {
  clerks = clerksOf(office);
});

/** Looks as the worker does, with a watch that has just been started. Answers how many villages were looked at. */
const look = async (): Promise<number> => {
  await office.catchUp();
  const looked = await office.app.get(SeatDayWatch, { strict: false }).look(PATIENCE_MS);
  await office.catchUp();
  return looked;
};
const underFull = async () => {
  const { items } = await clerks.list('supervisor', `/structure-warnings?unit=${village}&rule=vc-under-full`);
  return items.map(({ recordedOn, liftedOn }) => [recordedOn, liftedOn]);
};
const reviews = async () =>
  (await office.log.readAll({})).filter(({ type }) => type === 'VillageBodyReviewed.v1').map(({ data }) => data);

describe('a day on which a seat of a village is taken or left', () => {
  it('brings its warnings when it comes, once, and also where days were missed', async () => {
    const termId = await clerks.elect(await clerks.newcomer('钱七'), 'vcMember');
    await clerks.elect(await clerks.newcomer('李九'), 'vcMember', '2026-10-01');
    expect(await underFull()).toEqual([['2026-09-14', null]]);
    const end = { endedOn: '2026-11-01', reason: 'term-end' };
    expect(await clerks.give('orgOfficer', `/post-terms/${termId}/end`, end)).toBe(termId);
    expect(await look()).toBe(0);
    office.clock.moveTo('2026-10-03');
    expect(await look()).toBe(1);
    expect(await underFull()).toEqual([['2026-09-14', '2026-10-03']]);
    office.clock.moveTo('2026-10-31');
    expect(await look()).toBe(0);
    office.clock.moveTo('2026-11-01');
    expect([await look(), await look()]).toEqual([1, 0]);
    expect(await underFull()).toEqual([['2026-11-01', null]]);
    expect(await reviews()).toEqual([
      { orgCode: village, reviewedOn: '2026-10-03' },
      { orgCode: village, reviewedOn: '2026-11-01' },
    ]);
  });
});
