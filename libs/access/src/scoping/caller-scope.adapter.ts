import { Injectable } from '@nestjs/common';
import { currentScope } from '#event-store';
import { ScopeFilter, type CallerScope } from '../contract/scope.contract.js';
import { Mandates } from './mandates.js';

@Injectable()
export class CallerScopeFilter extends ScopeFilter {
  constructor(private readonly mandates: Mandates) {
    super();
  }

  async current(): Promise<CallerScope> {
    const { actor } = currentScope();
    const { held: grants = [], asPerson = null } = (await this.mandates.standingOf(actor)) ?? {};
    return { actor, grants, asPerson };
  }
}
