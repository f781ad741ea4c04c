import { randomUUID } from 'node:crypto';
import { inScope, type CommandOutcome } from '#event-store';
import { CeremonyDesk } from '#ceremonies';
import type { Actor } from '#kernel';
import type { Program } from '#platform';
import { readPasswords } from '../../../apps/standalone/src/first-start.js';

const LOGIN = 'secretary';
const DAYS_AHEAD = 40;
const DAY_MS = 86_400_000;

/** A village secretary who is signed in. */
export type Reporter = Readonly<{ accessToken: string; actor: Actor & { personId: string } }>;

/** Signs somebody of the sample in: the village secretary, unless told otherwise. Throws where that is refused. */
export const signIn = async (address: string, dataDir: string, loginName = LOGIN): Promise<Reporter> => {
  const body = JSON.stringify({ loginName, password: (await readPasswords(dataDir)).get(loginName) });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${address}/api/v1/sessions`, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`signing in was answered with ${response.status}`);
  type Session = { accessToken: string; account: { accountId: string; personId: string; orgCode: string } };
  const { accessToken, account } = (await response.json()) as Session;
  const { accountId, personId, orgCode } = account;
  return { accessToken, actor: { accountId, personId, orgCode } };
};

/** Has the security administrator of the sample grant a role to an account. Throws where that is refused. */
export const grantTo = async (
  address: string,
  dataDir: string,
  { actor }: Reporter,
  grant: Readonly<{ role: string; orgCode: string }>,
): Promise<void> => {
  const { accessToken } = await signIn(address, dataDir, 'security');
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` };
  const path = `/api/v1/accounts/${actor.accountId}/grants`;
  const response = await fetch(`${address}${path}`, { method: 'POST', headers, body: JSON.stringify(grant) });
  if (!response.ok) throw new Error(`the grant was answered with ${response.status}`);
};

/** The words of a modest wedding some weeks from now. */
export const draftOf = (reporterId: string) =>
  ({
    reporterId,
    kind: 'child-wedding',
    channel: 'online',
    principal: '女儿',
    venue: '村文化广场',
    ceremonyOn: new Date(Date.now() + DAYS_AHEAD * DAY_MS).toISOString().slice(0, 10),
    plan: {
      tables: 18,
      persons: 180,
      cars: 4,
      tableCostFen: 20_000,
      jointBothFamilies: false,
      nonRelativesInvited: false,
      serviceTargetsInvited: false,
    },
  }) as const;

export type Reporting = Readonly<{
  draft: () => Promise<CommandOutcome>;
  submit: (filingId: string) => Promise<CommandOutcome>;
}>;

/** Gives commands in this process, each with an id of its own. */
export const reportingIn = ({ app }: Program, { actor }: Reporter): Reporting => {
  const desk = app.get(CeremonyDesk, { strict: false });
  const asCommand = (give: () => Promise<CommandOutcome>) => {
    const commandId = randomUUID();
    return inScope({ commandId, correlationId: commandId, actor }, give);
  };
  return {
    draft: () =>
      asCommand(() => desk.open({ type: 'DraftReport', filingId: randomUUID(), ...draftOf(actor.personId) })),
    submit: (filingId) =>
      asCommand(() => desk.act(filingId, { type: 'SubmitReport', committed: true, lateReason: null })),
  };
};
