import {
  Controller,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { ScopeFilter, SecurityLog, unitsOf } from '#access/contract';
import { currentScope, NotPermittedError } from '#event-store';
import { DEFAULT_LIMITS, emptyTable } from '#imports';
import { ReadStore } from '#read-store';
import {
  AnswersFile,
  FaultyInputError,
  MinPosition,
  seeOwnWrites,
  uploadedForm,
  type HeaderReply,
  type UploadRequest,
} from '#web';
import { IMPORTERS } from '../domain/table-importers.js';
import { tableNames, type TableName } from '../domain/table-names.js';
import { TableImportStatuses, type TableImportStatus } from './table-import-status.query.js';
import { tableImports } from './table-imports.projection.js';
import { tableKinds } from './table-kinds.js';
import { TableUploads, type TableReport } from './table-uploads.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Whoever gives it chooses a first load. */
const REASON = 'firstLoadReason';
const answers = ['true', 'false'] as const;

class ImportQuery {
  @ApiPropertyOptional({ enum: answers, default: 'false', description: 'Check and compare only' })
  @IsOptional()
  @IsIn(answers)
  readonly dryRun?: (typeof answers)[number];
}

class TableParam {
  @IsIn(tableNames) readonly table!: TableName;
}

/** Tables of people and posts, taken whole or not at all. Units outside the caller's register are unknown to them. */
@ApiTags('registry')
@ApiBearerAuth()
@Controller('api/v1/imports')
export class TableImportsController {
  constructor(
    private readonly uploads: TableUploads,
    private readonly statuses: TableImportStatuses,
    private readonly scopes: ScopeFilter,
    private readonly reads: ReadStore,
    private readonly security: SecurityLog,
  ) {}

  @Get(':table/template')
  @ApiOperation({ summary: 'An empty workbook to fill in', description: '下载导入模板' })
  @AnswersFile(XLSX)
  async template(
    @Param() { table }: TableParam,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<StreamableFile> {
    reply.header('content-disposition', `attachment; filename="${table}.xlsx"`);
    return new StreamableFile(await emptyTable(tableKinds[table].columns, 'xlsx'), { type: XLSX });
  }

  @Get(':importId')
  @ApiOperation({ summary: 'How far your import has come', description: '导入进度' })
  async status(
    @Param('importId', ParseUUIDPipe) importId: string,
    @Query() query: MinPosition,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<TableImportStatus> {
    await seeOwnWrites(this.reads, query, [tableImports.name], reply);
    const found = await this.statuses.of(importId, currentScope().actor.accountId);
    if (!found) throw new NotFoundException({ code: 'unknown-import' });
    return found;
  }

  @Post(':table')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Import a table (xlsx, or csv in UTF-8 or GBK): all of its rows or none',
    description: '导入表格',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        file: { type: 'string', format: 'binary' },
        [REASON]: {
          type: 'string',
          minLength: 1,
          maxLength: 500,
          description:
            'Posts only: take over what was, with this reason; rows need no paper and no joint review then. ' +
            'For units of which no term was recorded by a command yet. 首次导入的理由',
        },
      },
    },
  })
  async import(
    @Param() { table }: TableParam,
    @Query() { dryRun = 'false' }: ImportQuery,
    @Req() request: UploadRequest,
  ): Promise<TableReport> {
    const scope = unitsOf(await this.scopes.current(), IMPORTERS[table]);
    if (scope.length === 0) throw new NotPermittedError('not-permitted');
    const { bytes, fields } = await uploadedForm(request, DEFAULT_LIMITS.fileBytes, [REASON]);
    const reason = fields[REASON]?.trim();
    const firstLoad = reason === undefined ? undefined : { reason };
    const report = await this.uploads
      .receive({ table, bytes, dryRun: dryRun === 'true', scope, firstLoad })
      .catch((error: unknown) => this.noteRefused(table, error));
    const { importId, status, rows, difference } = report;
    const facts = { table, status, rows, ...difference };
    await this.security.record({ kind: 'import', outcome: 'allowed', subject: importId ?? undefined, facts });
    return report;
  }

  /** Who sent which table, and why it was refused: never what stands in it. */
  private async noteRefused(table: TableName, error: unknown): Promise<never> {
    if (error instanceof FaultyInputError) {
      const { rows = 0, count = 0 } = error.params;
      const codes = [...new Set(error.errors.map(({ code }) => code))].toSorted().join(' ');
      const facts = { table, rows, faults: count, codes };
      await this.security.record({ kind: 'import', outcome: 'refused', code: error.code, facts });
    }
    throw error;
  }
}
