import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { EventStoreUnavailableError } from '#event-store';
import { WhenUnitIsDissolvedThenPeopleFollow } from '#registry';
import { units, type Office } from '../../../test/fixtures/office.fixture.js';
import { react } from '../../../test/fixtures/reacting.fixture.js';
import { shareOffice } from '../../../test/fixtures/shared-office.fixture.js';
import { villagesOf } from '../../../test/fixtures/dissolved-village.fixture.js';

let office: Office;
shareOffice((opened) => (office = opened));
beforeEach(() => villagesOf(office).startOver());
afterEach(() => void jest.restoreAllMocks());

/** Loses the log once, before or after the n-th append. Answers how many appends there were. */
const losing = (at: number, written: boolean) => {
  const append = office.log.append.bind(office.log);
  let appends = 0;
  jest.spyOn(office.log, 'append').mockImplementation(async (...args) => {
    const isLost = ++appends === at;
    if (isLost && !written) throw new EventStoreUnavailableError('lost before the append');
    const appended = await append(...args);
    if (isLost) throw new EventStoreUnavailableError('lost after the append');
    return appended;
  });
  return () => appends;
};

/** Two members in reserve in two villages that become one, and what the reaction makes of that. */
const merged = async (): Promise<bigint | undefined> => {
  const { merge, member } = villagesOf(office);
  await member('reporter');
  await member('second', units.secondVillage);
  await merge();
  return office.log.head();
};
const followed = async (): Promise<void> => {
  const reaction = office.app.get(WhenUnitIsDissolvedThenPeopleFollow);
  for (let tries = 0; tries < 5; tries++) if ((await react(office, reaction)) === undefined) return;
};
const happened = async (since: bigint | undefined) =>
  (await office.log.readAll({ after: since! })).map(({ stream, type, data }) => ({ stream, type, data }));

/** The four terms, two bodies, two pools and two entries. */
const APPENDS = 10;
const losses = Array.from({ length: APPENDS }, (_each, index) => [index + 1, index % 2 === 0] as const);

describe('what follows a merger', () => {
  it.each(losses)('is the same where the program dies at write %i (written: %s)', async (at, written) => {
    const since = await merged();
    const count = losing(at, written);
    await followed();
    expect(count()).toBe(written ? APPENDS : APPENDS + 1);
    const events = await happened(since);
    expect(events.map(({ type }) => type).toSorted()).toEqual(
      [
        ...Array.from({ length: 4 }, () => ['TermUnitDissolved.v1', 'DeadlineStarted.v1']).flat(),
        ...Array.from({ length: 2 }, () => [
          'VillageBodyDissolved.v1',
          'StructureWarningLifted.v1',
          'ReservePoolDissolved.v1',
        ]).flat(),
        ...Array.from({ length: 2 }, () => ['ReserveEntryMoved.v1', 'CaseRelocated.v1']).flat(),
      ].toSorted(),
    );
  });
});
