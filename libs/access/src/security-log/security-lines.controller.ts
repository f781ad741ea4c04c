import { Controller, Get, NotFoundException, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { Exported, IsInstant } from '#web';
import { SecurityLog, securityEventKinds, type SecurityEventKind } from '../contract/security-log.contract.js';
import { SecurityLines } from './security-lines.query.js';
import { securityLineList } from '../access-lists.js';

const PAGE = 50;
const LARGEST_PAGE = 500;
const outcomes = ['allowed', 'refused'] as const;

class SecurityLogQuery {
  @ApiPropertyOptional({ enum: securityEventKinds })
  @IsOptional()
  @IsIn(securityEventKinds)
  readonly kind?: SecurityEventKind;

  @ApiPropertyOptional({ enum: outcomes }) @IsOptional() @IsIn(outcomes) readonly outcome?: 'allowed' | 'refused';

  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 80) readonly accountId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Person whose rights were used by a substitute' })
  @IsOptional()
  @IsUUID()
  readonly onBehalfOf?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Substitution by which rights were used' })
  @IsOptional()
  @IsUUID()
  readonly substitution?: string;

  @ApiPropertyOptional({ description: 'Id of what was acted upon' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly subject?: string;

  @ApiPropertyOptional({ description: 'Why it was refused' })
  @IsOptional()
  @IsString()
  @Length(1, 80)
  readonly code?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsInstant()
  readonly from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Excluded' })
  @IsOptional()
  @IsInstant()
  readonly until?: string;

  @ApiPropertyOptional({ description: '`next` of the page before' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly before?: number;

  @ApiPropertyOptional({ default: PAGE })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LARGEST_PAGE)
  readonly size: number = PAGE;
}

class SecurityLineView {
  @ApiProperty({ description: 'Number of the line, without gaps' }) readonly seq!: number;
  @ApiProperty({ format: 'date-time' }) readonly at!: string;
  @ApiProperty({ enum: securityEventKinds }) readonly kind!: SecurityEventKind;
  @ApiProperty({ enum: outcomes }) readonly outcome!: 'allowed' | 'refused';
  @ApiProperty({ type: String, nullable: true }) readonly accountId!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Person in whose place the account acted' })
  readonly onBehalfOf!: string | null;
  @ApiProperty({ type: [String], description: 'Ids of the substitutions by which, from that person on' })
  readonly substitutions!: readonly string[];
  @ApiProperty({ type: [String], description: 'From the top of the tree to the unit of the account' })
  readonly units!: readonly string[];
  @ApiProperty({ type: String, nullable: true }) readonly subject!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly code!: string | null;
  @ApiProperty({ type: Object }) readonly facts!: Readonly<Record<string, string | number | boolean>>;
  @ApiProperty() readonly hash!: string;
}

class SecurityLogView {
  @ApiProperty({ type: [SecurityLineView] }) readonly items!: readonly SecurityLineView[];
  @ApiProperty({ type: Number, nullable: true }) readonly next!: number | null;
}

@ApiTags('access')
@ApiBearerAuth()
@Controller('api/v1/security-log')
export class SecurityLinesController {
  constructor(
    private readonly lines: SecurityLines,
    private readonly log: SecurityLog,
  ) {}

  /** That the log was read is a line of it, too. For everyone but the audit administrator there is no such route. */
  @Get()
  @Exported(securityLineList)
  @ApiOperation({ summary: 'Search the security log (audit administrator)', description: '安全日志查询' })
  @ApiOkResponse({ type: SecurityLogView })
  async find(@Query() { from, until, ...filter }: SecurityLogQuery): Promise<SecurityLogView> {
    const page = await this.lines.find({ ...filter, from: instantOf(from), until: instantOf(until) });
    if (!page) throw new NotFoundException({ code: 'no-such-route' });
    await this.log.record({ kind: 'log-read', outcome: 'allowed', facts: { lines: page.items.length } });
    return page;
  }
}

const instantOf = (text: string | undefined): string | undefined => text && new Date(text).toISOString();
