import { Injectable } from '@nestjs/common';
import { CommandAuthorizer, currentScope, EventReader, stateIn, UnknownStreamError } from '#event-store';
import type { Hosted } from '#workflow';
import { HostedCaseDesk, type FoundCase } from './hosted-case-desk.js';

export type KnownCase = Readonly<{ found: FoundCase; state: Hosted<never> }>;

/** Cases on the kernel, whichever context runs them, as far as the caller may know of them. */
@Injectable()
export class KnownCases {
  constructor(
    private readonly desk: HostedCaseDesk,
    private readonly reader: EventReader,
    private readonly authorizer: CommandAuthorizer,
  ) {}

  /** Throws UnknownStreamError for a case that is missing and, alike and after as long, for one that is hidden. */
  async find(caseId: string): Promise<KnownCase> {
    const found = await this.desk.lookFor(caseId);
    const state = found && (await this.stateOf(found));
    const seenBy = found && state ? found.host.seenBy(state) : [];
    const refusal = await this.authorizer.authorize(currentScope().actor, { anyOf: seenBy });
    if (refusal || !found || !state) throw new UnknownStreamError(found !== undefined);
    return { found, state };
  }

  /** Under which key the detail of a case lies. Throws UnknownStreamError for a case that is missing. */
  async keyName(caseId: string): Promise<string> {
    const found = await this.desk.lookFor(caseId);
    const flow = found && (await this.stateOf(found)).flow;
    if (!flow) throw new UnknownStreamError();
    return `${flow.subjectId}/${caseId}`;
  }

  private async stateOf({ host, recorded }: FoundCase): Promise<Hosted<never>> {
    return stateIn(this.reader, host.aggregate, recorded) as Promise<Hosted<never>>;
  }
}
