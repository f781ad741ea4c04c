import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, type Actor } from '#kernel';
import { CommandRunner, deriveId, inScope, RejectedError, systemActor } from '#event-store';
import { OrgTree } from '../contract/org-tree.contract.js';
import { orgLevels, type OrgLevel } from '../domain/org-level.js';
import { orgUnit } from '../domain/org-unit.js';
import { person } from '../domain/person.js';
import { postTerm } from '../domain/post-term.js';
import { inLanes } from './in-lanes.js';
import type { PersonRow, PostRow, UnitRow } from './registry-rows.js';

export type ImportProgress = Readonly<{ done: number; total: number; refused: number }>;

/** `index` is the row's place in the given rows, from 0; `code` the refusal of the domain, or 'imported-otherwise'. */
export type RefusedRow = Readonly<{ index: number; code: string }>;

export type ImportReport = Readonly<{ total: number; refused: readonly RefusedRow[] }>;

/** `rehearse` answers which rows would be refused and writes nothing. */
export type ImportOptions = Readonly<{
  actor?: Actor;
  onProgress?: (progress: ImportProgress) => void;
  rehearse?: boolean;
}>;

const CONCURRENCY = 64;

/**
 * Registers many rows, 64 at a time. A row that was imported before is not written again: its command id comes from the
 * id of what it registers (never from a name). A row that the domain refuses, or that was imported before with other
 * content, is reported and the others go on. Any other error ends the import: run it again.
 */
@Injectable()
export class RegistryImport {
  constructor(
    private readonly runner: CommandRunner,
    private readonly tree: OrgTree,
    private readonly clock: Clock,
  ) {}

  /** Parents may stand anywhere in the rows, or be registered already. */
  async units(rows: readonly UnitRow[], options: ImportOptions = {}): Promise<ImportReport> {
    const known = new Map<string, OrgLevel>();
    const levelOf = async (code: string | null) =>
      code === null ? null : (known.get(code) ?? (await this.tree.find(code))?.level ?? null);
    const give = async (row: UnitRow) => {
      const env = { today: this.clock.today(), parentLevel: await levelOf(row.parentCode) };
      const { code, name, level, parentCode } = row;
      const command = { type: 'RegisterOrgUnit', code, name, level, parentCode, env } as const;
      const { runner } = this;
      await (options.rehearse ? runner.rehearse(orgUnit, code, command) : runner.run(orgUnit, code, command));
      known.set(code, level);
    };
    const phases = orgLevels.map((level) => rows.flatMap((row, index) => (row.level === level ? [index] : [])));
    return this.import(rows, phases, ({ code }) => `orgunit-${code}`, give, options);
  }

  async people(rows: readonly PersonRow[], options: ImportOptions = {}): Promise<ImportReport> {
    const give = ({ personId, name, orgCode }: PersonRow): Promise<unknown> => {
      const env = { today: this.clock.today() };
      const command = { type: 'RegisterPerson', personId, name, orgCode, env } as const;
      const { runner } = this;
      return options.rehearse ? runner.rehearse(person, personId, command) : runner.run(person, personId, command);
    };
    return this.import(rows, [[...rows.keys()]], ({ personId }) => `person-${personId}`, give, options);
  }

  /** The same person in the same post from the same day is the same term. */
  async posts(rows: readonly PostRow[], options: ImportOptions = {}): Promise<ImportReport> {
    const give = (row: PostRow): Promise<unknown> => {
      const { personId, orgCode, post, basis, startedOn, publicPower, documentNo } = row;
      const termId = termIdOf(row);
      const words = { termId, personId, orgCode, post, basis, startedOn, publicPower, documentNo };
      const command = { type: 'StartPost', ...words } as const;
      const { runner } = this;
      return options.rehearse ? runner.rehearse(postTerm, termId, command) : runner.run(postTerm, termId, command);
    };
    return this.import(rows, [[...rows.keys()]], (row) => `postterm-${termIdOf(row)}`, give, options);
  }

  private async import<Row extends object>(
    rows: readonly Row[],
    phases: readonly (readonly number[])[],
    streamOf: (row: Row) => string,
    give: (row: Row) => Promise<unknown>,
    { actor = systemActor('import'), onProgress = () => undefined }: ImportOptions,
  ): Promise<ImportReport> {
    const correlationId = randomUUID();
    const refused: RefusedRow[] = [];
    let done = 0;
    const one = async (index: number) => {
      const row = rows[index]!;
      const commandId = deriveId('registry-import', streamOf(row));
      try {
        await inScope({ commandId, correlationId, actor }, () => give(row));
      } catch (error) {
        if (!(error instanceof RejectedError)) throw error;
        refused.push({ index, code: error.code === 'idempotency-key-reused' ? 'imported-otherwise' : error.code });
      }
      onProgress({ done: ++done, total: rows.length, refused: refused.length });
    };
    for (const phase of phases) await inLanes(phase, CONCURRENCY, one);
    return { total: rows.length, refused: refused.toSorted((a, b) => a.index - b.index) };
  }
}

const termIdOf = ({ personId, orgCode, post, startedOn }: PostRow): string =>
  deriveId('term', personId, orgCode, post, startedOn);
