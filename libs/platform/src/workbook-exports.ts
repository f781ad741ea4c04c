import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceUnavailableException } from '@nestjs/common';
import type { SecurityLog } from '#access/contract';
import { RejectedError } from '#event-store';
import { writeTableFile } from '#imports';
import type { Clock } from '#kernel';
import type { ReadStore } from '#read-store';
import { listCells, ListExports, type ListCell, type WantedExport, type WrittenExport } from '#web';

/** What one workbook holds at most, and how many a process writes at once. Basis: DEFAULT, unsourced. */
const LIMITS = { rows: 50_000, atOnce: 2 };

/** Says where the reader of the list stands, not what is in it. */
const NO_FILTER = 'min-position';

/**
 * Writes lists as workbooks to a file of its own that has no name by the time it is read. All pages come from one state
 * of the read models. What was taken is in the security log before anybody has it.
 */
export class WorkbookExports extends ListExports {
  private running = 0;

  constructor(
    private readonly reads: Pick<ReadStore, 'snapshot'>,
    private readonly log: SecurityLog,
    private readonly clock: Clock,
    private readonly limits: Readonly<{ rows: number; atOnce: number }> = LIMITS,
  ) {
    super();
  }

  async write(wanted: WantedExport): Promise<WrittenExport> {
    if (this.running >= this.limits.atOnce) throw new ServiceUnavailableException({ code: 'too-busy' });
    this.running++;
    const folder = await mkdtemp(join(tmpdir(), 'cunzhi-export-'));
    try {
      return await this.writeTo(join(folder, 'list.xlsx'), wanted);
    } finally {
      this.running--;
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async writeTo(path: string, wanted: WantedExport): Promise<WrittenExport> {
    const { list, language } = wanted;
    const columns = list.columns.map(({ zh, en, kind }) => ({ title: { zh, en }, kind }));
    const rows = await this.reads.snapshot(() =>
      writeTableFile(path, { name: list[language], columns, language }, this.rowsOf(wanted)),
    );
    const facts = { list: list.name, rows, filters: recordedFilters(wanted) };
    await this.log.record({ kind: 'export', outcome: 'allowed', facts });
    const content = createReadStream(path);
    await once(content, 'open');
    return { content, fileName: `${list.name}-${this.clock.today()}.xlsx` };
  }

  private async *rowsOf({ list, pages }: WantedExport): AsyncGenerator<readonly ListCell[]> {
    const { items = itemsOf, columns } = list;
    let rows = 0;
    for await (const answer of pages()) {
      const lines = items(answer);
      rows += lines.length;
      if (Math.max(rows, totalOf(answer)) > this.limits.rows)
        throw new RejectedError('list-too-long', { limit: this.limits.rows });
      for (const line of lines) yield listCells(columns, line);
    }
  }
}

const itemsOf = (answer: unknown): readonly unknown[] =>
  Array.isArray(answer) ? answer : (answer as { items: readonly unknown[] }).items;

const totalOf = (answer: unknown): number => {
  const { total = 0 } = answer as { total?: number };
  return total;
};

/** Every filter by its name, with its value where that is never personal. */
const recordedFilters = ({ list, filters }: WantedExport): string =>
  Object.entries(filters)
    .filter(([name]) => name !== NO_FILTER)
    .map(([name, value]) => (list.recorded?.includes(name) ? `${name}=${value}` : name))
    .join(' ');
