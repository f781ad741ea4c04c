import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { ScopeFilter } from '#access/contract';
import { ReadStore } from '#read-store';
import { Exported, PageQuery, seeOwnWrites, type HeaderReply, type Page } from '#web';
import { people, reserveEntries, termCases, vacancies } from '../read-models.js';
import { dissolvedPersonList } from '../registry-lists.js';
import { DissolvedPeople, dissolvedKinds, type DissolvedKind, type DissolvedPerson } from './dissolved-people.query.js';

class DissolvedQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'At or below this unit' })
  @IsOptional()
  @IsString()
  @Length(1, 32)
  readonly unit?: string;

  @ApiPropertyOptional({ enum: dissolvedKinds })
  @IsOptional()
  @IsIn(dissolvedKinds)
  readonly kind?: DissolvedKind;
}

const READ = [termCases.name, reserveEntries.name, vacancies.name, people.name];

@ApiTags('registry')
@ApiBearerAuth()
@Controller('api/v1/dissolved-units/people')
export class DissolvedPeopleController {
  constructor(
    private readonly dissolved: DissolvedPeople,
    private readonly scopes: ScopeFilter,
    private readonly reads: ReadStore,
  ) {}

  @Get()
  @Exported(dissolvedPersonList)
  @ApiOperation({
    summary: 'Terms, reserve entries and acting holders of units that were dissolved, until people have settled them',
    description: '撤并单位待处理人员',
  })
  async list(
    @Query() query: DissolvedQuery,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<Page<DissolvedPerson>> {
    await seeOwnWrites(this.reads, query, READ, reply);
    return this.dissolved.page(await this.scopes.current(), query);
  }
}
