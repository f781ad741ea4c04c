import { Body, Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { ReadStore } from '#read-store';
import {
  answerOf,
  CommandRoute,
  Exported,
  IsLocalDate,
  PageQuery,
  seeOwnWrites,
  Truth,
  type CommandAnswer,
  type HeaderReply,
} from '#web';
import { disciplineEntries } from './discipline-entries/discipline-entries.projection.js';
import { personnelFiles } from './personnel-files/personnel-files.projection.js';
import {
  RecordPayClass,
  RecordPayClassBody,
  RecordTrainingHours,
  RecordTrainingHoursBody,
} from './record-secretary/record-secretary.command.js';
import {
  IN_OFFICE,
  Secretaries,
  secretarySorts,
  type SecretariesView,
  type SecretaryFilter,
} from './secretaries/secretaries.query.js';
import { secretaryRecords } from './secretary-records/secretary-records.projection.js';
import { secretaryList } from './personnel-lists.js';

class SecretariesQuery extends PageQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 32) readonly unit?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 40) readonly q?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsLocalDate() readonly on?: string;
  @ApiPropertyOptional() @IsOptional() @Truth() @IsBoolean() readonly oneShoulder?: boolean;
  @ApiPropertyOptional() @IsOptional() @Truth() @IsBoolean() readonly sanctioned?: boolean;
  @ApiPropertyOptional({ enum: secretarySorts })
  @IsOptional()
  @IsIn(secretarySorts)
  readonly sort?: SecretaryFilter['sort'];
}

const READ = [secretaryRecords.name, disciplineEntries.name, personnelFiles.name, ...IN_OFFICE];

@ApiTags('secretaries')
@ApiBearerAuth()
@Controller('api/v1/secretaries')
export class SecretariesController {
  constructor(
    private readonly secretaries: Secretaries,
    private readonly commands: CommandBus,
    private readonly reads: ReadStore,
  ) {}

  @Get()
  @Exported(secretaryList)
  @ApiOperation({ summary: 'Village Party secretaries in office on a day', description: '村党组织书记信息库' })
  async list(
    @Query() query: SecretariesQuery,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<SecretariesView> {
    await seeOwnWrites(this.reads, query, READ, reply);
    return this.secretaries.page(query, query);
  }

  @CommandRoute(':personId/training-hours', 'Record the training hours of a year', '登记年度培训学时')
  async trainingHours(
    @Param('personId', ParseUUIDPipe) personId: string,
    @Body() body: RecordTrainingHoursBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new RecordTrainingHours(personId, body)));
  }

  @CommandRoute(':personId/pay-class', 'Record the pay class', '登记报酬档次')
  async payClass(
    @Param('personId', ParseUUIDPipe) personId: string,
    @Body() body: RecordPayClassBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new RecordPayClass(personId, body)));
  }
}
