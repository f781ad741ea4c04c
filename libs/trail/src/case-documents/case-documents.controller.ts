import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { asDownload, type DownloadReply } from '#attachments';
import { ReadStore } from '#read-store';
import { AnswersFile, Exported, MinPosition, seeOwnWrites, type HeaderReply } from '#web';
import { CaseTrail } from '../contract/index.js';
import { CaseDocuments } from './case-documents.query.js';
import { documentList } from './document-list.js';
import type { CaseDocumentView } from './document-view.js';

@ApiTags('trail')
@ApiBearerAuth()
@Controller('api/v1/cases')
export class CaseDocumentsController {
  constructor(
    private readonly documents: CaseDocuments,
    private readonly trail: CaseTrail,
    private readonly reads: ReadStore,
  ) {}

  @Get(':caseId/documents')
  @Exported(documentList)
  @ApiOperation({
    summary: 'Documents of a case that you may see: what they are, who attached them, and when',
    description: '事项附件',
  })
  async of(
    @Param('caseId') caseId: string,
    @Query() query: MinPosition,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<readonly CaseDocumentView[]> {
    await seeOwnWrites(this.reads, query, this.trail.sources(), reply);
    return this.documents.of(caseId);
  }

  @Get(':caseId/documents/:sha256')
  @AnswersFile('application/octet-stream')
  @ApiOperation({
    summary: 'One document of a case, to download; the reading is recorded first',
    description: '下载事项附件',
  })
  async content(
    @Param('caseId') caseId: string,
    @Param('sha256') sha256: string,
    @Query() query: MinPosition,
    @Res({ passthrough: true }) reply: DownloadReply & HeaderReply,
  ): Promise<StreamableFile> {
    await seeOwnWrites(this.reads, query, this.trail.sources(), reply);
    const { document, content } = await this.documents.content(caseId, sha256);
    asDownload(reply, document.mediaType ?? '', `${document.kind}-${sha256.slice(0, 12)}`);
    return new StreamableFile(content);
  }
}
