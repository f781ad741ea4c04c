import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentScope, deriveId, RejectedError } from '#event-store';
import type { FlowVerbCommand, Office } from '#workflow';
import { AddresseeDesk, type Surroundings } from '../addressee-desk.js';
import { HostedCaseDesk } from '../hosted-case-desk.js';
import { KnownCases, type KnownCase } from '../known-cases.js';
import { ActOnCase, type CaseWords } from './act-on-case.command.js';

/** Stands for an office that has not been looked up. */
const UNNAMED: Office = { office: '', anyOf: [], manned: false, mandatory: true };

/** The one refusal that says nothing but that the office has not been looked up. */
const UNMANNED = 'nobody-in-the-office';

@CommandHandler(ActOnCase)
export class ActOnCaseHandler implements ICommandHandler<ActOnCase> {
  constructor(
    private readonly cases: KnownCases,
    private readonly desk: HostedCaseDesk,
    private readonly addressees: AddresseeDesk,
  ) {}

  async execute({ caseId, words }: ActOnCase) {
    const known = await this.cases.find(caseId);
    const { category } = known.found.host;
    if (namesOffices(words)) await this.admit(category, caseId, words);
    return this.desk.act(category, caseId, await this.verbOf(words, surroundingsOf(known)), known.found.recorded);
  }

  /** Who may not act on the case learns nothing of offices. */
  private async admit(category: string, caseId: string, words: CaseWords): Promise<void> {
    try {
      await this.desk.rehearse(category, caseId, unnamed(words));
    } catch (error) {
      if (!(error instanceof RejectedError) || error.code !== UNMANNED) throw error;
    }
  }

  private async verbOf(words: CaseWords, around: Surroundings): Promise<FlowVerbCommand> {
    switch (words.type) {
      case 'TransferTask':
      case 'DelegateTask': {
        const [to] = await this.addressees.named([words.to], around);
        return { ...words, to: to! };
      }
      case 'AddSignatory': {
        const [signatory] = await this.addressees.named([words.signatory], around);
        return { ...words, signatory: signatory! };
      }
      case 'CopyCase': {
        const offices = await this.addressees.named(words.to, around);
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

const surroundingsOf = ({ found: { host, orgPath }, state }: KnownCase): Surroundings => {
  const subject = state.flow === null ? [] : [state.flow.subjectId];
  return { about: [...subject, ...(host.alsoAbout?.(state) ?? [])], orgPath };
};

const namesOffices = ({ type }: CaseWords): boolean =>
  type === 'TransferTask' || type === 'DelegateTask' || type === 'AddSignatory' || type === 'CopyCase';

const unnamed = (words: CaseWords): FlowVerbCommand => {
  if (words.type === 'CopyCase') return { type: words.type, copyId: '', to: [] };
  return { ...words, to: UNNAMED, signatory: UNNAMED } as unknown as FlowVerbCommand;
};
