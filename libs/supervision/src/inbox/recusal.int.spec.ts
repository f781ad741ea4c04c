import { describe, expect, it, jest } from '@jest/globals';
import { personOf, submitted, words, type Office, type Who } from '../../../../test/fixtures/office.fixture.js';
import { shareOffice } from '../../../../test/fixtures/shared-office.fixture.js';
import type { InboxView } from './inbox.query.js';

jest.setTimeout(30_000);

let office: Office;
shareOffice((opened) => (office = opened));

const inboxOf = async (who: Who) =>
  (await office.get<InboxView>(who, '/inbox')).items.map(({ caseId, myActions }) => [caseId, ...myActions]);
const actionsOf = async (who: Who, filing: string) =>
  (await office.get<{ myActions: readonly string[] }>(who, `/cases/${filing}`)).myActions;
const post = async (who: Who, path: string, body: object) => {
  const { status, body: answer } = await office.send<{ id: string; code?: string }>(who, 'POST', path, body);
  await office.catchUp();
  return { id: answer.id, outcome: answer.code === undefined ? `${status}` : `${status} ${answer.code}` };
};
const check = (who: Who, filing: string) => post(who, `/ceremony-filings/${filing}/check`, words.check);
const record = (relation: string) =>
  post('orgOfficer', `/people/${personOf('secretary')}/relatives`, { relativeId: personOf('reporter'), relation });

describe('a near relative of the reporter', () => {
  it('is offered nothing, finds no action on the case, and is refused', async () => {
    const [filing, unrelated] = [await submitted(office), await submitted(office, 'second')];
    expect(await inboxOf('secretary')).toEqual([[filing, 'CheckReport']]);
    expect((await record('sibling')).outcome).toBe('200');
    expect(await inboxOf('secretary')).toEqual([]);
    expect(await actionsOf('secretary', filing)).toEqual([]);
    expect((await check('secretary', filing)).outcome).toBe('403 near-relative');
    expect(new Set(await inboxOf('everySecretary'))).toEqual(
      new Set([
        [filing, 'CheckReport'],
        [unrelated, 'CheckReport'],
      ]),
    );
    expect((await check('everySecretary', filing)).outcome).toBe('200');
  });

  it('is no in-law: those count for auditors only', async () => {
    const filing = await submitted(office);
    expect((await record('inLaw')).outcome).toBe('200');
    expect(await inboxOf('secretary')).toEqual([[filing, 'CheckReport']]);
    expect((await check('secretary', filing)).outcome).toBe('200');
  });
});

describe('who has declared an interest', () => {
  it.each(['caseId', 'aboutPersonId'] as const)('by %s is recused like that until it is ended', async (by) => {
    const filing = await submitted(office);
    const [related, unrelated] = [await submitted(office, 'reporter', '2026-10-21'), await submitted(office, 'second')];
    const what = by === 'caseId' ? filing : personOf('reporter');
    const { id, outcome } = await post('everySecretary', '/interests', { [by]: what, reason: '合伙经营' });
    expect(outcome).toBe('200');
    const left = by === 'caseId' ? [related, unrelated] : [unrelated];
    expect(new Set((await inboxOf('everySecretary')).map(([caseId]) => caseId))).toEqual(new Set(left));
    expect(await actionsOf('everySecretary', filing)).toEqual([]);
    expect((await check('everySecretary', filing)).outcome).toBe('403 declared-interest');
    expect(await inboxOf('secretary')).toContainEqual([filing, 'CheckReport']);
    expect((await post('supervisor', `/interests/${id}/end`, { reason: '合伙已终止' })).outcome).toBe('200');
    expect(await inboxOf('everySecretary')).toContainEqual([filing, 'CheckReport']);
    expect((await check('everySecretary', filing)).outcome).toBe('200');
  });
});
