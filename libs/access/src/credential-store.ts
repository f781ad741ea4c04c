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

const COLUMNS = `account_id as "accountId", login_name as "loginName", person_id as "personId", org_code as "orgCode",
  password_hash as "passwordHash", must_change as "mustChange"`;

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

  byLoginName(loginName: string): Promise<Credential | undefined> {
    return this.one('login_name', foldLoginName(loginName));
  }

  byAccount(accountId: string): Promise<Credential | undefined> {
    return this.one('account_id', accountId);
  }

  /** The person's own choice: it need not be changed again. */
  async setPassword(accountId: string, passwordHash: string): Promise<void> {
    await this.pool.query(
      'update access.credential set password_hash = $2, must_change = false, changed_at = now() where account_id = $1',
      [accountId, passwordHash],
    );
  }

  /** Takes the account's sessions with it. */
  async remove(accountId: string): Promise<void> {
    await this.pool.query('delete from access.credential where account_id = $1', [accountId]);
  }

  private async one(column: 'login_name' | 'account_id', value: string): Promise<Credential | undefined> {
    const text = `select ${COLUMNS} from access.credential where ${column} = $1`;
    return (await this.pool.query<Credential>(text, [value])).rows[0];
  }
}
