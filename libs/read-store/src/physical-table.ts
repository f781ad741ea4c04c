import type pg from 'pg';
import { columnsOf, storedRow, type StoredProjection, type StoredRow } from './stored-projection.js';

export type PositionedRow = Readonly<{ row: StoredRow; position: bigint }>;

/** What a batch of events does to one key. A row of undefined removes it. */
export type Change = Readonly<{ key: string; row: StoredRow | undefined; position: bigint }>;

const INDEX_METHOD = { btree: 'btree', gin: 'gin', trigram: 'gin' } as const;

/** One table in the schema `read` that holds the rows of one build of a projection. */
export class PhysicalTable {
  private readonly columns: readonly string[];

  constructor(
    private readonly projection: StoredProjection,
    readonly name: string,
  ) {
    this.columns = columnsOf(projection).map(([column]) => `"${column}"`);
  }

  ddl(): string {
    const columns = columnsOf(this.projection);
    const table = `create table read.${this.name} (key text primary key, position bigint not null${columns
      .map(([column, { type }]) => `, "${column}" ${type}`)
      .join('')})`;
    const indexes = columns.flatMap(([column, { index }]) => {
      if (!index) return [];
      const operators = index === 'trigram' ? ' public.gin_trgm_ops' : '';
      return [`create index on read.${this.name} using ${INDEX_METHOD[index]} ("${column}"${operators})`];
    });
    return [table, ...indexes].join(';\n');
  }

  /** The stored rows of these keys. */
  async load(client: pg.ClientBase, keys: readonly string[]): Promise<Map<string, PositionedRow>> {
    const { rows } = await client.query<StoredRow & { key: string; position: number }>({
      name: `load ${this.name}`,
      text: `select * from read.${this.name} where key = any($1)`,
      values: [keys],
    });
    return new Map(
      rows.map((row) => [row.key, { row: storedRow(this.projection, row), position: BigInt(row.position) }]),
    );
  }

  /** Writes all changes in at most two statements. A row that is already at or past its change stays as it is. */
  async write(client: pg.ClientBase, changes: readonly Change[]): Promise<void> {
    const kept = changes.filter(({ row }) => row !== undefined);
    const gone = changes.filter(({ row }) => row === undefined).map(({ key }) => key);
    if (kept.length > 0) {
      const rows = kept.map(({ key, row, position }) => ({ ...row, key, position: position.toString() }));
      await client.query({ name: `write ${this.name}`, text: this.upsert(), values: [JSON.stringify(rows)] });
    }
    if (gone.length > 0)
      await client.query({
        name: `remove ${this.name}`,
        text: `delete from read.${this.name} where key = any($1)`,
        values: [gone],
      });
  }

  private upsert(): string {
    const columns = ['key', 'position', ...this.columns].join(', ');
    const updates = ['position', ...this.columns].map((column) => `${column} = excluded.${column}`).join(', ');
    return `insert into read.${this.name} as stored (${columns})
      select ${columns} from json_populate_recordset(null::read.${this.name}, $1::json)
      on conflict (key) do update set ${updates} where stored.position < excluded.position`;
  }
}
