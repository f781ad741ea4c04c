import { describe, expect, it } from '@jest/globals';
import type { Signer, Signers } from '#access/contract';
import type { CommandAuthorizer } from '#event-store';
import type { Signing } from '#kernel';
import type { WaitingLines, WaitingLine } from './stuck-duties/waiting-lines.query.js';
import { StuckDutyDesk } from './stuck-duty-desk.js';
import { StuckDutyWatch } from './stuck-duty-watch.js';

const told = [{ role: 'countyOrgOfficer', org: '370112' }];
const signing: Signing = { register: 'joint-review', office: 'dept:court', unit: '370112', told };
const lineOf = (more: object): WaitingLine => ({
  key: 'jointreview-c1',
  case_id: 'c1',
  category: 'jointreview',
  org_code: '370112013205',
  org_path: ['3701', '370112', '370112013', '370112013205'],
  subject_person: 'p-candidate',
  duties: [{ action: 'GiveOpinion', anyOf: [{ person: 'p-court' }], separation: [], dueOn: null, ...more }],
});

/** What is reported of a case on which its liaison may act, by who signs for their office. */
const reportedOf = async (signer: Signer, refusal?: { code: string }, more: object = { signing }) => {
  const reported: unknown[] = [];
  const line = lineOf(more);
  const lines = {
    stuckKeysAfter: async () => [],
    keysAfter: async () => [line.key],
    of: async () => [line],
    stuckOf: async () => [],
    holdersFor: async () => () => [{ accountId: 'a-court', personId: 'p-court' }],
  } as unknown as WaitingLines;
  const authorizer = { authorize: async () => refusal } as unknown as CommandAuthorizer;
  const signers = { of: async () => signer } as Signers;
  const unable = undefined as never;
  const desk = Object.assign(new StuckDutyDesk(unable, unable, unable, signers), {
    bySystem: async (_id: string, { type, duty }: { type: string; duty: { reason: string } }, alsoTold: unknown) =>
      reported.push([type, duty.reason, alsoTold]),
  });
  await new StuckDutyWatch(lines, authorizer, desk as unknown as StuckDutyDesk).look(0);
  return reported;
};
const byHead: Signer = { personId: 'p-head', as: 'head', because: null };
const unsigned = (because: 'recused' | 'no-holder'): Signer => ({ personId: null, as: null, because });

describe('a duty on paper that an office signs', () => {
  it('is not stuck while somebody may enter it and somebody sign it', async () =>
    expect(await reportedOf(byHead)).toEqual([]));

  it.each(['recused', 'no-holder'] as const)(
    'is stuck where nobody may sign it, %s, and told to those besides whom the case names',
    async (because) => expect(await reportedOf(unsigned(because))).toEqual([['ReportStuckDuty', because, told]]),
  );

  it('is stuck where nobody may enter it, whoever may sign', async () =>
    expect(await reportedOf(byHead, { code: 'near-relative' })).toEqual([['ReportStuckDuty', 'recused', told]]));

  it('is not asked of a duty that comes on no such paper', async () =>
    expect(await reportedOf(unsigned('recused'), undefined, {})).toEqual([]));
});
