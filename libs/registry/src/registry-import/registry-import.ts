import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { CommandRunner } from '#event-store';
import { OrgTree } from '../contract/org-tree.contract.js';
import { orgLevels, type OrgLevel } from '../domain/org-level.js';
import { orgUnit } from '../domain/org-unit.js';
import { person } from '../domain/person.js';
import { noTraits } from '../domain/person.traits.js';
import { importRows, type ImportOptions, type ImportReport } from './import-rows.js';
import type { PersonRow, UnitRow } from './registry-rows.js';

export type { ImportOptions, ImportProgress, ImportReport, RefusedRow } from './import-rows.js';

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
    return importRows(rows, phases, ({ code }) => `orgunit-${code}`, give, options);
  }

  async people(rows: readonly PersonRow[], options: ImportOptions = {}): Promise<ImportReport> {
    const give = ({ personId, name, orgCode }: PersonRow): Promise<unknown> => {
      const env = { today: this.clock.today() };
      const command = { type: 'RegisterPerson', personId, name, orgCode, env } as const;
      const { runner } = this;
      return options.rehearse ? runner.rehearse(person, personId, command) : runner.run(person, personId, command);
    };
    return importRows(rows, [[...rows.keys()]], ({ personId }) => `person-${personId}`, give, options);
  }

  /** Records of registered people that they are Party members. */
  async partyMembers(personIds: readonly string[], options: ImportOptions = {}): Promise<ImportReport> {
    const rows = personIds.map((personId) => ({ personId }));
    const give = ({ personId }: { personId: string }): Promise<unknown> => {
      const env = { today: this.clock.today() };
      const command = { type: 'RecordTraits', ...noTraits, partyMember: true, env } as const;
      const { runner } = this;
      return options.rehearse ? runner.rehearse(person, personId, command) : runner.run(person, personId, command);
    };
    return importRows(rows, [[...rows.keys()]], ({ personId }) => `partymembership-${personId}`, give, options);
  }
}
