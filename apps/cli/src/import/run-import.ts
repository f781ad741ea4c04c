import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readTable } from '#imports';
import type { Program } from '#platform';
import { withProgram } from '../installation.js';
import { progressBar } from '../progress-bar.js';
import { catchUpAll, projectionRunnerOf } from '../read-models.js';
import { jsonOf, type ExitCode, type Surroundings } from '../terminal.js';
import type { ImportKind, ImportSource, ImportWords } from './import-kind.js';
import { importKinds, type ImportKindName } from './import-kinds.js';
import { withImportLock } from './import-lock.js';
import { exitCodeOf, isStopped, linesOf, reportOf, type ImportChoice } from './import-report.js';

export type ImportRequest = Readonly<{ kind: ImportKindName; file: string; json: boolean }> &
  ImportChoice &
  ImportWords;

/** Imports a table as the system's own commands, then brings the read models up to date. */
export const runImport = async (surroundings: Surroundings, request: ImportRequest): Promise<ExitCode> => {
  const { terminal } = surroundings;
  const kind = importKinds[request.kind];
  const source = await sourceOf(kind, request);
  const report = await withProgram(surroundings, { create: true }, (program) =>
    withImportLock(program.stores.reads, () => importInto(program, kind, source, request)),
  );
  for (const line of request.json ? [jsonOf(report)] : linesOf(report, request)) terminal.out(line);
  return exitCodeOf(report);
};

const sourceOf = async (
  { columns }: ImportKind,
  { file, reason, source, notice, accept, on, document, firstLoad }: ImportRequest,
): Promise<ImportSource> => {
  const bytes = await readFile(file);
  return {
    fileName: basename(file),
    fileHash: createHash('sha256').update(bytes).digest('hex'),
    table: await readTable(bytes, { columns }),
    words: {
      ...(reason === undefined ? {} : { reason }),
      ...(source === undefined ? {} : { source }),
      ...(notice === undefined ? {} : { notice }),
      ...(accept === undefined ? {} : { accept }),
      ...(on === undefined ? {} : { on }),
      ...(document === undefined ? {} : { document }),
      ...(firstLoad === undefined ? {} : { firstLoad }),
    },
  };
};

const importInto = async (program: Program, kind: ImportKind, source: ImportSource, request: ImportRequest) => {
  const runner = projectionRunnerOf(program);
  await catchUpAll(runner);
  const plan = await kind.plan(program, source);
  const named = { kind: request.kind, file: source.fileName };
  if (isStopped(plan, request) || request.dryRun) return reportOf(named, plan, request);
  const bar = progressBar({ zh: '导入', en: 'importing' }, plan.fresh);
  const refused = await plan.write(bar.update).finally(bar.stop);
  await catchUpAll(runner);
  return reportOf(named, plan, request, refused);
};
