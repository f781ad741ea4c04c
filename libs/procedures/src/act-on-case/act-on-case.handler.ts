import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentScope, deriveId } from '#event-store';
import type { FlowVerbCommand } from '#workflow';
import { HostedCaseDesk } from '../hosted-case-desk.js';
import { OfficeDesk } from '../office-desk.js';
import { ActOnCase, type CaseWords } from './act-on-case.command.js';

@CommandHandler(ActOnCase)
export class ActOnCaseHandler implements ICommandHandler<ActOnCase> {
  constructor(
    private readonly desk: HostedCaseDesk,
    private readonly offices: OfficeDesk,
  ) {}

  async execute({ caseId, words }: ActOnCase) {
    const { host, orgPath } = await this.desk.find(caseId);
    return this.desk.act(host.category, caseId, await this.verbOf(words, orgPath));
  }

  private async verbOf(words: CaseWords, orgPath: readonly string[]): Promise<FlowVerbCommand> {
    switch (words.type) {
      case 'TransferTask':
      case 'DelegateTask':
        return { ...words, to: await this.offices.named(words.to, orgPath) };
      case 'AddSignatory':
        return { ...words, signatory: await this.offices.named(words.signatory, orgPath) };
      case 'CopyCase': {
        const offices = await Promise.all(words.to.map((named) => this.offices.named(named, orgPath)));
        const copyId = deriveId('copy', currentScope().commandId);
        return { type: words.type, copyId, to: offices.flatMap(({ anyOf }) => anyOf) };
      }
      case 'DecideCase':
        return { ...words, office: currentScope().actor.orgCode ?? '' };
      default:
        return words;
    }
  }
}
