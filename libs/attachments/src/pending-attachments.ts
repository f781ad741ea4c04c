import type { ReadStore } from '#read-store';

/** An upload that no event is known to name yet. `sealedHash` is the hash of its open content, sealed for its person. */
export type PendingAttachment = Readonly<{
  id: string;
  purpose: string;
  subject: string;
  mediaType: string;
  bytes: number;
  sealedHash: Buffer;
  commandId: string;
  /** False until the store has it. */
  kept: boolean;
}>;

const DDL = `
  create schema if not exists attachments;
  create table if not exists attachments.pending (
    id text primary key,
    purpose text not null,
    subject text not null,
    media_type text not null,
    bytes integer not null,
    sealed_hash bytea not null,
    command_id text not null unique,
    kept boolean not null default false,
    touched_at timestamptz not null);
  create index if not exists pending_touched on attachments.pending (touched_at);`;

const LOCK = 7_203_131;

const COLUMNS = `id, purpose, subject, media_type as "mediaType", bytes, sealed_hash as "sealedHash", command_id as "commandId", kept`;

/** Uploads on their way into an event: beside the log, in a schema that no rebuild touches. Instants are ISO, UTC. */
export class PendingAttachments {
  constructor(private readonly reads: Pick<ReadStore, 'pool' | 'transaction'>) {}

  /** Several processes may do so at once. */
  async migrate(): Promise<void> {
    await this.reads.transaction(async (client) => {
      await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
      await client.query(DDL);
    });
  }

  /** False where the command has left an attachment before. */
  async add(attachment: Omit<PendingAttachment, 'kept'>, now: string): Promise<boolean> {
    const { id, purpose, subject, mediaType, bytes, sealedHash, commandId } = attachment;
    const { rowCount } = await this.reads.pool.query(
      `insert into attachments.pending (id, purpose, subject, media_type, bytes, sealed_hash, command_id, touched_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (command_id) do nothing`,
      [id, purpose, subject, mediaType, bytes, sealedHash, commandId, now],
    );
    return rowCount === 1;
  }

  /** False where it was given up meanwhile. */
  async markKept(id: string): Promise<boolean> {
    const { rowCount } = await this.reads.pool.query('update attachments.pending set kept = true where id = $1', [id]);
    return rowCount === 1;
  }

  /** Gives up an upload that never came to be kept; false where it did. */
  async giveUp(id: string): Promise<boolean> {
    const { rowCount } = await this.reads.pool.query('delete from attachments.pending where id = $1 and not kept', [
      id,
    ]);
    return rowCount === 1;
  }

  async byCommand(commandId: string): Promise<PendingAttachment | undefined> {
    const { rows } = await this.reads.pool.query<PendingAttachment>(
      `select ${COLUMNS} from attachments.pending where command_id = $1`,
      [commandId],
    );
    return rows[0];
  }

  /** Marks it as about to be named by an event, so that it stays another day. */
  async touch(id: string, purpose: string, subject: string, now: string): Promise<PendingAttachment | undefined> {
    const { rows } = await this.reads.pool.query<PendingAttachment>(
      `update attachments.pending set touched_at = $4 where id = $1 and purpose = $2 and subject = $3 and kept
       returning ${COLUMNS}`,
      [id, purpose, subject, now],
    );
    return rows[0];
  }

  /** Untouched since the instant, the oldest first. */
  async idleSince(instant: string, limit: number): Promise<readonly PendingAttachment[]> {
    const { rows } = await this.reads.pool.query<PendingAttachment>(
      `select ${COLUMNS} from attachments.pending where touched_at < $1 order by touched_at, id limit $2`,
      [instant, limit],
    );
    return rows;
  }

  /** False where it was touched meanwhile, or is gone. */
  async forget(id: string, idleSince: string): Promise<boolean> {
    const { rowCount } = await this.reads.pool.query(
      'delete from attachments.pending where id = $1 and touched_at < $2',
      [id, idleSince],
    );
    return rowCount === 1;
  }
}
