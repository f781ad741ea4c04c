import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { CommandRunner, inScope, RejectedError, systemActor } from '#event-store';
import { parametersTable, parseRows, type RowOf } from '#imports';
import { parameterVersions } from '#platform';
import { parameter, Rulebook, RulebookImport, type ParameterVersion } from '#rulebook';
import type { ImportKind } from './import-kind.js';
import { sortRows, type Line } from './import-plan.js';
import { refusal } from './refusal-text.js';
import { unitsOf } from './registry-lookup.js';

/** Time limits and thresholds. What a parameter means is not the table's to say: an unknown one is refused. */
export const parametersImport: ImportKind = {
  columns: parametersTable.columns,
  plan: async ({ app, stores }, { table }) => {
    const units = await unitsOf(
      stores.reads,
      table.rows.map(({ cells }) => cells['scope'] ?? ''),
    );
    const parsed = parseRows(parametersTable, table, { orgUnit: (code) => units.has(code) });
    const { parameters } = await app.get(Rulebook).refresh();
    const meanings = new Map([...(await parameterVersions()), ...parameters].map((known) => [known.key, known]));
    const present = new Map(parameters.map((version) => [versionKey(version), version]));
    const rows = parsed.rows.map(({ line, value }) => ({ line, value: versionOf(value, meanings.get(value.key)) }));
    const runner = app.get(CommandRunner);
    const codes = await refusalsOf(
      runner,
      rows.filter(({ value }) => !present.has(versionKey(value))),
    );
    const { fresh, known, faults } = sortRows({ rows, faults: parsed.faults }, ({ line, value }) => {
      if (!meanings.has(value.key)) return refusal(line, 'unknown-parameter', 'key');
      const version = present.get(versionKey(value));
      if (version)
        return isDeepStrictEqual(contentOf(version), contentOf(value))
          ? 'known'
          : refusal(line, 'version-set-otherwise', 'effectiveFrom');
      const code = codes.get(line);
      return code === undefined ? 'fresh' : refusal(line, code, 'value');
    });
    const write = async (onProgress: (done: number) => void) => {
      await new RulebookImport(runner).parameters(fresh.map(({ value }) => value));
      onProgress(fresh.length);
      return [];
    };
    return { total: table.rows.length, faults, known, fresh: fresh.length, write };
  },
};

/** What the rulebook would refuse, by line, without writing anything. */
const refusalsOf = async (runner: CommandRunner, rows: readonly Line<ParameterVersion>[]) => {
  const refused = new Map<number, string>();
  for (const { line, value } of rows) {
    const commandId = randomUUID();
    const scope = { commandId, correlationId: commandId, actor: systemActor('import') };
    const command = { type: 'SetParameter', parameter: value } as const;
    await inScope(scope, () => runner.rehearse(parameter, value.key, command)).catch((error: unknown) => {
      if (!(error instanceof RejectedError)) throw error;
      refused.set(line, error.code);
    });
  }
  return refused;
};

type Row = RowOf<typeof parametersTable.columns>;

const versionOf = (row: Row, known: ParameterVersion | undefined): ParameterVersion => ({
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
});

const versionKey = ({ key, scope, effectiveFrom }: ParameterVersion) => `${key}@${scope}:${effectiveFrom}`;

const contentOf = ({ value, unit, confidence, sources, note }: ParameterVersion) => ({
  value,
  unit,
  confidence,
  sources: [...sources],
  note,
});
