import { describe, expect, it } from '@jest/globals';
import * as registry from '#registry';
import {
  change,
  city,
  codeOf,
  county,
  http,
  opened,
  openHttp,
  otherCounty,
  signedIn,
  type RegistryParts,
  type Tokens,
} from '../sessions/sessions-http.fixture.js';
import type { AdministratorProposalsView } from './account-view.js';

openHttp(registry as unknown as RegistryParts);

const list = async (who: Tokens, query = '') => {
  const { body } = await http.send('GET', `/administrator-proposals${query}`, { token: who.accessToken });
  return body as unknown as AdministratorProposalsView;
};
const accountsOf = async (who: Tokens) => (await list(who)).items.map(({ accountId }) => accountId);
const post = async (who: Tokens, path: string, body: object = {}) => {
  const code = await codeOf(http.send('POST', `/accounts/${path}`, { token: who.accessToken, body }));
  await http.catchUp();
  return code;
};
const propose = async (keeper: Tokens, orgCode: string, more: object = {}) => {
  const account = await opened(null, orgCode);
  expect(await post(keeper, `${account.id}/grants`, { role: 'auditAdmin', orgCode, ...more })).toBe(200);
  return account;
};

describe('the administrators who wait for another administrator', () => {
  it('are shown to those who may confirm them: whom, as what, where, when, and who proposed them', async () => {
    const keeper = await signedIn('securityAdmin', county);
    const { id, personId } = await propose(keeper, county, { from: '2026-04-01', until: '2026-12-31' });
    const waiting = {
      accountId: id,
      person: { personId, name: '某人' },
      role: 'auditAdmin',
      org: { code: county, name: '甲县' },
      from: '2026-04-01',
      until: '2026-12-31',
      proposedBy: { personId: keeper.personId, name: '某人' },
      proposedOn: '2026-03-02',
    };
    for (const role of ['systemAdmin', 'auditAdmin'] as const)
      for (const unit of [county, city])
        expect(await list(await signedIn(role, unit))).toEqual({ items: [waiting], total: 1, page: 1, size: 20 });
    expect(await post(keeper, `${id}/revocations`, { role: 'auditAdmin', orgCode: county })).toBe(200);
  });

  it('are shown to nobody else, and not to who is proposed', async () => {
    const keeper = await signedIn('securityAdmin', city);
    const { id, personId } = await propose(keeper, county);
    const nobodys = { items: [], total: 0, page: 1, size: 20 };
    const others = [keeper, await signedIn('auditAdmin', otherCounty), await signedIn('supervisionOffice', city)];
    for (const other of others) expect(await list(other)).toEqual(nobodys);
    const own = await signedIn(null, county, personId);
    await change((accounts) => accounts.grant(own.id, { role: 'auditAdmin', orgCode: city }));
    expect(await list(own)).toEqual(nobodys);
    expect(await post(own, `${id}/administrator-confirmations`, { role: 'auditAdmin', orgCode: county })).toBe(
      '403 own-account',
    );
    expect(await post(keeper, `${id}/closure`)).toBe(200);
    expect(await accountsOf(await signedIn('auditAdmin', city))).toEqual([]);
  });

  it('are not shown to who proposed them and has become an administrator of another kind since', async () => {
    const keeper = await signedIn('securityAdmin', county);
    const { id } = await propose(keeper, county);
    await change((accounts) => accounts.revoke(keeper.id, 'securityAdmin', county));
    await change((accounts) => accounts.grant(keeper.id, { role: 'auditAdmin', orgCode: county }));
    expect(await accountsOf(keeper)).toEqual([]);
    expect(await accountsOf(await signedIn('auditAdmin', county))).toEqual([id]);
    await change((accounts) => accounts.close(id));
  });

  it('leave the list when they are confirmed or withdrawn, and are listed page by page', async () => {
    const [keeper, confirmer] = [await signedIn('securityAdmin', county), await signedIn('systemAdmin', county)];
    const [one, two] = [await propose(keeper, county), await propose(keeper, county)];
    const [first, second] = [await list(confirmer, '?size=1'), await list(confirmer, '?size=1&page=2')];
    const paged = [...first.items, ...second.items].map(({ accountId }) => accountId);
    expect([first.total, paged.toSorted()]).toEqual([2, [one.id, two.id].toSorted()]);
    const wanted = { role: 'auditAdmin', orgCode: county };
    expect(await post(confirmer, `${one.id}/administrator-confirmations`, wanted)).toBe(200);
    expect(await accountsOf(confirmer)).toEqual([two.id]);
    expect(await post(keeper, `${two.id}/revocations`, wanted)).toBe(200);
    expect(await accountsOf(confirmer)).toEqual([]);
  });
});
