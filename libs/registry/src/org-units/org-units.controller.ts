import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { OrgTree } from '../contract/org-tree.contract.js';
import { orgLevels, type OrgLevel } from '../domain/org-level.js';
import { FindOrgUnits } from './find-org-units.query.js';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;

class OrgUnitsQuery {
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
}

class OrgUnitPageView {
  @ApiProperty({ type: [OrgUnitView] }) readonly items!: readonly OrgUnitView[];
  @ApiProperty({ type: String, nullable: true }) readonly next!: string | null;
}

class OrgUnitDetailView extends OrgUnitView {
  @ApiProperty({ type: [OrgUnitView] }) readonly ancestors!: readonly OrgUnitView[];
}

/** The division of the land is public: every signed-in account may read the whole tree. */
@ApiTags('registry')
@Controller('api/v1/org-units')
export class OrgUnitsController {
  constructor(
    private readonly units: FindOrgUnits,
    private readonly tree: OrgTree,
  ) {}

  @Get()
  @ApiOkResponse({ type: OrgUnitPageView })
  list(@Query() { parent, level, q, after, limit = DEFAULT_LIMIT }: OrgUnitsQuery): Promise<OrgUnitPageView> {
    return this.units.page({ parent, level, q, after, limit });
  }

  @Get(':code')
  @ApiOkResponse({ type: OrgUnitDetailView })
  async detail(@Param('code') code: string): Promise<OrgUnitDetailView> {
    const unit = await this.tree.find(code);
    if (!unit) throw new NotFoundException({ code: 'unknown-unit' });
    return { ...unit, ancestors: await this.tree.ancestors(code) };
  }
}
