import { Injectable } from '@nestjs/common';
import { ScopeFilter, type CallerScope } from '#access/contract';
import {
  CommandRunner,
  currentScope,
  deriveId,
  EventReader,
  EventStore,
  NotPermittedError,
  stateOf,
  type CommandOutcome,
} from '#event-store';
import { Clock } from '#kernel';
import { OrgTree } from '#registry/contract';
import type { KeptFilter } from './domain/case-view.events.js';
import { caseView, type CaseViewCommand } from './domain/case-view.js';
import { defaultView, type DefaultViewCommand } from './domain/default-view.js';
import { CaseViews } from './scoping/case-views.query.js';

type Words<C> = C extends unknown ? Omit<C, 'env'> : never;
type Change = Words<Exclude<CaseViewCommand, { type: 'KeepCaseView' }>>;

/** Where words about views become commands: it adds the day, who asks, and how far the owner may share. */
@Injectable()
export class CaseViewDesk {
  constructor(
    private readonly runner: CommandRunner,
    private readonly scopes: ScopeFilter,
    private readonly views: CaseViews,
    private readonly tree: OrgTree,
    private readonly clock: Clock,
    private readonly log: EventStore,
    private readonly reader: EventReader,
  ) {}

  /** The view belongs to the person in whose name the caller acts. The answer's `id` is that of the view. */
  async keep(name: string, filter: KeptFilter): Promise<CommandOutcome> {
    const ownerId = await this.person();
    const viewId = deriveId('case-view', currentScope().commandId);
    const env = { today: this.clock.today(), reader: null };
    return this.runner.run(caseView, viewId, { type: 'KeepCaseView', viewId, ownerId, name, filter, env });
  }

  async change(viewId: string, words: Change): Promise<CommandOutcome> {
    const scope = await this.scopes.current();
    const reader = (await this.views.isKnown(viewId)) ? scope.asPerson : null;
    const reaches = words.type === 'ShareCaseView' && (await this.reaches(scope, words.orgCode));
    const env = { today: this.clock.today(), reader, reaches };
    return this.runner.run(caseView, viewId, { ...words, env } as CaseViewCommand);
  }

  /** With which view the person begins in whose name the caller acts. */
  async choose(viewId: string, type: DefaultViewCommand['type']): Promise<CommandOutcome> {
    const personId = await this.person();
    const known = (await this.isOwn(viewId, personId)) || (await this.views.isKnown(viewId));
    const env = { today: this.clock.today(), known };
    return this.runner.run(defaultView, personId, { type, personId, viewId, env });
  }

  /** The list of views may be behind what its owner has just kept. */
  private async isOwn(viewId: string, personId: string): Promise<boolean> {
    const view = await stateOf(this.log, this.reader, caseView, viewId);
    return view.status === 'kept' && view.ownerId === personId;
  }

  private async person(): Promise<string> {
    const { asPerson } = await this.scopes.current();
    if (asPerson === null) throw new NotPermittedError('not-permitted');
    return asPerson;
  }

  private async reaches({ grants }: CallerScope, orgCode: string): Promise<boolean> {
    const path = await this.tree.path(orgCode);
    return grants.some((grant) => path.includes(grant.orgCode));
  }
}
