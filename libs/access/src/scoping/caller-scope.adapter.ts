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
    return { actor, grants: (await this.mandates.heldBy(actor)) ?? [] };
  }
}
