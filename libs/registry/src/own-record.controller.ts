import { Controller, Get, NotFoundException, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { ScopeFilter } from '#access/contract';
import { ReadStore } from '#read-store';
import { MinPosition, seeOwnWrites, type HeaderReply } from '#web';
import { PersonView } from './bodies/person-view.js';
import { kinships } from './kinships/kinships.projection.js';
import { Relatives, type RelativeLine } from './kinships/relatives.query.js';
import { people } from './people/people.projection.js';
import { PersonDetail } from './people/person-detail.query.js';
import { OwnReserveEntries, type OwnReserveEntry } from './reserve-pool/own-reserve-entry.query.js';
import { reserveEntries } from './reserve-pool/reserve-entries.projection.js';
import { PersonPosts, type PersonPost } from './terms/person-posts.query.js';
import { terms } from './terms/terms.projection.js';

const READ = [people.name, terms.name, kinships.name, reserveEntries.name];

class OwnRecordView {
  @ApiProperty({ type: PersonView }) readonly person!: PersonView;
  @ApiProperty({ type: [Object] }) readonly posts!: readonly PersonPost[];
  @ApiProperty({ type: [Object] }) readonly relatives!: readonly RelativeLine[];
  @ApiProperty({ type: Object, nullable: true }) readonly reserve!: OwnReserveEntry | null;
}

/** What is held about the one who asks. Basis: Personal Information Protection Law, art. 45. */
@ApiTags('registry')
@ApiBearerAuth()
@Controller('api/v1/me/record')
export class OwnRecordController {
  constructor(
    private readonly scopes: ScopeFilter,
    private readonly reads: ReadStore,
    private readonly details: PersonDetail,
    private readonly posts: PersonPosts,
    private readonly relatives: Relatives,
    private readonly reserve: OwnReserveEntries,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What is held about you', description: '本人信息查询' })
  @ApiOkResponse({ type: OwnRecordView })
  async own(@Query() query: MinPosition, @Res({ passthrough: true }) reply: HeaderReply): Promise<OwnRecordView> {
    await seeOwnWrites(this.reads, query, READ, reply);
    const { actor } = await this.scopes.current();
    const { personId } = actor;
    const person = personId === undefined ? undefined : await this.details.find(personId);
    if (personId === undefined || !person) throw new NotFoundException({ code: 'unknown-person' });
    const [posts, relatives, reserve] = await Promise.all([
      this.posts.of(personId, 'everywhere', 'everywhere'),
      this.relatives.of(personId),
      this.reserve.of(personId),
    ]);
    return { person, posts, relatives: relatives ?? [], reserve };
  }
}
