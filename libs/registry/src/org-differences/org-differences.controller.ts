import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import { ReadStore } from '#read-store';
import { Exported, MinPosition, seeOwnWrites, type HeaderReply } from '#web';
import { OrgDifferences, type DifferenceSummary, type DifferenceView } from './org-differences.query.js';
import { orgDifferences } from './org-differences.projection.js';
import { differenceRowList, orgDifferenceList } from '../org-lists.js';

const truths: Readonly<Record<string, boolean>> = { true: true, false: false };

class DifferencesQuery extends MinPosition {
  @ApiPropertyOptional({ default: true, description: 'Only those with rows that nobody has decided on' })
  @IsOptional()
  @Transform(({ value }) => truths[String(value)] ?? (value as unknown))
  @IsBoolean()
  readonly open: boolean = true;
}

@ApiTags('registry')
@ApiBearerAuth()
@Controller('api/v1/org-units/differences')
export class OrgDifferencesController {
  constructor(
    private readonly differences: OrgDifferences,
    private readonly reads: ReadStore,
  ) {}

  @Get()
  @Exported(orgDifferenceList)
  async list(
    @Query() query: DifferencesQuery,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<Readonly<{ items: readonly DifferenceSummary[] }>> {
    await seeOwnWrites(this.reads, query, [orgDifferences.name], reply);
    return { items: await this.differences.list(query.open) };
  }

  @Get(':differenceId')
  @Exported(differenceRowList)
  async detail(
    @Param('differenceId', ParseUUIDPipe) differenceId: string,
    @Query() query: MinPosition,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<DifferenceView> {
    await seeOwnWrites(this.reads, query, [orgDifferences.name], reply);
    const difference = await this.differences.of(differenceId);
    if (!difference) throw new NotFoundException({ code: 'unknown-difference' });
    return difference;
  }
}
