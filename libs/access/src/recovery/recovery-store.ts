import type pg from 'pg';

/** `proposedFor` is the person who proposed, where the account belongs to one. Instants are ISO, in UTC. */
export type Recovery = Readonly<{
  accountId: string;
  proposedBy: string;
  proposedFor: string | null;
  isOpen: boolean;
}>;

/** Proposals of recovery, and the codes that came of them. */
export class RecoveryStore {
  constructor(private readonly pool: pg.Pool) {}

  /** A new proposal takes the place of an earlier one. Answers when it ends. */
  async propose(id: string, accountId: string, by: string, person: string | null, seconds: number): Promise<string> {
    await this.pool.query('delete from access.recovery where account_id = $1 and used_at is null', [accountId]);
    const { rows } = await this.pool.query<{ ends: Date | string }>(
      `insert into access.recovery (id, account_id, proposed_by, proposed_for, proposal_ends_at)
       values ($1, $2, $3, $4, now() + $5 * interval '1 second') returning proposal_ends_at as ends`,
      [id, accountId, by, person, seconds],
    );
    return new Date(rows[0]!.ends).toISOString();
  }

  async find(id: string): Promise<Recovery | undefined> {
    const { rows } = await this.pool.query<Recovery>(
      `select account_id as "accountId", proposed_by as "proposedBy", proposed_for as "proposedFor",
         confirmed_by is null and proposal_ends_at > now() as "isOpen"
       from access.recovery where id = $1`,
      [id],
    );
    return rows[0];
  }

  /** When the code ends; undefined where another was faster or the proposal has ended. */
  async confirm(id: string, by: string, digest: Buffer, seconds: number): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ ends: Date | string }>(
      `update access.recovery set confirmed_by = $2, code_digest = $3, code_ends_at = now() + $4 * interval '1 second'
       where id = $1 and confirmed_by is null and proposal_ends_at > now() returning code_ends_at as ends`,
      [id, by, digest, seconds],
    );
    return rows[0] && new Date(rows[0].ends).toISOString();
  }

  async isOpenFor(accountId: string, digest: Buffer): Promise<boolean> {
    const text = `select 1 from access.recovery
      where account_id = $1 and code_digest = $2 and used_at is null and code_ends_at > now()`;
    return (await this.pool.query(text, [accountId, digest])).rowCount === 1;
  }

  /** False where the code is none of the account, was used or has ended. */
  async use(accountId: string, digest: Buffer): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `update access.recovery set used_at = now()
       where account_id = $1 and code_digest = $2 and used_at is null and code_ends_at > now()`,
      [accountId, digest],
    );
    return rowCount === 1;
  }
}
