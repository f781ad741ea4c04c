import { Injectable } from '@nestjs/common';
import { CommandRunner, currentScope, deriveId, inScope, RejectedError } from '#event-store';
import type { Reaction } from '#jobs';
import { orgChange, partsOf, type OrgChangeCommand } from '../domain/org-change.js';
import { orgChangeEvents, type OrgChangeEvent } from '../domain/org-change.events.js';
import type { ChangePart, OrgChangeStep } from '../domain/org-unit.commands.js';
import { orgUnit } from '../domain/org-unit.js';
import { OrgUnitDesk } from '../org-unit-desk.js';
import { OpenChildren } from '../scoping/open-children.query.js';

type Proposal = Parameters<typeof partsOf>[0];
type Part = Readonly<{ code: string; part: ChangePart }>;
type Refusal = Readonly<{ unitCode: string; refusal: string }>;

/**
 * Carries a merger or split through, in steps that may each be repeated: it holds all units, confirms the change, applies
 * it to every one of them, and completes it. Where a unit can no longer be held, the change is refused and all are let go.
 * Reactions run one at a time, so nobody else takes a step of the same change.
 */
@Injectable()
export class WhenOrgChangeIsProposedThenApply implements Reaction<OrgChangeEvent> {
  readonly name = 'when-org-change-is-proposed-then-apply';
  readonly events = orgChangeEvents;

  constructor(
    private readonly runner: CommandRunner,
    private readonly desk: OrgUnitDesk,
    private readonly children: OpenChildren,
  ) {}

  async react(event: OrgChangeEvent): Promise<void> {
    if (event.type !== 'OrgMergerProposed.v1' && event.type !== 'OrgSplitProposed.v1') return;
    const parts = partsOf(event);
    if ((await this.statusOf(event)) === 'proposed') await this.prepare(event, parts);
    if ((await this.statusOf(event)) === 'refused') return this.release(event, parts);
    await this.apply(event, parts);
  }

  private async prepare(event: Proposal, parts: readonly Part[]): Promise<void> {
    const env = this.desk.moment();
    const refusal = await this.holdAll(event, parts);
    if (refusal) await this.decideOn(event, 'refuse', { type: 'RefuseChange', ...refusal, env });
    else await this.decideOn(event, 'confirm', { type: 'ConfirmChange', env });
  }

  private async holdAll(event: Proposal, parts: readonly Part[]): Promise<Refusal | undefined> {
    const withChildren = await this.children.among(parts.map(({ code }) => code));
    for (const { code, part } of parts) {
      const env = { ...this.desk.moment(), hasOpenChildren: withChildren.includes(code) };
      const { parentCode, on } = event.data;
      const words = { part: part.as, ends: endsBy(part), parentCode, on };
      try {
        await this.step(event, 'hold', { type: 'HoldOrgUnit', code, changeId: event.data.changeId, ...words, env });
      } catch (error) {
        if (!(error instanceof RejectedError)) throw error;
        return { unitCode: code, refusal: error.code };
      }
    }
    return undefined;
  }

  private async apply(event: Proposal, parts: readonly Part[]): Promise<void> {
    const { changeId, on, documentNo, reason } = event.data;
    for (const { code, part } of parts) {
      const words = { code, changeId, part, on, documentNo, reason };
      await this.step(event, 'apply', { type: 'ApplyOrgChange', ...words, env: this.desk.moment() });
    }
    await this.decideOn(event, 'complete', { type: 'CompleteChange', env: this.desk.moment() });
  }

  private async release({ data }: Proposal, parts: readonly Part[]): Promise<void> {
    for (const { code } of parts) {
      const step = { type: 'ReleaseOrgUnit', code, changeId: data.changeId, env: this.desk.moment() } as const;
      await this.as(data.changeId, `release ${code}`, () => this.runner.run(orgUnit, code, step));
    }
  }

  private async statusOf({ data: { changeId } }: Proposal) {
    const look = { type: 'CompleteChange', env: this.desk.moment() } as const;
    return (await this.as(changeId, 'look', () => this.runner.rehearse(orgChange, changeId, look))).state.status;
  }

  private step({ data }: Proposal, name: string, step: OrgChangeStep) {
    return this.as(data.changeId, `${name} ${step.code}`, () => this.runner.run(orgUnit, step.code, step));
  }

  private decideOn({ data: { changeId } }: Proposal, name: string, command: OrgChangeCommand) {
    return this.as(changeId, name, () => this.runner.run(orgChange, changeId, command));
  }

  /** Runs one step under an id of its own: taken twice, it appends once. */
  private as<T>(changeId: string, step: string, work: () => Promise<T>): Promise<T> {
    return inScope({ ...currentScope(), commandId: deriveId(this.name, changeId, step) }, work);
  }
}

const endsBy = (part: ChangePart): boolean => part.as === 'merged' || (part.as === 'split' && !part.goesOn);
