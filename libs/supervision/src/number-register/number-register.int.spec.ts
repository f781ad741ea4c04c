import { describe, expect, it, jest } from '@jest/globals';
import {
  nameOf,
  personOf,
  submitted,
  units,
  words,
  type Office,
  type Who,
} from '../../../../test/fixtures/office.fixture.js';
import { shareOffice } from '../../../../test/fixtures/shared-office.fixture.js';
import type { NumberView } from './number-register.query.js';

jest.setTimeout(30_000);

let office: Office;
shareOffice((opened) => (office = opened));

const registerOf = async (who: Who, query = '') =>
  (await office.get<{ items: NumberView[] }>(who, `/document-numbers${query}`)).items;
const registered = async (who: Who): Promise<string> => {
  const filing = await submitted(office, who);
  const checker = who === 'reporter' ? 'secretary' : 'everySecretary';
  await office.act(checker, `/ceremony-filings/${filing}/check`, words.check);
  await office.act('officer', `/ceremony-filings/${filing}/registration`);
  return filing;
};
const voiding = async (who: Who, number: string, reason = '登记有误') => {
  const { status, body } = await office.send<{ code?: string }>(who, 'POST', '/document-numbers/voiding', {
    number,
    reason,
  });
  await office.catchUp();
  return [status, body.code];
};
const [first, second] = ['济历城港沟婚丧备〔2026〕1号', '济历城港沟婚丧备〔2026〕2号'];

describe('the register of document numbers', () => {
  it('is for those who keep it at the organ or above, and for who supervises the organ', async () => {
    await registered('reporter');
    await registered('second');
    const numbersFor = async (who: Who) => (await registerOf(who)).map(({ number }) => number);
    for (const who of ['officer', 'countyOfficer', 'supervisor'] as const)
      expect([who, await numbersFor(who)]).toEqual([who, [second, first]]);
    for (const who of ['reporter', 'secretary', 'otherOfficer', 'orgOfficer', 'auditor', 'administrator'] as const)
      expect([who, await numbersFor(who)]).toEqual([who, []]);
  });

  it('keeps a voided number with who, when and why, and gives the next one to the next case', async () => {
    const filing = await registered('reporter');
    expect(await voiding('officer', first)).toEqual([422, 'number-in-use']);
    await office.act('reporter', `/ceremony-filings/${filing}/cancellation`, { reason: '婚期推迟' });
    expect(await voiding('supervisor', first)).toEqual([403, 'not-permitted']);
    expect(await voiding('otherOfficer', first)).toEqual([404, 'unknown-case']);
    expect(await voiding('officer', first, ' ')).toEqual([400, undefined]);
    expect(await voiding('officer', first)).toEqual([200, undefined]);
    expect(await voiding('officer', first)).toEqual([422, 'no-such-number']);
    await registered('second');
    expect(await registerOf('officer', '?voided=true')).toEqual([
      {
        number: first,
        org: { code: units.town, name: '港沟街道' },
        documentClass: '婚丧备',
        year: 2026,
        sequence: 1,
        givenOn: '2026-09-14',
        voided: true,
        voidedOn: '2026-09-14',
        voidedBy: { personId: personOf('officer'), name: nameOf('officer') },
        reason: '登记有误',
      },
    ]);
    expect((await registerOf('officer', '?voided=false')).map(({ number }) => number)).toEqual([second]);
    expect(
      (await registerOf('officer', `?year=2026&org=${units.town}&number=${encodeURIComponent(second)}`)).length,
    ).toBe(1);
    expect(await registerOf('officer', '?year=2025')).toEqual([]);
  });
});
