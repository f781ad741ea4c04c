import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';
import { Exported, IsInstant, IsLocalDate, MinPosition, type HeaderReply } from '#web';
import { FreshRulebook } from '../fresh-rulebook.js';
import { Parameters, type ParameterView } from './parameters.query.js';
import { parameterList } from './parameter-list.js';

class ParametersQuery extends MinPosition {
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 80) readonly key?: string;

  @ApiPropertyOptional({ description: 'A unit: only what is in force for it' })
  @IsOptional()
  @IsString()
  @Length(1, 32)
  readonly scope?: string;

  @ApiPropertyOptional({ format: 'date', description: 'The day, today where it is left out' })
  @IsOptional()
  @IsLocalDate()
  readonly on?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'By what was known at this instant, before later corrections',
  })
  @IsOptional()
  @IsInstant()
  readonly knownAt?: string;
}

/** Rules are public: every signed-in account may read them. */
@ApiTags('rulebook')
@ApiBearerAuth()
@Controller('api/v1/parameters')
export class ParametersController {
  constructor(
    private readonly parameters: Parameters,
    private readonly fresh: FreshRulebook,
  ) {}

  @Get()
  @Exported(parameterList)
  @ApiOperation({ summary: 'Time limits and thresholds, with their sources', description: '时限和标准参数' })
  async find(
    @Query() query: ParametersQuery,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<readonly ParameterView[]> {
    await this.fresh.after(query, reply);
    return this.parameters.find(query);
  }
}
