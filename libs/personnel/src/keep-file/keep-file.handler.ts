import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Attachments } from '#attachments';
import { currentScope, deriveId } from '#event-store';
import type { PaperBody } from '../bodies/paper.command.js';
import type { Paper } from '../domain/personnel-file.events.js';
import { PersonnelDesk } from '../personnel-desk.js';
import { PERSONNEL_FILE } from '../personnel-purpose.js';
import { AddDocument, CorrectDocument, OpenFile, RecordRecommendation, TransferFile } from './keep-file.command.js';

@CommandHandler(OpenFile)
export class OpenFileHandler implements ICommandHandler<OpenFile> {
  constructor(private readonly desk: PersonnelDesk) {}

  async execute({ personId }: OpenFile) {
    return this.desk.onFile({ type: 'OpenFile', personId });
  }
}

@CommandHandler(TransferFile)
export class TransferFileHandler implements ICommandHandler<TransferFile> {
  constructor(private readonly desk: PersonnelDesk) {}

  async execute({ personId, body }: TransferFile) {
    const to = await this.desk.placeAt(body.orgCode);
    return this.desk.onFile({ type: 'TransferFile', personId, to });
  }
}

@CommandHandler(AddDocument)
export class AddDocumentHandler implements ICommandHandler<AddDocument> {
  constructor(
    private readonly desk: PersonnelDesk,
    private readonly attachments: Attachments,
  ) {}

  /** Who may not keep the file learns nothing of its attachments. */
  async execute({ personId, body }: AddDocument) {
    await this.desk.rehearseOnFile({ type: 'AddDocument', personId, paper: describedPaper(body) });
    const paper = await attachedPaper(this.attachments, personId, body);
    return this.desk.onFile({ type: 'AddDocument', personId, paper });
  }
}

@CommandHandler(CorrectDocument)
export class CorrectDocumentHandler implements ICommandHandler<CorrectDocument> {
  constructor(
    private readonly desk: PersonnelDesk,
    private readonly attachments: Attachments,
  ) {}

  async execute({ personId, documentId: supersedes, body }: CorrectDocument) {
    const words = { type: 'CorrectDocument', personId, supersedes, reason: body.reason } as const;
    await this.desk.rehearseOnFile({ ...words, paper: describedPaper(body) });
    return this.desk.onFile({ ...words, paper: await attachedPaper(this.attachments, personId, body) });
  }
}

@CommandHandler(RecordRecommendation)
export class RecordRecommendationHandler implements ICommandHandler<RecordRecommendation> {
  constructor(private readonly desk: PersonnelDesk) {}

  async execute({ personId, body: { recommendedOn, purpose } }: RecordRecommendation) {
    const recordId = deriveId('recommendation', currentScope().commandId);
    return this.desk.onFile({ type: 'RecordRecommendation', personId, recordId, recommendedOn, purpose });
  }
}

/** The paper before its attachment has been looked up: enough to tell whether it may be filed. */
const describedPaper = ({ documentClass, title, dated, attachmentId }: PaperBody): Paper => ({
  documentId: deriveId('file-document', currentScope().commandId),
  documentClass,
  title,
  dated,
  attachmentId,
  mediaType: '',
  bytes: 0,
  contentHash: null,
});

const attachedPaper = async (attachments: Attachments, subject: string, body: PaperBody): Promise<Paper> => {
  const facts = await attachments.name(body.attachmentId, { purpose: PERSONNEL_FILE, subject });
  const { mediaType, bytes, contentHash } = facts;
  return { ...describedPaper(body), mediaType, bytes, contentHash };
};
