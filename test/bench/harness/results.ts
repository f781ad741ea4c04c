import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { latestTable, type PartResult } from './latest-table.js';

const DAY_FILE = /^\d{4}-\d{2}-\d{2}\.json$/;

/** Keeps the results of a day, a part measured again over its earlier self, and writes the newest of each part to latest.md. */
export const keepResults = async (folder: string, date: string, measured: readonly PartResult[]): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${date}.json`);
  const today = merged([...(await read(file)), ...measured]);
  await writeFile(file, `${JSON.stringify(today, null, 2)}\n`);
  const days = (await readdir(folder)).filter((name) => DAY_FILE.test(name)).sort();
  const all = await Promise.all(days.map((name) => read(join(folder, name))));
  await writeFile(join(folder, 'latest.md'), latestTable(merged(all.flat())));
};

/** One result for each part: the last. */
export const merged = (results: readonly PartResult[]): readonly PartResult[] => [
  ...new Map(results.map((result) => [result.part, result])).values(),
];

const read = async (file: string): Promise<readonly PartResult[]> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as readonly PartResult[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};
