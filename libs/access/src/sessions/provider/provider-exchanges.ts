import { createHash, randomBytes } from 'node:crypto';
import { decrypt, encrypt } from '#event-store';
import type pg from 'pg';
import type { ExchangeSecrets } from './provider-client.js';

export type ExchangePurpose = 'sign-in' | 'binding';

/** An exchange that was begun: `ticket` is known to the browser that began it alone. */
export type BegunExchange = ExchangeSecrets & Readonly<{ ticket: string }>;

/** `accountId` is the account to be bound; null where somebody signs in. */
export type AnsweredExchange = ExchangeSecrets & Readonly<{ accountId: string | null }>;

export const EXCHANGE_SECONDS = 600;
const FACTOR_SECONDS = 300;

const SWEEP = `
  delete from access.provider_exchange where digest in (
    select digest from access.provider_exchange where ends_at < now() limit 100 for update skip locked)`;

/**
 * Exchanges with the provider that are under way, each for ten minutes and one answer. What must come back is kept here,
 * sealed, and not in the browser.
 */
export class ProviderExchanges {
  constructor(
    private readonly pool: pg.Pool,
    private readonly key: Buffer,
  ) {}

  async begin(purpose: ExchangePurpose, accountId: string | null): Promise<BegunExchange> {
    await this.pool.query(SWEEP);
    const secrets = { state: newSecret(), nonce: newSecret(), verifier: newSecret() };
    const ticket = newSecret();
    const digest = digestOf(ticket);
    const sealed = encrypt(this.key, Buffer.from(JSON.stringify(secrets)), digest.toString('hex'));
    await this.pool.query(
      `insert into access.provider_exchange (digest, purpose, account_id, sealed, ends_at)
       values ($1, $2, $3, $4, now() + $5 * interval '1 second')`,
      [digest, purpose, accountId, sealed, EXCHANGE_SECONDS],
    );
    return { ...secrets, ticket };
  }

  /** Undefined where there is no such exchange, it has ended, or an answer was given before. */
  async answer(ticket: string, purpose: ExchangePurpose): Promise<AnsweredExchange | undefined> {
    const digest = digestOf(ticket);
    const { rows } = await this.pool.query<{ sealed: Buffer; accountId: string | null }>(
      `update access.provider_exchange set answered_at = now()
       where digest = $1 and purpose = $2 and answered_at is null and ends_at > now()
       returning sealed, account_id as "accountId"`,
      [digest, purpose],
    );
    const [row] = rows;
    if (!row) return undefined;
    const secrets = decrypt(this.key, row.sealed, digest.toString('hex')).toString();
    return { ...(JSON.parse(secrets) as ExchangeSecrets), accountId: row.accountId };
  }

  /** The provider has vouched for the holder of the account, who now owes a second factor, for five minutes. */
  async oweFactor(ticket: string, accountId: string): Promise<void> {
    await this.pool.query(
      `update access.provider_exchange set account_id = $2, ends_at = now() + $3 * interval '1 second'
       where digest = $1 and answered_at is not null`,
      [digestOf(ticket), accountId, FACTOR_SECONDS],
    );
  }

  /** The account whose holder owes a second factor; undefined where nobody does. */
  async owing(ticket: string): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ accountId: string }>(
      `select account_id as "accountId" from access.provider_exchange
       where digest = $1 and purpose = 'sign-in' and account_id is not null and answered_at is not null
         and ends_at > now()`,
      [digestOf(ticket)],
    );
    return rows[0]?.accountId;
  }

  /** False where it has ended before. */
  async end(ticket: string): Promise<boolean> {
    const text = 'delete from access.provider_exchange where digest = $1';
    return (await this.pool.query(text, [digestOf(ticket)])).rowCount === 1;
  }
}

const newSecret = (): string => randomBytes(32).toString('base64url');

const digestOf = (ticket: string): Buffer => createHash('sha256').update(ticket).digest();
