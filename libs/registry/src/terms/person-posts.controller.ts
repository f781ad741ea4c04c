import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { ScopeFilter } from '#access/contract';
import { Exported } from '#web';
import { postCodes, type PostCode, type Regime } from '../domain/posts.js';
import { readUnitsOf } from '../scoping/seen-people.policy.js';
import { PersonPosts } from './person-posts.query.js';
import { personPostList } from '../registry-lists.js';

const regimes: readonly Regime[] = ['party', 'selfGovernment', 'supervisory', 'collective', 'administrative'];

class PersonPostView {
  @ApiProperty() readonly termId!: string;
  @ApiProperty() readonly orgCode!: string;
  @ApiProperty({ type: String, nullable: true }) readonly orgName!: string | null;
  @ApiProperty({ enum: postCodes }) readonly post!: PostCode;
  @ApiProperty({ enum: regimes }) readonly regime!: Regime;
  @ApiProperty() readonly publicPower!: boolean;
  @ApiProperty({ format: 'date' }) readonly startedOn!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) readonly plannedEndOn!: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) readonly endedOn!: string | null;
}

class PersonPostsView {
  @ApiProperty({ type: [PersonPostView] }) readonly items!: readonly PersonPostView[];
}

/** A person sees all of their own posts; others see those at or below the units whose register they read. */
@ApiTags('registry')
@Controller('api/v1/people')
export class PersonPostsController {
  constructor(
    private readonly posts: PersonPosts,
    private readonly scopes: ScopeFilter,
  ) {}

  @Get(':id/posts')
  @Exported(personPostList)
  @ApiOkResponse({ type: PersonPostsView })
  async list(@Param('id', ParseUUIDPipe) personId: string): Promise<PersonPostsView> {
    const scope = await this.scopes.current();
    const units = scope.actor.personId === personId ? 'everywhere' : readUnitsOf(scope);
    return { items: await this.posts.of(personId, units) };
  }
}
