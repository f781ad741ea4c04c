import { expect, it, jest } from '@jest/globals';
import { beginCountersigned } from '../fixtures/countersigned.fixture.js';
import type { Office, Who } from '../fixtures/office.fixture.js';
import { shareOffice } from '../fixtures/shared-office.fixture.js';

jest.setTimeout(60_000);

let office: Office;
shareOffice((opened) => (office = opened));

const caseId = '00000000-0000-4000-8000-00000000c511';
type Move = Readonly<{ action: string; taskId: string | null }>;

const offered = async (who: Who): Promise<readonly Move[]> => {
  const { status, body } = await office.send<readonly Move[]>(who, 'GET', `/cases/${caseId}/moves`);
  return status === 200 ? body : [];
};
const signs = async (who: Who): Promise<readonly (string | null)[]> =>
  (await offered(who)).filter(({ action }) => action === 'GiveOpinion').map(({ taskId }) => taskId);
const sign = async (who: Who, taskId: string, result = 'agree'): Promise<string> => {
  const adverse = result === 'object' ? { ground: 'S6', basisNo: '港纪函〔2026〕1号' } : {};
  const body = { taskId, result, opinion: '', ...adverse };
  const sent = await office.send<{ code?: string }>(who, 'POST', `/cases/${caseId}/opinions`, body);
  return `${sent.status} ${sent.body.code ?? 'done'}`;
};
const signedInOrder = async () => {
  await sign('clerk', 'signing.1.1');
  await sign('secretary', 'signing.1.2');
  await sign('officer', 'signing.1.3');
};

it('signatures in order are asked for one after the other, each of another person', async () => {
  await beginCountersigned(office, caseId);
  expect([await signs('clerk'), await signs('secretary'), await signs('officer')]).toEqual([['signing.1.1'], [], []]);
  expect(await sign('secretary', 'signing.1.2')).toBe('422 not-open-now');
  expect(await sign('versatile', 'signing.1.1')).toBe('200 done');
  expect(await signs('secretary')).toEqual(['signing.1.2']);
  expect(await sign('versatile', 'signing.1.2')).toBe('403 acts-once-in-a-stage');
  expect(await sign('officer', 'signing.1.3')).toBe('422 not-open-now');
  expect(await sign('secretary', 'signing.1.2')).toBe('200 done');
  expect(await signs('supervisor')).toEqual([]);
  expect(await sign('officer', 'signing.1.3')).toBe('200 done');
  expect(await signs('supervisor')).toEqual(['panel.1.3']);
});

it('two of three are enough where they agree, and no objection counts among them', async () => {
  await beginCountersigned(office, caseId);
  await signedInOrder();
  const decides = async () => (await offered('supervisor')).some(({ action }) => action === 'DecideCase');
  expect(await sign('orgOfficer', 'panel.1.1', 'object')).toBe('200 done');
  expect(await sign('countyOfficer', 'panel.1.2')).toBe('200 done');
  expect(await decides()).toBe(false);
  expect(await sign('supervisor', 'panel.1.3')).toBe('200 done');
  expect(await decides()).toBe(true);
});

it('the third is not waited for once two agree', async () => {
  await beginCountersigned(office, caseId);
  await signedInOrder();
  await sign('orgOfficer', 'panel.1.1');
  await sign('countyOfficer', 'panel.1.2');
  expect((await offered('supervisor')).map(({ action }) => action)).toContain('DecideCase');
  expect(await sign('supervisor', 'panel.1.3')).toBe('422 not-open-now');
});
