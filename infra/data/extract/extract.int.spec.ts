import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const data = fileURLToPath(new URL('..', import.meta.url));

describe('extracted data', () => {
  let output: string;
  beforeAll(() => {
    output = mkdtempSync(join(tmpdir(), 'extract-'));
    for (const script of ['extract-divisions.mjs', 'extract-calendar.mjs'])
      execFileSync(process.execPath, [join(data, 'extract', script), output]);
  }, 60_000);
  afterAll(() => rmSync(output, { recursive: true }));

  const same = (file: string) => readFileSync(join(output, file)).equals(readFileSync(join(data, file)));

  it('gives the committed divisions again', () => {
    expect(same('divisions.csv')).toBe(true);
  });

  it('gives the committed calendars again, and no other years', () => {
    const years = readdirSync(join(data, 'calendar'));
    expect(readdirSync(join(output, 'calendar'))).toEqual(years);
    expect(years.filter((file) => !same(join('calendar', file)))).toEqual([]);
  });
});
