import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { CommandRunner, inScope, RejectedError, systemActor } from '#event-store';
import { parametersTable, parseRows, type RowOf } from '#imports';
import { parameterReadings, parameterVersions, type Program } from '#platform';
import {
  parameter,
  parameterFault,
  Rulebook,
  RulebookImport,
  standing,
  UnitPaths,
  versionName,
  type ParameterCommand,
  type ParameterFault,
  type ParameterVersion,
  type StandingVersion,
} from '#rulebook';
import type { ImportKind } from './import-kind.js';
import { sortRows, type Line } from './import-plan.js';
import { misfit, refusal } from './refusal-text.js';
import { unitsOf } from './registry-lookup.js';

type Wanted = StandingVersion;

/**
 * Time limits and thresholds. What a parameter means is not the table's to say: an unknown one is refused. A version that is
 * set otherwise is corrected only where the user says why. Every reading of the rules is tried before anything is written.
 */
export const parametersImport: ImportKind = {
  columns: parametersTable.columns,
  plan: async (program, { table, words: { reason } }) => {
    const { app, stores } = program;
    const units = await unitsOf(
      stores.reads,
      table.rows.map(({ cells }) => cells['scope'] ?? ''),
    );
    const parsed = parseRows(parametersTable, table, { orgUnit: (code) => units.has(code) });
    const { parameters } = await app.get(Rulebook).refresh();
    const shipped = await parameterVersions();
    const meanings = new Map([...shipped, ...parameters].map((known) => [known.key, known]));
    const present = new Map(parameters.map((version) => [placeOf(version), version]));
    const rows = parsed.rows.map(({ line, value }) => ({
      line,
      value: versionOf(value, meanings.get(value.key), present.get(placeOf(value))),
    }));
    const isSaidAlready = (value: Wanted) => {
      const version = present.get(placeOf(value));
      return version !== undefined && isDeepStrictEqual(contentOf(version), contentOf(value));
    };
    const wanted = rows.filter(({ value }) => meanings.has(value.key) && !isSaidAlready(value));
    const codes = await refusalsOf(app.get(CommandRunner), wanted, reason);
    const misfits = await misfitsOf(program, wanted, { shipped, parameters });
    const { fresh, known, faults } = sortRows({ rows, faults: parsed.faults }, ({ line, value }) => {
      if (!meanings.has(value.key)) return refusal(line, 'unknown-parameter', 'key');
      if (isSaidAlready(value)) return 'known';
      if (value.correction > 0 && reason === undefined) return refusal(line, 'version-set-otherwise', 'effectiveFrom');
      const code = codes.get(line);
      if (code !== undefined) return refusal(line, code, 'value');
      const fault = misfits.get(line);
      return fault ? misfit(line, fault) : 'fresh';
    });
    const write = async (onProgress: (done: number) => void) => {
      const rulebook = new RulebookImport(app.get(CommandRunner));
      const values = fresh.map(({ value }) => value);
      await rulebook.parameters(values.filter(isFirst).map(wordsOf));
      await rulebook.corrections(
        values.filter((value) => !isFirst(value)),
        reason ?? '',
      );
      onProgress(fresh.length);
      return [];
    };
    return { total: table.rows.length, faults, known, fresh: fresh.length, write };
  },
};

const isFirst = ({ correction }: Wanted): boolean => correction === 0;

const wordsOf = ({ correction: _correction, ...version }: Wanted): ParameterVersion => version;

const commandOf = (value: Wanted, reason: string | undefined): ParameterCommand => {
  const version = wordsOf(value);
  return isFirst(value)
    ? { type: 'SetParameter', parameter: version }
    : { type: 'CorrectParameter', parameter: version, reason: reason ?? '' };
};

/** What the rulebook would refuse, by line, without writing anything. */
const refusalsOf = async (runner: CommandRunner, rows: readonly Line<Wanted>[], reason: string | undefined) => {
  const refused = new Map<number, string>();
  for (const { line, value } of rows) {
    const commandId = randomUUID();
    const scope = { commandId, correlationId: commandId, actor: systemActor('import') };
    const command = commandOf(value, reason);
    await inScope(scope, () => runner.rehearse(parameter, value.key, command)).catch((error: unknown) => {
      if (!(error instanceof RejectedError)) throw error;
      refused.set(line, error.code);
    });
  }
  return refused;
};

type Known = Readonly<{ shipped: readonly ParameterVersion[]; parameters: readonly StandingVersion[] }>;

/** What no rule could use, by line, each looked at beside all that would stand with it. */
const misfitsOf = async ({ app }: Program, rows: readonly Line<Wanted>[], { shipped, parameters }: Known) => {
  const versions = standing([...parameters, ...rows.map(({ value }) => value)]);
  const grounds = { readings: parameterReadings, shipped, versions };
  const paths = app.get(UnitPaths);
  const faults = new Map<number, ParameterFault>();
  for (const { line, value } of rows) {
    const fault = parameterFault(wordsOf(value), await paths.path(value.scope), grounds);
    if (fault) faults.set(line, fault);
  }
  return faults;
};

type Row = RowOf<typeof parametersTable.columns>;

const versionOf = (row: Row, known: ParameterVersion | undefined, present: StandingVersion | undefined): Wanted => ({
  key: row.key,
  value: row.value,
  unit: row.unit,
  scope: row.scope,
  effectiveFrom: row.effectiveFrom,
  workflow: known?.workflow ?? '',
  meaning: known?.meaning ?? '',
  anchor: known?.anchor ?? '',
  confidence: row.confidence,
  sources: row.source ?? [],
  note: row.note ?? '',
  correction: present ? present.correction + 1 : 0,
});

const placeOf = ({ key, scope, effectiveFrom }: Pick<ParameterVersion, 'key' | 'scope' | 'effectiveFrom'>) =>
  versionName({ key, scope, effectiveFrom });

const contentOf = ({ value, unit, confidence, sources, note }: ParameterVersion) => ({
  value,
  unit,
  confidence,
  sources: [...sources],
  note,
});
