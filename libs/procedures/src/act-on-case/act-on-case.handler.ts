import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentScope, deriveId, RejectedError } from '#event-store';
import type { FlowVerbCommand, Office } from '#workflow';
import { HostedCaseDesk } from '../hosted-case-desk.js';
import { KnownCases } from '../known-cases.js';
import { OfficeDesk } from '../office-desk.js';
import { ActOnCase, type CaseWords } from './act-on-case.command.js';

/** Stands for an office that has not been looked up. */
const UNNAMED: Office = { office: '', anyOf: [], manned: false, mandatory: true };

@CommandHandler(ActOnCase)
export class ActOnCaseHandler implements ICommandHandler<ActOnCase> {
  constructor(
    private readonly cases: KnownCases,
    private readonly desk: HostedCaseDesk,
    private readonly offices: OfficeDesk,
  ) {}

  async execute({ caseId, words }: ActOnCase) {
    const { host, orgPath } = (await this.cases.find(caseId)).found;
    if (namesOffices(words)) await this.admit(host.category, caseId, words);
    return this.desk.act(host.category, caseId, await this.verbOf(words, orgPath));
  }

  /** Who may not act on the case learns nothing of offices. */
  private async admit(category: string, caseId: string, words: CaseWords): Promise<void> {
    try {
      await this.desk.rehearse(category, caseId, unnamed(words));
    } catch (error) {
      if (!(error instanceof RejectedError)) throw error;
    }
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

const namesOffices = ({ type }: CaseWords): boolean =>
  type === 'TransferTask' || type === 'DelegateTask' || type === 'AddSignatory' || type === 'CopyCase';

const unnamed = (words: CaseWords): FlowVerbCommand => {
  if (words.type === 'CopyCase') return { type: words.type, copyId: '', to: [] };
  return { ...words, to: UNNAMED, signatory: UNNAMED } as unknown as FlowVerbCommand;
};
