import { Injectable } from '@nestjs/common';
import { currentScope } from '#event-store';
import { Clock } from '#kernel';
import { ScopeFilter, type CallerScope } from '../contract/scope.contract.js';
import { Grants } from './grants.js';

@Injectable()
export class CallerScopeFilter extends ScopeFilter {
  constructor(
    private readonly grants: Grants,
    private readonly clock: Clock,
  ) {
    super();
  }

  async current(): Promise<CallerScope> {
    const { actor } = currentScope();
    return { actor, grants: (await this.grants.of(actor.accountId, this.clock.today())) ?? [] };
  }
}
