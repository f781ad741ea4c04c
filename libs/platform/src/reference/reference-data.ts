import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Role } from '#access/contract';
import type { PersonRow, PostRow, UnitRow } from '#registry';
import type { CalendarYearList, ParameterVersion } from '#rulebook';
import { projectFolder } from '../project-folder.js';

type CalendarFile = Pick<CalendarYearList, 'year' | 'restDays' | 'makeUpWorkdays' | 'source'> & { notice?: string };

export type SampleAccount = Readonly<{
  loginName: string;
  personId: string;
  orgCode: string;
  roles: readonly Readonly<{ role: Role; orgCode: string }>[];
}>;

export type Sample = Readonly<{
  people: readonly PersonRow[];
  partyMembers: readonly string[];
  posts: readonly PostRow[];
  accounts: readonly SampleAccount[];
}>;

const folder = (): string => join(projectFolder(), 'infra', 'data');

const json = async <T>(...path: string[]): Promise<T> =>
  JSON.parse(await readFile(join(folder(), ...path), 'utf8')) as T;

/** The organization tree of Jinan, parents before children. */
export const divisions = async (): Promise<readonly UnitRow[]> => {
  const [, ...lines] = (await readFile(join(folder(), 'divisions.csv'), 'utf8')).trimEnd().split('\n');
  return lines.map((line) => {
    const [code, name, level, parentCode] = line.trimEnd().split(',') as [string, string, UnitRow['level'], string];
    return { code, name, level, parentCode: parentCode === '' ? null : parentCode };
  });
};

/** The statutory calendars that are bundled, each with the hash of its file. */
export const calendars = async (): Promise<readonly CalendarYearList[]> => {
  const files = (await readdir(join(folder(), 'calendar'))).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (name) => {
      const text = await readFile(join(folder(), 'calendar', name), 'utf8');
      const { year, restDays, makeUpWorkdays, source, notice } = JSON.parse(text) as CalendarFile;
      const fileHash = createHash('sha256').update(text).digest('hex');
      return { year, restDays, makeUpWorkdays, source, notice: notice ?? null, fileHash };
    }),
  );
};

export const parameterVersions = async (): Promise<readonly ParameterVersion[]> => {
  const files = ['parameters.json', 'parameters.cunzhi.json'];
  const lists = await Promise.all(files.map((file) => json<{ parameters: ParameterVersion[] }>(file)));
  return lists.flatMap(({ parameters }) => parameters);
};

/** Invented people, posts and accounts for trying the program. */
export const sample = (): Promise<Sample> => json<Sample>('sample', 'sample.json');
