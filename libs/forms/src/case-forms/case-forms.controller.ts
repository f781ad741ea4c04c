import { Controller, Get, NotFoundException, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { asDownload, type DownloadReply } from '#attachments';
import { ReadStore } from '#read-store';
import { AnswersFile, Exported, MinPosition, seeOwnWrites, Truth, type HeaderReply } from '#web';
import { FormSettings } from '../form-settings.js';
import { OfficialCaseForms, UnknownFormError, type FormLine } from './case-forms.query.js';
import { formList } from './form-list.js';

const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;
const formats = ['docx', 'pdf'] as const;

class FormQuery extends MinPosition {
  @ApiPropertyOptional({ enum: formats, default: 'pdf' })
  @IsOptional()
  @IsIn(formats)
  readonly format: (typeof formats)[number] = 'pdf';

  @ApiPropertyOptional({ default: false, description: 'With the decision record: who signed what, when' })
  @IsOptional()
  @Truth()
  @IsBoolean()
  readonly record: boolean = false;
}

type OriginRequest = Readonly<{ protocol: string; headers: Readonly<{ host?: string }> }>;

/** Official forms of a case, as Word documents and as PDFs. */
@ApiTags('forms')
@ApiBearerAuth()
@Controller('api/v1/cases')
export class CaseFormsController {
  constructor(
    private readonly forms: OfficialCaseForms,
    private readonly settings: FormSettings,
    private readonly reads: ReadStore,
  ) {}

  @Get(':caseId/forms')
  @Exported(formList)
  @ApiOperation({ summary: 'The official forms that a case has now', description: '事项可打印的表格' })
  async list(
    @Param('caseId') caseId: string,
    @Query() query: MinPosition,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<Readonly<{ items: readonly FormLine[] }>> {
    await seeOwnWrites(this.reads, query, this.forms.sources(), reply);
    return { items: await this.forms.list(caseId) };
  }

  @Get(':caseId/forms/:formName')
  @ApiOperation({ summary: 'An official form of a case, filled in', description: '下载表格' })
  @AnswersFile(mediaTypes.docx, mediaTypes.pdf)
  async one(
    @Param('caseId') caseId: string,
    @Param('formName') formName: string,
    @Query() query: FormQuery,
    @Req() request: OriginRequest,
    @Res({ passthrough: true }) reply: HeaderReply & DownloadReply,
  ): Promise<StreamableFile> {
    await seeOwnWrites(this.reads, query, this.forms.sources(), reply);
    const { format, record } = query;
    const origin = this.settings.publicOrigin ?? `${request.protocol}://${request.headers.host ?? 'localhost'}`;
    const content = await this.forms
      .make(caseId, { name: formName, format, record, origin })
      .catch((error: unknown) => {
        if (error instanceof UnknownFormError) throw new NotFoundException({ code: 'unknown-form' });
        throw error;
      });
    asDownload(reply, mediaTypes[format], `${formName}-${caseId}`);
    return new StreamableFile(content);
  }
}
