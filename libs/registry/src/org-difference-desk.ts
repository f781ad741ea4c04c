import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRunner, currentScope, deriveId, inScope, type CommandOutcome } from '#event-store';
import { CloseUnit } from './close-unit/close-unit.command.js';
import { topmostOf, type ListedUnit } from './domain/compare-units.js';
import { orgDifference, placesOf, type DecidedRow, type RecordDifference } from './domain/org-difference.js';
import type { Decree } from './domain/org-unit.events.js';
import type { OrgUnitState } from './domain/org-unit.state.js';
import { EstablishUnit } from './establish-unit/establish-unit.command.js';
import { MoveUnit } from './move-unit/move-unit.command.js';
import { OrgUnitDesk } from './org-unit-desk.js';
import { RenameUnit } from './rename-unit/rename-unit.command.js';
import { ComparedUnits } from './scoping/compared-units.query.js';

/** Compares lists with the register, and turns the rows that somebody accepts into commands of theirs. */
@Injectable()
export class OrgDifferenceDesk {
  constructor(
    private readonly runner: CommandRunner,
    private readonly commands: CommandBus,
    private readonly desk: OrgUnitDesk,
    private readonly compared: ComparedUnits,
  ) {}

  /** Throws RejectedError `no-difference` where the list says what is registered. */
  async record(source: string, listed: readonly ListedUnit[]): Promise<CommandOutcome> {
    const differenceId = deriveId('org-difference', currentScope().commandId);
    return this.runner.run(orgDifference, differenceId, await this.recording(differenceId, source, listed));
  }

  /** The rows that `record` would find, without writing. */
  async rehearse(source: string, listed: readonly ListedUnit[]) {
    const differenceId = deriveId('org-difference', currentScope().commandId);
    const command = await this.recording(differenceId, source, listed);
    const { decision } = await this.runner.rehearse(orgDifference, differenceId, command);
    return decision.flatMap((event) => (event.type === 'OrgDifferenceRecorded.v1' ? event.data.rows : []));
  }

  /** Throws what stands against the row, or against the change of the unit. */
  async accept(differenceId: string, row: number, decree: Decree): Promise<CommandOutcome> {
    const command = { type: 'AcceptRow', row, ...decree, env: this.desk.moment() } as const;
    const { state, repeated } = await this.runner.rehearse(orgDifference, differenceId, command);
    const line = state.status === 'none' ? undefined : state.rows.find((each) => each.row === row);
    if (line && !repeated) await this.change(differenceId, line, decree);
    return this.runner.run(orgDifference, differenceId, command);
  }

  reject(differenceId: string, row: number, reason: string): Promise<CommandOutcome> {
    return this.runner.run(orgDifference, differenceId, { type: 'RejectRow', row, reason, env: this.desk.moment() });
  }

  private async recording(
    differenceId: string,
    source: string,
    listed: readonly ListedUnit[],
  ): Promise<RecordDifference> {
    const topmost = topmostOf(listed).map(({ code }) => code);
    const parents = listed.flatMap(({ parentCode }) => parentCode ?? []);
    const [registered, over] = await Promise.all([
      this.compared.of([...new Set([...listed.map(({ code }) => code), ...parents])], topmost),
      this.overAll(placesOf(listed)),
    ]);
    return { type: 'RecordDifference', differenceId, source, listed, env: { ...this.desk.moment(), over, registered } };
  }

  private async overAll([first, ...others]: readonly string[]): Promise<string | null> {
    let over = first ?? null;
    for (const place of others) over = over && (await this.desk.over(over, place));
    return over;
  }

  /** A row that the register has come to meet meanwhile changes nothing. */
  private async change(differenceId: string, line: DecidedRow, decree: Decree): Promise<void> {
    if (isMet(line, await this.desk.stateOf(line.code))) return;
    const commandId = deriveId('org-difference-row', differenceId, String(line.row));
    await inScope({ ...currentScope(), commandId }, () => this.commands.execute(commandOf(line, decree)));
  }
}

const isMet = ({ kind, name, parentCode }: DecidedRow, unit: OrgUnitState): boolean => {
  if (unit.status === 'none') return false;
  switch (kind) {
    case 'added':
      return unit.status === 'open' && unit.name === name && unit.parentCode === parentCode;
    case 'renamed':
      return unit.name === name;
    case 'moved':
      return unit.parentCode === parentCode;
    case 'gone':
      return unit.status !== 'open';
    default:
      return kind satisfies never;
  }
};

const commandOf = ({ kind, code, name, level, parentCode }: DecidedRow, decree: Decree) => {
  switch (kind) {
    case 'added':
      return new EstablishUnit({ ...decree, code, name, level, parentCode: parentCode ?? '' });
    case 'renamed':
      return new RenameUnit(code, { ...decree, name });
    case 'moved':
      return new MoveUnit(code, { ...decree, parentCode: parentCode ?? '' });
    case 'gone':
      return new CloseUnit(code, decree);
    default:
      return kind satisfies never;
  }
};
