import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { SecurityLog, type SecurityEntry } from '#access/contract';
import { Clock } from '#kernel';
import { textColumn, type ExportedList, type WantedExport } from '#web';
import { WorkbookExports } from './workbook-exports.js';

const list: ExportedList = {
  name: 'people',
  zh: '人员',
  en: 'People',
  paging: 'pages',
  recorded: ['unit'],
  columns: [textColumn('name', '姓名', 'Name')],
};

class FixedClock extends Clock {
  now = () => '2026-03-02T01:00:00.000Z';
  today = () => '2026-03-02';
}

class Lines extends SecurityLog {
  readonly entries: SecurityEntry[] = [];
  async record(entry: SecurityEntry): Promise<void> {
    this.entries.push(entry);
  }
}

let log: Lines;
let exports: WorkbookExports;
let folder: string;
let before: string | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exports-'));
  before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  log = new Lines();
  exports = new WorkbookExports({ snapshot: (work) => work() }, log, new FixedClock(), { rows: 3, atOnce: 1 });
});
afterEach(async () => {
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  await rm(folder, { recursive: true });
});

const wanting = (...answers: readonly unknown[]): WantedExport => ({
  list,
  language: 'zh',
  filters: { unit: '370112', q: '张三', 'min-position': '9' },
  pages: async function* () {
    yield* answers;
  },
});
const named = (...names: readonly string[]) => ({ items: names.map((name) => ({ name })), total: names.length });

describe('lists written as workbooks', () => {
  it('are on record before they are read, without the values of personal filters, and leave no file', async () => {
    const { content, fileName } = await exports.write(wanting(named('张三', '李四'), named('王五')));
    expect(fileName).toBe('people-2026-03-02.xlsx');
    expect(log.entries).toEqual([
      { kind: 'export', outcome: 'allowed', facts: { list: 'people', rows: 3, filters: 'unit=370112 q' } },
    ]);
    expect(await readdir(folder)).toEqual([]);
    expect((await buffer(content)).subarray(0, 2).toString()).toBe('PK');
  });

  it('may not be longer than the limit, by their total or by their rows, and then nothing is on record', async () => {
    const refusal = { code: 'list-too-long', params: { limit: 3 } };
    await expect(exports.write(wanting({ ...named('张三'), total: 4 }))).rejects.toMatchObject(refusal);
    await expect(exports.write(wanting(['a', 'b'], ['c', 'd']))).rejects.toMatchObject(refusal);
    expect(log.entries).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('are not written where nothing can be put on record', async () => {
    log.record = () => Promise.reject(new Error('no log'));
    await expect(exports.write(wanting(named('张三')))).rejects.toThrow('no log');
    expect(await readdir(folder)).toEqual([]);
  });

  it('are written so many at once and no more', async () => {
    const first = exports.write(wanting(named('张三')));
    await expect(exports.write(wanting(named('张三')))).rejects.toMatchObject({ response: { code: 'too-busy' } });
    (await first).content.destroy();
    const second = await exports.write(wanting(named('张三')));
    expect((await buffer(second.content)).length).toBeGreaterThan(0);
  });
});
