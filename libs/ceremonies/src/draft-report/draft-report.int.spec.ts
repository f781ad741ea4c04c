import { describe, expect, it, jest } from '@jest/globals';
import { PostImport } from '#registry';
import {
  asSystem,
  personOf,
  submitted,
  units,
  words,
  type Office,
  type Who,
} from '../../../../test/fixtures/office.fixture.js';
import { shareOffice } from '../../../../test/fixtures/shared-office.fixture.js';

jest.setTimeout(30_000);

let office: Office;
shareOffice((opened) => (office = opened));

/** The committee member of one village becomes secretary of another too. */
const leadingElsewhere = async () => {
  const post = {
    orgCode: units.otherVillage,
    post: 'secretary',
    basis: 'appointment',
    startedOn: '2026-03-10',
  } as const;
  const term = { ...post, personId: personOf('reporter'), publicPower: null, documentNo: null };
  await asSystem(() => office.app.get(PostImport).posts([term]));
  await office.catchUp();
};

describe('drafting a report', () => {
  it('of a secretary who is a committee member of another village takes the route of the secretary', async () => {
    await leadingElsewhere();
    const filing = await submitted(office);
    const [opened] = await office.log.read(`ceremony-${filing}`);
    expect(opened?.data).toMatchObject({
      villageCode: units.otherVillage,
      orgPath: expect.arrayContaining([units.otherTown]),
      reporterPosts: expect.arrayContaining(['vcMember', 'secretary']),
    });
    const checking = await office.send('secretary', 'POST', `/ceremony-filings/${filing}/check`, words.check);
    expect(checking.status).toBe(404);
  });
});

describe('a report that names its village', () => {
  const asked = async (who: Who, reporter: Who, villageCode?: string) => {
    const body = { ...words.draft(reporter, '2026-10-20'), villageCode };
    const answer = await office.send<{ id: string; code?: string }>(who, 'POST', '/ceremony-filings', body);
    await office.catchUp();
    return answer;
  };
  const refusal = async (who: Who, reporter: Who, villageCode?: string) => {
    const { status, body } = await asked(who, reporter, villageCode);
    return `${status} ${body.code}`;
  };

  it('lies in the village that an official names below their office, and is checked by the town leader', async () => {
    const { body } = await asked('officer', 'officer', units.secondVillage);
    await office.act('officer', `/ceremony-filings/${body.id}/submission`, words.submit);
    expect((await office.log.read(`ceremony-${body.id}`))[0]?.data).toMatchObject({ villageCode: units.secondVillage });
    expect(await office.get('officer', `/cases/${body.id}`)).toMatchObject({
      progress: { waitingFor: [`townLeader@${units.town}`] },
    });
    expect(await refusal('officer', 'officer', units.otherVillage)).toBe('422 village-not-of-reporter');
    expect(await refusal('reporter', 'reporter', units.secondVillage)).toBe('422 village-not-of-reporter');
  });

  it('is asked of officials above the towns', async () => {
    expect(await refusal('supervisor', 'supervisor')).toBe('422 village-to-be-named');
    expect((await asked('supervisor', 'supervisor', units.village)).status).toBe(200);
  });

  it('tells nobody who may not draft it whether somebody holds a post', async () => {
    const held = await refusal('second', 'reporter');
    const body = { ...words.draft('reporter', '2026-10-20'), reporterId: '6d5c9c1a-5c35-4d0c-9a56-999999999999' };
    const unknown = await office.send<{ code: string }>('second', 'POST', '/ceremony-filings', body);
    expect([held, `${unknown.status} ${unknown.body.code}`]).toEqual(['403 not-permitted', '403 not-permitted']);
  });
});

describe('the bodies of a ceremony case', () => {
  const drafted = async (changed: object) => {
    const body = { ...words.draft('reporter', '2026-10-20'), ...changed };
    return (await office.send('reporter', 'POST', '/ceremony-filings', body)).status;
  };

  it.each([
    ['an empty plan', { plan: [] }],
    ['two plans', { plan: [words.resubmit.plan, words.resubmit.plan] }],
    ['a principal of blanks', { principal: '\u3000 ' }],
  ])('with %s are refused', async (_what, changed) => {
    expect(await drafted({})).toBe(200);
    expect(await drafted(changed)).toBe(400);
  });

  it('name the grounds of a breach from the catalogue, each once', async () => {
    const filing = await submitted(office);
    const stating = (grounds: readonly string[]) =>
      office.send('officer', 'POST', `/ceremony-filings/${filing}/breach`, { grounds, reason: '超出规定桌数' });
    expect((await stating(['某某收了张某的礼'])).status).toBe(400);
    expect((await stating(['tables', 'tables'])).status).toBe(400);
    expect(await stating(['tables', 'gift-from-service-target'])).toMatchObject({ body: { code: 'no-post-report' } });
  });
});
