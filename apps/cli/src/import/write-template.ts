import { writeFile } from 'node:fs/promises';
import { emptyTable } from '#imports';
import { CommandFailedError } from '../command-error.js';
import { both, SOUND, type ExitCode, type Surroundings } from '../terminal.js';
import { importKinds, type ImportKindName } from './import-kinds.js';

type TemplateRequest = Readonly<{ kind: ImportKindName; xlsx: boolean; output: string | undefined }>;

/** Writes an empty table. A file that exists is left as it is. */
export const writeTemplate = async (
  { terminal }: Surroundings,
  { kind, xlsx, output }: TemplateRequest,
): Promise<ExitCode> => {
  const format = xlsx ? 'xlsx' : 'csv';
  const file = output ?? `${kind}.${format}`;
  const bytes = await emptyTable(importKinds[kind].columns, format);
  await writeFile(file, bytes, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw new CommandFailedError([exists(file)]);
    throw error;
  });
  terminal.out(both({ zh: `已写入 ${file}`, en: `written: ${file}` }));
  return SOUND;
};

const exists = (file: string) => ({
  zh: `文件 ${file} 已存在，未改动；请用 -o 指明其他文件名。`,
  en: `The file ${file} exists and was left as it is: name another one with -o.`,
});
