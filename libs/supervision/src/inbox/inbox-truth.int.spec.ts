import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CommandAuthorizer } from '#event-store';
import type { Actor } from '#kernel';
import { startPostgres, type PostgresServer } from '#testing/servers';
import {
  openOffice,
  personOf,
  submitted,
  units,
  whos,
  words,
  type Office,
  type Who,
} from '../../../../test/fixtures/office.fixture.js';
import { CaseOwners, type CaseRow } from '../contract/index.js';
import type { InboxView } from './inbox.query.js';

jest.setTimeout(60_000);

let server: PostgresServer;
let office: Office;

const post = async (who: Who, path: string, body: object): Promise<string> => {
  const { status, body: answer } = await office.send<{ id: string }>(who, 'POST', path, body);
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
  await office.catchUp();
  return answer.id;
};
/** From here on `substitute` stands in for `principal`: in all, or in one role. */
const stand = async (principal: Who, substitute: Who, more: object = {}): Promise<void> => {
  const days = { from: '2026-09-14', until: '2026-12-31', reason: '赴党校学习' };
  const id = await post(principal, '/substitutions', { substituteId: personOf(substitute), ...days, ...more });
  await post(substitute, `/substitutions/${id}/agreement`, {});
};

beforeAll(async () => {
  server = await startPostgres();
  office = await openOffice(server.url);
  await office.keep();
  const [own, second] = [await submitted(office), await submitted(office, 'second')];
  await submitted(office, 'reporter', '2026-10-22');
  const byClerk = await office.act('clerk', '/ceremony-filings', words.draft('reporter', '2026-10-23'));
  await office.act('clerk', `/ceremony-filings/${byClerk}/submission`, words.submit);
  await office.act('reporter', '/ceremony-filings', words.draft('reporter', '2026-10-24'));
  await office.act('secretary', '/ceremony-filings', words.draft('secretary', '2026-10-25'));
  await office.act('versatile', `/ceremony-filings/${second}/check`, words.check).catch(() => undefined);
  await office.act('everySecretary', `/ceremony-filings/${second}/return`, words.return);
  const nomination = { personId: personOf('reporter'), villageCode: units.village, reason: '表现突出' };
  await post('secretary', '/reserve-entries', nomination);
  await post('secretary', '/reserve-entries', { ...nomination, personId: personOf('clerk') });
  await post('orgOfficer', `/people/${personOf('officer')}/relatives`, {
    relativeId: personOf('second'),
    relation: 'spouse',
  });
  await post('countyOrgOfficer', `/people/${personOf('orgOfficer')}/relatives`, {
    relativeId: personOf('reporter'),
    relation: 'sibling',
  });
  await post('versatile', '/interests', { caseId: own, reason: '合伙经营' });
  await post('everySecretary', '/interests', { aboutPersonId: personOf('second'), reason: '合伙经营' });
  await stand('secretary', 'reporter');
  await stand('versatile', 'secretary', { role: 'villageSecretary', orgCode: units.village });
  await stand('reporter', 'clerk');
  await stand('everySecretary', 'officer', { onward: true });
  await stand('officer', 'orgOfficer');
  await stand('second', 'countyOfficer', {});
  await stand('townCommittee', 'second');
}, 120_000);
afterAll(async () => {
  await office.close();
  await server.stop();
});

const inboxOf = async (who: Who, principal?: Who) => {
  const response = await fetch(`${office.address}/api/v1/inbox?size=200`, {
    headers: {
      authorization: `Bearer ${await office.tokenOf(who)}`,
      ...(principal === undefined ? {} : { 'acting-for': personOf(principal) }),
    },
  });
  const { items, counts } = (await response.json()) as InboxView;
  return {
    counts,
    offered: items.flatMap(({ caseId, myActions }) => myActions.map((action) => `${action} ${caseId}`)),
  };
};
const actorOf = async (who: Who, principal?: Who, via: readonly Who[] = []): Promise<Actor> => ({
  accountId: (await office.get<{ accountId: string }>(who, '/me')).accountId,
  personId: personOf(who),
  ...(principal === undefined ? {} : { onBehalfOf: personOf(principal) }),
  ...(via.length === 0 ? {} : { via: via.map(personOf) }),
});
/** The duties of every case that the authorizer would let this actor do. */
const permitted = async (actor: Actor): Promise<readonly string[]> => {
  const [owners, authorizer] = [office.app.get(CaseOwners), office.app.get(CommandAuthorizer)];
  const found: string[] = [];
  for (const { view } of owners.all()) {
    const { rows } = await office.store.pool.query<CaseRow>(`select * from ${view}`);
    for (const { case_id, duties } of rows)
      for (const duty of duties)
        if ((await authorizer.authorize(actor, duty)) === undefined) found.push(`${duty.action} ${case_id}`);
  }
  return found;
};

const substituted: readonly (readonly [Who, Who, readonly Who[]])[] = [
  ['reporter', 'secretary', []],
  ['secretary', 'versatile', []],
  ['clerk', 'reporter', []],
  ['officer', 'everySecretary', []],
  ['orgOfficer', 'officer', []],
  ['orgOfficer', 'everySecretary', ['officer']],
  ['countyOfficer', 'second', []],
  ['second', 'townCommittee', []],
];

describe('the inbox offers what the authorizer accepts, no less and no more', () => {
  it('to everybody in their own name, near relatives and interested ones too', async () => {
    const offers: number[] = [];
    for (const who of whos) {
      const { offered, counts } = await inboxOf(who);
      expect([who, offered.toSorted()]).toEqual([who, (await permitted(await actorOf(who))).toSorted()]);
      expect([who, counts.mine]).toEqual([who, new Set(offered.map((line) => line.split(' ')[1])).size]);
      offers.push(offered.length);
    }
    expect(offers.filter((count) => count > 0).length).toBeGreaterThan(5);
  });

  it.each(substituted)('to %s in the place of %s', async (who, principal, via) => {
    const { offered } = await inboxOf(who, principal);
    expect(offered.toSorted()).toEqual((await permitted(await actorOf(who, principal, via))).toSorted());
  });

  it('with something to do in the place of another, and nothing of the own', async () => {
    const [clerk, asReporter] = [await inboxOf('clerk'), await inboxOf('clerk', 'reporter')];
    expect(asReporter.offered.length).toBeGreaterThan(0);
    expect(clerk.offered).not.toEqual(asReporter.offered);
    const lentOne = await inboxOf('secretary', 'versatile');
    expect(lentOne.offered.filter((line) => line.startsWith('SubmitReport'))).toEqual([]);
  });
});
