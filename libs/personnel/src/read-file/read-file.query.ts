import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SecurityLog } from '#access/contract';
import { Attachments } from '#attachments';
import { currentScope, inScope, UnknownStreamError } from '#event-store';
import { AccessDesk, type AccessWords } from '../access-desk.js';
import type { FiledPaper, PersonnelFile } from '../domain/personnel-file.state.js';
import { PersonnelDesk } from '../personnel-desk.js';
import { PERSONNEL_FILE } from '../personnel-purpose.js';

type Words = Extract<AccessWords, { type: 'ListDocuments' | 'ReadDocument' }>;

export type ReadDocument = Readonly<{ paper: FiledPaper; content: Buffer }>;

/** Opens a file to whoever was let to read it. What is read is on record before it is shown, refusals too. */
@Injectable()
export class ReadFile {
  constructor(
    private readonly desk: PersonnelDesk,
    private readonly accesses: AccessDesk,
    private readonly attachments: Attachments,
    private readonly security: SecurityLog,
  ) {}

  async documents(personId: string, requestId: string): Promise<PersonnelFile> {
    await this.onRecord(requestId, { type: 'ListDocuments', personId });
    return this.openFile(personId);
  }

  async document(personId: string, documentId: string, requestId: string): Promise<ReadDocument> {
    const file = await this.desk.file(personId);
    const paper = file.status === 'open' ? file.papers[documentId] : undefined;
    const documentClass = paper?.documentClass ?? null;
    await this.onRecord(requestId, { type: 'ReadDocument', personId, documentId, documentClass });
    if (!paper) throw new UnknownStreamError();
    const belonging = { purpose: PERSONNEL_FILE, subject: personId };
    return { paper, content: await this.attachments.read(paper.attachmentId, belonging) };
  }

  /** Each reading is a command of its own: the key of a repeated request must not save it from being recorded. */
  private async onRecord(requestId: string, words: Words): Promise<void> {
    const subject = words.personId;
    const facts = { requestId, ...(words.type === 'ReadDocument' ? { documentId: words.documentId } : {}) };
    try {
      await inScope({ ...currentScope(), commandId: randomUUID() }, () => this.accesses.act(requestId, words));
    } catch (error) {
      const { code } = error as { code?: string };
      await this.security.record({ kind: 'file-read', outcome: 'refused', subject, code, facts });
      throw error;
    }
    await this.security.record({ kind: 'file-read', outcome: 'allowed', subject, facts });
  }

  private async openFile(personId: string): Promise<PersonnelFile> {
    const file = await this.desk.file(personId);
    if (file.status === 'none') throw new UnknownStreamError();
    return file;
  }
}
