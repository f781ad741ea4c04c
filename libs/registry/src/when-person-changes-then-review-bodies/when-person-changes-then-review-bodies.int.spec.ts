import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { WhenPersonChangesThenReviewBodies } from '#registry';
import type { Office } from '../../../../test/fixtures/office.fixture.js';
import { react } from '../../../../test/fixtures/reacting.fixture.js';
import { shareOffice } from '../../../../test/fixtures/shared-office.fixture.js';
import { clerksOf, village } from '../post-terms.fixture.js';

jest.setTimeout(60_000);

let office: Office;
let clerks: ReturnType<typeof clerksOf>;
shareOffice((opened) => (office = opened));
beforeEach(() => {
  clerks = clerksOf(office);
});

const warnings = async (): Promise<readonly string[]> => {
  await react(office, office.app.get(WhenPersonChangesThenReviewBodies, { strict: false }));
  const { items } = await clerks.list('supervisor', `/structure-warnings?unit=${village}&open=true`);
  return items.map(({ rule }) => String(rule)).toSorted();
};

describe('what becomes known of those who sit in the bodies of a village', () => {
  it('brings the warnings of the rules, and lifts them; a death, until the end of the post is recorded', async () => {
    const director = await clerks.newcomer('钱七');
    await clerks.elect(director, 'vscDirector');
    expect(await warnings()).not.toContain('vsc-director-not-party-member');
    await clerks.give('orgOfficer', `/people/${director}/traits`, { partyMember: false });
    expect(await warnings()).toContain('vsc-director-not-party-member');
    await clerks.give('orgOfficer', `/people/${director}/traits`, { partyMember: true });
    expect(await warnings()).not.toContain('vsc-director-not-party-member');
    const [member, other] = [await clerks.newcomer('孙八'), await clerks.newcomer('李九')];
    const termId = await clerks.elect(member, 'vcMember');
    await clerks.give('orgOfficer', `/people/${other}/death`, { diedOn: '2026-09-14' });
    expect(await warnings()).not.toContain('holder-deceased');
    await clerks.give('orgOfficer', `/people/${member}/death`, { diedOn: '2026-09-14' });
    expect(await warnings()).toContain('holder-deceased');
    await clerks.give('orgOfficer', `/people/${member}/mark-withdrawals`, { reason: '误报' });
    expect(await warnings()).not.toContain('holder-deceased');
    await clerks.give('orgOfficer', `/people/${member}/death`, { diedOn: '2026-09-14' });
    expect(await warnings()).toContain('holder-deceased');
    await clerks.give('orgOfficer', `/post-terms/${termId}/end`, { endedOn: '2026-09-14', reason: 'death' });
    expect(await warnings()).not.toContain('holder-deceased');
  });
});
