import { describe, expect, it } from '@jest/globals';
import { HeadRegisters, type Signer } from '#access/contract';
import type { EventReader } from '#event-store';
import { caseId, Review } from './domain/joint-review.fixture.js';
import { JOINT_REVIEW } from './domain/joint-review.procedure.js';
import { RecusedHeadsDesk } from './recused-heads-desk.js';

const byHead: Signer = { personId: 'p-police-head', as: 'head', because: null };
const byDeputy: Signer = { personId: 'p-deputy', as: 'deputy', because: 'head-recused' };
const byNobody: Signer = { personId: null, as: null, because: 'recused' };
const withoutHolder: Signer = { personId: null, as: null, because: 'no-holder' };

/** Who stands in for the heads of a review that is out with the departments, where `police` is signed so. */
const standIns = async (police: Signer, type: string, now = '2026-03-02T02:00:00.000Z', isThere = true) => {
  const { history } = new Review().circulate();
  const asked: string[] = [];
  const reader = {
    open: async (_schema: unknown, recorded: readonly object[]) => recorded.map((event) => ({ event })),
  };
  const registers = new HeadRegisters();
  registers.register(JOINT_REVIEW, async (office) =>
    police === withoutHolder ? undefined : { head: `p-${office.split(':').at(-1)}-head`, deputy: 'p-deputy' },
  );
  const signers = {
    of: async ({ signing }: { signing: { office: string } }) => {
      asked.push(signing.office);
      return signing.office.endsWith('police') ? police : byHead;
    },
  };
  const clock = { today: () => '2026-03-02', now: () => now };
  const heads = new RecusedHeadsDesk(reader as unknown as EventReader, registers, signers as never, clock as never);
  const found = await heads.inPlaceOf(now, { caseId, words: { type }, recorded: isThere ? (history as never[]) : [] });
  return { found: [...found], asked: asked.length };
};
const [early, due] = ['2026-03-02T02:00:00.000Z', '2026-03-09T02:00:00.000Z'];
const county = ['countyOrgLeader', 'countyOrgOfficer'].map((role) => ({ role, org: '370112' }));

describe('whom alerts of a review reach in the place of a head', () => {
  it('is the deputy who signs, or the county where nobody may', async () => {
    expect((await standIns(byDeputy, 'UrgeCase')).found).toEqual([['p-police-head', [{ person: 'p-deputy' }]]]);
    expect((await standIns(byNobody, 'UrgeCase')).found).toEqual([['p-police-head', county]]);
    expect((await standIns(byDeputy, 'AdvanceCase', due)).found).toHaveLength(1);
  });

  it('is nobody where the head signs, or the register holds no such office', async () => {
    expect((await standIns(byHead, 'UrgeCase')).found).toEqual([]);
    expect((await standIns(withoutHolder, 'UrgeCase')).found).toEqual([]);
  });

  it('is asked only where something may be told', async () => {
    expect((await standIns(byDeputy, 'AdvanceCase', early)).asked).toBe(0);
    expect((await standIns(byDeputy, 'MakeComment', early)).asked).toBe(0);
    expect((await standIns(byDeputy, 'MakeComment', due)).asked).toBeGreaterThan(0);
    expect((await standIns(byDeputy, 'UrgeCase', early, false)).asked).toBe(0);
  });
});
