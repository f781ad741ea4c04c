import type pg from 'pg';
import { foldLoginName } from './domain/login-name.js';

export type Credential = Readonly<{
  accountId: string;
  loginName: string;
  personId: string | null;
  orgCode: string;
  passwordHash: string;
  mustChange: boolean;
}>;

/** `changedAt` is an ISO instant in UTC. */
export type StoredCredential = Credential & Readonly<{ changedAt: string }>;

const COLUMNS = `account_id as "accountId", login_name as "loginName", person_id as "personId", org_code as "orgCode",
  password_hash as "passwordHash", must_change as "mustChange",
  to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "changedAt"`;

/** Login names and password hashes, beside the log. Names are stored folded. */
export class CredentialStore {
  constructor(private readonly pool: pg.Pool) {}

  /** False where the login name or the account has a credential already. */
  async add({ accountId, loginName, personId, orgCode, passwordHash, mustChange }: Credential): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `insert into access.credential (account_id, login_name, person_id, org_code, password_hash, must_change)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [accountId, foldLoginName(loginName), personId, orgCode, passwordHash, mustChange],
    );
    return rowCount === 1;
  }

  byLoginName(loginName: string): Promise<StoredCredential | undefined> {
    return this.one('login_name', foldLoginName(loginName));
  }

  byAccount(accountId: string): Promise<StoredCredential | undefined> {
    return this.one('account_id', accountId);
  }

  /** The accounts of a person that can be signed in to. */
  async accountsOf(personId: string): Promise<readonly string[]> {
    const text = 'select account_id as id from access.credential where person_id = $1 order by account_id';
    return (await this.pool.query<{ id: string }>(text, [personId])).rows.map(({ id }) => id);
  }

  /** The person's own choice: it need not be changed again. The one before it is remembered. */
  async setPassword(accountId: string, passwordHash: string): Promise<void> {
    await this.pool.query(
      `with before as (
         insert into access.password_history (account_id, password_hash)
         select account_id, password_hash from access.credential where account_id = $1)
       update access.credential set password_hash = $2, must_change = false, changed_at = now() where account_id = $1`,
      [accountId, passwordHash],
    );
  }

  /** The hashes of the last passwords, the newest first; older ones are forgotten. */
  async pastHashes(accountId: string, count: number): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ hash: string; at: string }>(
      `select password_hash as hash, replaced_at::text as at from access.password_history where account_id = $1
       order by replaced_at desc limit $2`,
      [accountId, count],
    );
    const oldest = rows.at(-1)?.at;
    if (oldest !== undefined && rows.length === count)
      await this.pool.query('delete from access.password_history where account_id = $1 and replaced_at < $2', [
        accountId,
        oldest,
      ]);
    return rows.map(({ hash }) => hash);
  }

  /** Takes the account's sessions with it. */
  async remove(accountId: string): Promise<void> {
    await this.pool.query('delete from access.credential where account_id = $1', [accountId]);
  }

  private async one(column: 'login_name' | 'account_id', value: string): Promise<StoredCredential | undefined> {
    const text = `select ${COLUMNS} from access.credential where ${column} = $1`;
    return (await this.pool.query<StoredCredential>(text, [value])).rows[0];
  }
}
