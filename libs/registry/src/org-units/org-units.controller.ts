import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { ReadStore } from '#read-store';
import { Exported, IsLocalDate, MinPosition, seeOwnWrites, type HeaderReply } from '#web';
import { OrgTree } from '../contract/org-tree.contract.js';
import { orgLevels, type OrgLevel } from '../domain/org-level.js';
import { FindOrgUnits } from './find-org-units.query.js';
import { OrgChanges, type OrgChangeView } from './org-changes.query.js';
import { OrgUnitHistory, type OrgUnitHistoryEntry } from './org-unit-history.query.js';
import { orgUnits } from './org-units.projection.js';
import { orgUnitHistoryList, orgUnitList } from '../org-lists.js';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;
const statuses = ['open', 'merged', 'split', 'closed'] as const;

class DayQuery extends MinPosition {
  @ApiPropertyOptional({ format: 'date', description: 'The tree as it was on this day; today where left out' })
  @IsOptional()
  @IsLocalDate()
  readonly on?: string;
}

class OrgUnitsQuery extends DayQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 32) readonly parent?: string;
  @ApiPropertyOptional({ enum: orgLevels }) @IsOptional() @IsIn(orgLevels) readonly level?: OrgLevel;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 40) readonly q?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 32) readonly after?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_LIMIT)
  readonly limit?: number;
}

class OrgUnitView {
  @ApiProperty() readonly code!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ enum: orgLevels }) readonly level!: OrgLevel;
  @ApiProperty({ type: String, nullable: true }) readonly parentCode!: string | null;
  @ApiProperty({ enum: statuses }) readonly status!: (typeof statuses)[number];
}

class OrgUnitPageView {
  @ApiProperty({ type: [OrgUnitView] }) readonly items!: readonly OrgUnitView[];
  @ApiProperty({ type: String, nullable: true }) readonly next!: string | null;
}

class OrgUnitDetailView extends OrgUnitView {
  @ApiProperty({ type: [OrgUnitView] }) readonly ancestors!: readonly OrgUnitView[];
  @ApiProperty({ format: 'date' }) readonly openedOn!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) readonly endedOn!: string | null;
  @ApiProperty({ type: [String] }) readonly predecessors!: readonly string[];
  @ApiProperty({ type: [String] }) readonly successors!: readonly string[];
}

/** The division of the land is public: every signed-in account may read the whole tree, of any day. */
@ApiTags('registry')
@Controller('api/v1/org-units')
export class OrgUnitsController {
  constructor(
    private readonly units: FindOrgUnits,
    private readonly tree: OrgTree,
    private readonly histories: OrgUnitHistory,
    private readonly changes: OrgChanges,
    private readonly reads: ReadStore,
  ) {}

  @Get()
  @Exported(orgUnitList)
  @ApiOkResponse({ type: OrgUnitPageView })
  async list(@Query() query: OrgUnitsQuery, @Res({ passthrough: true }) reply: HeaderReply): Promise<OrgUnitPageView> {
    await this.upTo(query, reply);
    const { parent, level, q, on, after, limit = DEFAULT_LIMIT } = query;
    return this.units.page({ parent, level, q, on, after, limit });
  }

  @Get('changes/:changeId')
  async change(@Param('changeId', ParseUUIDPipe) changeId: string): Promise<OrgChangeView> {
    const change = await this.changes.of(changeId);
    if (!change) throw new NotFoundException({ code: 'unknown-change' });
    return change;
  }

  @Get(':code')
  @ApiOkResponse({ type: OrgUnitDetailView })
  async detail(
    @Param('code') code: string,
    @Query() query: DayQuery,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<OrgUnitDetailView> {
    await this.upTo(query, reply);
    const { on } = query;
    const [unit, relations] = await Promise.all([
      on === undefined ? this.tree.find(code) : this.tree.findOn(code, on),
      this.units.relationsOf(code),
    ]);
    if (!unit || !relations) throw new NotFoundException({ code: 'unknown-unit' });
    return { ...unit, ancestors: await this.tree.ancestors(code, on), ...relations };
  }

  @Get(':code/history')
  @Exported(orgUnitHistoryList)
  async history(@Param('code') code: string): Promise<Readonly<{ items: readonly OrgUnitHistoryEntry[] }>> {
    const items = await this.histories.of(code);
    if (items.length === 0) throw new NotFoundException({ code: 'unknown-unit' });
    return { items };
  }

  private async upTo(query: MinPosition, reply: HeaderReply): Promise<void> {
    await seeOwnWrites(this.reads, query, [orgUnits.name], reply);
    if (query['min-position'] !== undefined) await this.tree.readUpTo(BigInt(query['min-position']), 0);
  }
}
