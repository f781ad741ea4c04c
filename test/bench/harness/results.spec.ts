import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PartResult } from './latest-table.js';
import { keepResults } from './results.js';

const machine = {
  cores: 2,
  processor: 'one',
  memoryGiB: 24,
  node: '20.20.2',
  postgres: '18.4',
  redis: null,
  commit: null,
};
const result = (part: string, value: number): PartResult => ({
  part,
  measuredAt: '2026-09-21T01:02:03.000Z',
  seconds: 7,
  machine,
  rows: [{ name: 'command | p99', value, unit: 'ms', goal: 20, atMost: true, limit: 'the disk' }],
});

describe('results', () => {
  let folder = '';
  const latest = () => readFile(join(folder, 'latest.md'), 'utf8');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cunzhi-results-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('keeps the parts of an earlier run that were not measured again', async () => {
    await keepResults(folder, '2026-09-21', [result('http', 10), result('lag', 30)]);
    await keepResults(folder, '2026-09-21', [result('lag', 15)]);
    const kept = JSON.parse(await readFile(join(folder, '2026-09-21.json'), 'utf8')) as PartResult[];
    expect(kept).toEqual([result('http', 10), result('lag', 15)]);
  });

  it('shows the newest day of each part', async () => {
    await keepResults(folder, '2026-09-21', [result('http', 10), result('lag', 30)]);
    await keepResults(folder, '2026-09-22', [result('http', 12)]);
    const text = await latest();
    expect(text).toContain('| 12 ms |');
    expect(text).toContain('| 30 ms |');
    expect(text).not.toContain('| 10 ms |');
  });

  it('tells what limits a figure only where it misses its goal', async () => {
    await keepResults(folder, '2026-09-21', [result('http', 10), result('lag', 30.04)]);
    const lines = (await latest()).split('\n').filter((line) => line.startsWith('| command'));
    expect(lines).toEqual([
      '| command / p99 | 10 ms |  | ≤ 20 | reached |',
      '| command / p99 | 30 ms |  | ≤ 20 | the disk |',
    ]);
  });
});
