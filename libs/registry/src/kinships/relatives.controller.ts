import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { ReadStore } from '#read-store';
import { Exported, MinPosition, seeOwnWrites, type HeaderReply } from '#web';
import { relations, type Relation } from '../domain/relation.js';
import { people } from '../read-models.js';
import { kinships } from './kinships.projection.js';
import { Relatives } from './relatives.query.js';
import { relativeList } from '../registry-lists.js';

class RelativeView {
  @ApiProperty({ format: 'uuid' }) readonly relativeId!: string;
  @ApiProperty({ type: String, nullable: true }) readonly name!: string | null;
  @ApiProperty({ enum: relations, description: 'What the relative is to the person' }) readonly relation!: Relation;
  @ApiProperty({ enum: ['recorded', 'declared'] }) readonly status!: 'recorded' | 'declared';
}

class RelativesView {
  @ApiProperty({ type: [RelativeView] }) readonly items!: readonly RelativeView[];
}

/** Whose relatives they are is looked up among the people: without them, a person just registered would be unknown. */
const READ = [kinships.name, people.name];

@ApiTags('registry')
@ApiBearerAuth()
@Controller('api/v1/people')
export class RelativesController {
  constructor(
    private readonly relatives: Relatives,
    private readonly reads: ReadStore,
  ) {}

  @Get(':id/relatives')
  @Exported(relativeList)
  @ApiOperation({ summary: 'The relatives of a person of your register', description: '亲属关系' })
  @ApiOkResponse({ type: RelativesView })
  async list(
    @Param('id', ParseUUIDPipe) personId: string,
    @Query() query: MinPosition,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<RelativesView> {
    await seeOwnWrites(this.reads, query, READ, reply);
    const items = await this.relatives.of(personId);
    if (!items) throw new NotFoundException({ code: 'unknown-person' });
    return { items };
  }
}
