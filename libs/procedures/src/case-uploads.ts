import { Injectable } from '@nestjs/common';
import type { AttachmentOwner } from '#attachments';
import { CommandAuthorizer, currentScope, NotPermittedError } from '#event-store';
import { isAttached } from './case-files-desk.js';
import { CASE_DOCUMENT } from './contract/index.js';
import { HostedCaseDesk } from './hosted-case-desk.js';
import { KnownCases } from './known-cases.js';

const ATTACH = 'AttachDocument';

/** Uploads for cases, of every context that runs cases on the kernel. */
@Injectable()
export class CaseUploads implements AttachmentOwner {
  readonly purpose = CASE_DOCUMENT;

  constructor(
    private readonly desk: HostedCaseDesk,
    private readonly cases: KnownCases,
    private readonly authorizer: CommandAuthorizer,
  ) {}

  /** Whoever may do now what names documents: attach one, or what the context of the case says. */
  async admit(caseId: string): Promise<void> {
    const { found, state } = await this.cases.find(caseId);
    const naming = [ATTACH, ...Object.keys(found.host.namesDocuments ?? {})];
    const moves = found.host.actions(state, []).filter(({ action }) => naming.includes(action));
    const { actor } = currentScope();
    for (const move of moves) if ((await this.authorizer.authorize(actor, move)) === undefined) return;
    await this.desk.rehearse(found.host.category, caseId, { type: ATTACH });
    throw new NotPermittedError('not-permitted');
  }

  /** A document of a case goes with the detail of the case, and with its person. */
  keyName(caseId: string): Promise<string> {
    return this.cases.keyName(caseId);
  }

  /** Those that the stream of their case names. */
  async named(uploads: Parameters<AttachmentOwner['named']>[0]): Promise<ReadonlySet<string>> {
    const named = new Set<string>();
    for (const caseId of new Set(uploads.map(({ subject }) => subject))) {
      const recorded = (await this.desk.lookFor(caseId))?.recorded ?? [];
      for (const { data } of recorded.filter(isAttached)) named.add(data['sha256'] as string);
    }
    return named;
  }
}
