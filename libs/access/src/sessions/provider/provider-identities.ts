import { createHmac } from 'node:crypto';
import type pg from 'pg';

/** Whom a provider knows under a name of its own. */
export type ProviderSubject = Readonly<{ issuer: string; subject: string }>;

/** The names of one provider, as they are kept: a keyed digest tells nobody who it is. */
export type SubjectDigest = Readonly<{ issuer: string; digest: Buffer }>;

/** A binding that waits for another administrator. `proposedFor` is the person of who proposed, where there is one. */
export type ProposedBinding = Readonly<{ accountId: string; proposedBy: string; proposedFor: string | null }>;

/** What identity at the provider belongs to which account. Nothing is matched by name or e-mail. */
export class ProviderIdentities {
  constructor(
    private readonly pool: pg.Pool,
    private readonly key: Buffer,
  ) {}

  digestOf({ issuer, subject }: ProviderSubject): SubjectDigest {
    const digest = createHmac('sha256', this.key)
      .update(JSON.stringify(['provider', issuer, subject]))
      .digest();
    return { issuer, digest };
  }

  async accountOf(subject: ProviderSubject): Promise<string | undefined> {
    const { issuer, digest } = this.digestOf(subject);
    const text = `select account_id as id from access.provider_identity where issuer = $1 and subject_digest = $2`;
    return (await this.pool.query<{ id: string }>(text, [issuer, digest])).rows[0]?.id;
  }

  /** Since when the account is bound (ISO, UTC); undefined where it is not. */
  async boundSince(accountId: string): Promise<string | undefined> {
    const text = `select bound_at as at from access.provider_identity where account_id = $1`;
    const [row] = (await this.pool.query<{ at: Date | string }>(text, [accountId])).rows;
    return row && new Date(row.at).toISOString();
  }

  /** False where the account or the identity is bound already. */
  async bind(accountId: string, { issuer, digest }: SubjectDigest, by: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `insert into access.provider_identity (account_id, issuer, subject_digest, bound_by) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [accountId, issuer, digest, by],
    );
    return rowCount === 1;
  }

  /** False where none was bound. */
  async unbind(accountId: string): Promise<boolean> {
    const text = 'delete from access.provider_identity where account_id = $1';
    return (await this.pool.query(text, [accountId])).rowCount === 1;
  }

  /** A new proposal takes the place of an earlier one. Answers when it ends (ISO, UTC). */
  async propose(id: string, binding: ProposedBinding, subject: SubjectDigest, seconds: number): Promise<string> {
    const { accountId, proposedBy, proposedFor } = binding;
    const removal = 'delete from access.provider_binding where account_id = $1 and confirmed_by is null';
    await this.pool.query(removal, [accountId]);
    const { rows } = await this.pool.query<{ ends: Date | string }>(
      `insert into access.provider_binding
         (id, account_id, issuer, subject_digest, proposed_by, proposed_for, ends_at)
       values ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 second') returning ends_at as ends`,
      [id, accountId, subject.issuer, subject.digest, proposedBy, proposedFor, seconds],
    );
    return new Date(rows[0]!.ends).toISOString();
  }

  async proposed(id: string): Promise<ProposedBinding | undefined> {
    const { rows } = await this.pool.query<ProposedBinding>(
      `select account_id as "accountId", proposed_by as "proposedBy", proposed_for as "proposedFor"
       from access.provider_binding where id = $1`,
      [id],
    );
    return rows[0];
  }

  /** The identity that was proposed; undefined where another was faster or the proposal has ended. */
  async confirm(id: string, by: string): Promise<SubjectDigest | undefined> {
    const { rows } = await this.pool.query<SubjectDigest>(
      `update access.provider_binding set confirmed_by = $2
       where id = $1 and confirmed_by is null and ends_at > now() returning issuer, subject_digest as digest`,
      [id, by],
    );
    return rows[0];
  }
}
