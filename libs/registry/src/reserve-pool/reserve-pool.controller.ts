import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';
import { ReadStore } from '#read-store';
import { Exported, PageQuery, seeOwnWrites, type HeaderReply } from '#web';
import type { ReserveFinding } from '../domain/reserve-entry.events.js';
import type { ReserveStage } from '../domain/reserve-entry.state.js';
import { people } from '../read-models.js';
import { reserveEntries } from './reserve-entries.projection.js';
import { ReservePoolQuery, type ReservePoolPage } from './reserve-pool.query.js';
import { reservePools } from './reserve-pools.projection.js';
import { reservePoolList } from '../registry-lists.js';

class PoolQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'At or below this unit' })
  @IsOptional()
  @IsString()
  @Length(1, 32)
  readonly unit?: string;
}

class ReserveEntryView {
  @ApiProperty({ format: 'uuid' }) readonly entryId!: string;
  @ApiProperty({ format: 'uuid' }) readonly personId!: string;
  @ApiProperty({ type: String, nullable: true }) readonly name!: string | null;
  @ApiProperty({ type: String }) readonly stage!: ReserveStage;
  @ApiProperty({ type: String, nullable: true }) readonly mentorId!: string | null;
  @ApiProperty({ type: [String] }) readonly findings!: readonly ReserveFinding[];
  @ApiProperty({ type: String, format: 'date', nullable: true }) readonly reviewDueOn!: string | null;
}

class VillagePoolView {
  @ApiProperty() readonly villageCode!: string;
  @ApiProperty() readonly villageName!: string;
  @ApiProperty() readonly members!: number;
  @ApiProperty() readonly minimum!: number;
  @ApiProperty({ description: 'How many members are missing' }) readonly gap!: number;
  @ApiProperty({ type: String, format: 'date', nullable: true }) readonly gapSince!: string | null;
  @ApiProperty({ type: [ReserveEntryView] }) readonly entries!: readonly ReserveEntryView[];
}

class ReservePoolPageView {
  @ApiProperty({ type: [VillagePoolView] }) readonly items!: readonly VillagePoolView[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

@ApiTags('reserve pool')
@ApiBearerAuth()
@Controller('api/v1/reserve-pool')
export class ReservePoolController {
  constructor(
    private readonly pools: ReservePoolQuery,
    private readonly reads: ReadStore,
  ) {}

  @Get()
  @Exported(reservePoolList)
  @ApiOperation({ summary: 'The reserve pool of each village that you may see', description: '后备人才库' })
  @ApiOkResponse({ type: ReservePoolPageView })
  async list(@Query() query: PoolQuery, @Res({ passthrough: true }) reply: HeaderReply): Promise<ReservePoolPage> {
    await seeOwnWrites(this.reads, query, [reserveEntries.name, reservePools.name, people.name], reply);
    return this.pools.page(query.unit, query.page, query.size);
  }
}
