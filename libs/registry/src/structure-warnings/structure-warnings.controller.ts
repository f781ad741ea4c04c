import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { ScopeFilter } from '#access/contract';
import { ReadStore } from '#read-store';
import { Exported, seeOwnWrites, type HeaderReply, type Page } from '#web';
import { RegisterPage } from '../bodies/register-page.js';
import { PEOPLE } from '../contract/person-directory.contract.js';
import { structureRules, type StructureRule } from '../domain/structure.warnings.js';
import { watchedUnits } from '../scoping/watched-units.policy.js';
import { structureWarnings } from './structure-warnings.projection.js';
import { StructureWarnings, type StructureWarning } from './structure-warnings.query.js';
import { structureWarningList } from '../registry-lists.js';

const rules = Object.keys(structureRules) as StructureRule[];

class WarningsQuery extends RegisterPage {
  @ApiPropertyOptional({ enum: rules }) @IsOptional() @IsIn(rules) readonly rule?: StructureRule;
}

@ApiTags('registry')
@ApiBearerAuth()
@Controller('api/v1/structure-warnings')
export class StructureWarningsController {
  constructor(
    private readonly warnings: StructureWarnings,
    private readonly scopes: ScopeFilter,
    private readonly reads: ReadStore,
  ) {}

  @Get()
  @Exported(structureWarningList)
  @ApiOperation({ summary: 'Warnings on the bodies of the villages that you watch over', description: '班子结构提示' })
  async list(
    @Query() query: WarningsQuery,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<Page<StructureWarning>> {
    await seeOwnWrites(this.reads, query, [structureWarnings.name, PEOPLE], reply);
    return this.warnings.page(watchedUnits(await this.scopes.current()), query, query);
  }
}
