import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { ScopeFilter } from '#access/contract';
import { Exported } from '#web';
import type { Basis, EndReason } from '../domain/post-term.events.js';
import { postCodes, type PostCode, type Regime } from '../domain/posts.js';
import { keptUnitsOf, readUnitsOf } from '../scoping/seen-people.policy.js';
import { PersonPosts } from './person-posts.query.js';
import { personPostList } from '../registry-lists.js';

const bases: readonly Basis[] = ['election', 'appointment', 'contract'];
const regimes: readonly Regime[] = ['party', 'selfGovernment', 'supervisory', 'collective', 'administrative'];

class TermPaperView {
  @ApiProperty() readonly number!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) readonly issuedOn!: string | null;
}

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
  @ApiProperty({ enum: bases }) readonly basis!: Basis;
  @ApiProperty({ type: TermPaperView, nullable: true }) readonly document!: TermPaperView | null;
  @ApiProperty({ type: String, nullable: true }) readonly endReason!: EndReason | null;
  @ApiProperty({ type: TermPaperView, nullable: true }) readonly exitDocument!: TermPaperView | null;
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
    const isOwn = scope.actor.personId === personId;
    const [units, kept] = isOwn ? (['everywhere', 'everywhere'] as const) : [readUnitsOf(scope), keptUnitsOf(scope)];
    return { items: await this.posts.of(personId, units, kept) };
  }
}
