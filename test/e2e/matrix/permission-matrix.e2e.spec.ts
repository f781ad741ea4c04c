import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { commands } from '#platform';
import { inTurns } from '../../fixtures/in-turns.fixture.js';
import { openMatrixWorld, type MatrixWorld } from './matrix-world.fixture.js';
import { outcomeOf, pathOf, send } from './matrix-requests.fixture.js';
import { principal, substitute, type Place } from './matrix-people.fixture.js';
import { askers, type Asker, type Ids, type Outcome, type Row } from './permission-row.js';
import { permissionTable, withoutRoute } from './permission-table.js';

jest.setTimeout(300_000);

/** Enough to keep the machine busy. */
const AT_ONCE = 8;

let world: MatrixWorld;

beforeAll(async () => {
  world = await openMatrixWorld();
}, 300_000);
afterAll(() => world.close());

/** What is read comes first: no list holds what the commands of other rows have begun. */
const isRead = ([, row]: readonly [string, Row]) => row.command === undefined;
const table = Object.entries(permissionTable);
const [reading, commanding] = [table.filter(isRead), table.filter((entry) => !isRead(entry))];
const rows = [...reading, ...commanding];

const expectedOf = (row: Row, asker: Asker, place: Place): Outcome => {
  const acting = place === 'elsewhere' && !row.wherever && !row.public ? 'nobody' : asker;
  if (row.by.includes(acting)) return 'done';
  return row.seen.includes(acting) ? 'not-permitted' : row.others;
};

/** Those who get it done come last: until then the row's case is as it was. */
const inOrder = (row: Row) => [
  ...row.askedBy.filter((asker) => !row.by.includes(asker)),
  ...row.askedBy.filter((asker) => row.by.includes(asker)),
];

/** `apart` where commands will be accepted: each row then has a case and an account of its own. */
type Situation = Readonly<{
  place: Place;
  apart?: boolean;
  headers?: Readonly<Record<string, string>>;
  expected: (row: Row, asker: Asker) => Outcome;
}>;

/** What differs from the table, as `row, asker: expected, got`. */
const differences = async (
  who: readonly Asker[],
  { place, apart = false, headers = {}, expected }: Situation,
): Promise<readonly string[]> => {
  const wrongIn = async ([key, row]: readonly [string, Row]) => {
    const ids = apart && row.apart ? await world.idsApart() : world.ids;
    const wrong: string[] = [];
    for (const asker of inOrder(row).filter((one) => who.includes(one))) {
      const want = expected(row, asker);
      const got = await outcomeOf(world.address, key, row, ids, await world.tokenOf(asker, place), want, headers);
      if (got !== want) wrong.push(`${key}, ${asker}: ${want}, got ${got}`);
    }
    return wrong;
  };
  return [...(await inTurns(AT_ONCE, reading, wrongIn)), ...(await inTurns(AT_ONCE, commanding, wrongIn))].flat();
};

const roles = askers.filter((asker) => asker !== 'subject' && asker !== 'nobody');

describe('the table of permissions', () => {
  it('has a row for every route of the running program, and none besides', async () => {
    const document = (await (await fetch(`${world.address}/api/openapi.json`)).json()) as {
      paths: Readonly<Record<string, object>>;
    };
    const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const named = new Set(rows.map(([key]) => key.split('?')[0]!));
    expect([...named].toSorted()).toEqual(routes.toSorted());
  });

  it('names every command of the program', () => {
    const named = [...rows.flatMap(([, { command }]) => command || []), ...withoutRoute];
    expect([...new Set(named)].toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
  });
});

describe('the running program', () => {
  it('answers nobody who is not signed in', async () => {
    const answers = await inTurns(AT_ONCE, rows, async ([key, row]) => {
      const { status } = await send(world.address, key, row, world.ids, undefined);
      return { key, wrong: row.public ? status === 401 || status === 403 : status !== 401 };
    });
    expect(answers.filter(({ wrong }) => wrong)).toEqual([]);
  });

  it('gives each role elsewhere nothing of this village', async () =>
    expect(
      await differences(roles, { place: 'elsewhere', expected: (row, asker) => expectedOf(row, asker, 'elsewhere') }),
    ).toEqual([]));

  it('gives each role here what the table says', async () =>
    expect(
      await differences(askers, {
        place: 'here',
        apart: true,
        expected: (row, asker) => expectedOf(row, asker, 'here'),
      }),
    ).toEqual([]));

  it('gives a substitute what the one has for whom they act', async () =>
    expect(
      await differences([substitute], {
        place: 'here',
        apart: true,
        headers: world.actingFor,
        expected: (row) =>
          row.personal && row.command !== undefined
            ? 'not-permitted'
            : expectedOf(row, row.personal ? substitute : principal, 'here'),
      }),
    ).toEqual([]));

  it('gives nobody anything for a role from the day after its last one', async () => {
    await world.letGrantsEnd();
    expect(
      await differences(roles, {
        place: 'here',
        expected: (row, asker) => expectedOf(row, row.personal ? asker : 'nobody', 'here'),
      }),
    ).toEqual([]);
  });

  it('lets nobody act for another from the day after the last one', async () => {
    const token = await world.tokenOf(substitute, 'here');
    const answers = await inTurns(AT_ONCE, rows, async ([key, row]) => {
      const { status, text } = await send(world.address, key, row, world.ids, token, world.actingFor);
      return row.public || (status === 403 && text.includes('substitution-not-in-force')) ? [] : [key];
    });
    expect(answers.flat()).toEqual([]);
  });

  it('had no trouble of its own', () => expect(world.output()).toBe(''));
});

const HIDDEN = [
  'caseId',
  'filingId',
  'accountId',
  'alertId',
  'substitutionId',
  'entryId',
  'requestId',
  'documentId',
  'differenceId',
  'importId',
  'sessionId',
  'bindingId',
  'recoveryId',
  'interestId',
  'flowId',
  'reviewId',
];

/** What an answer says beside the number of its request. */
const said = async (key: string, row: Row, ids: Ids, token: string) => {
  const { status, text } = await send(world.address, key, row, ids, token);
  const { instance: _, ...problem } = JSON.parse(text) as Record<string, unknown>;
  return [key, status, problem];
};

describe('what may not be known', () => {
  it('answers like what does not exist', async () => {
    const token = await world.tokenOf('nobody', 'here');
    const missing: Ids = {
      ...world.ids,
      ...Object.fromEntries(HIDDEN.map((name) => [name, '00000000-0000-4000-8000-000000000000'])),
    };
    const hiding = rows.filter(
      ([key, row]) => row.others === 'hidden' && pathOf(key, world.ids) !== pathOf(key, missing),
    );
    expect(hiding.length).toBeGreaterThan(10);
    for (const [key, row] of hiding)
      expect(await said(key, row, world.ids, token)).toEqual(await said(key, row, missing, token));
  });
});
