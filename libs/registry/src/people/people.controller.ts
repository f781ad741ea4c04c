import {
  Body,
  Controller,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { ReadStore } from '#read-store';
import { Exported, MinPosition, PageQuery, seeOwnWrites, type HeaderReply } from '#web';
import { PersonView } from '../bodies/person-view.js';
import type { Presence } from '../domain/person.state.js';
import { postCodes, type PostCode } from '../domain/posts.js';
import { PeopleDesk } from '../people-desk.js';
import { terms } from '../read-models.js';
import { FindPeople, type PeoplePage } from './find-people.query.js';
import { people } from './people.projection.js';
import { PersonDetail } from './person-detail.query.js';
import { personList } from '../registry-lists.js';

const READ = [people.name, terms.name];

class PeopleQuery extends PageQuery {
  @ApiPropertyOptional({
    description: 'Beginning of a name, its pinyin or initials, or of a unit code (4 digits or more)',
  })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  @Matches(/[^\s·・.'’-]/)
  readonly q?: string;

  @ApiPropertyOptional({ description: 'At or below this unit' })
  @IsOptional()
  @IsString()
  @Length(1, 32)
  readonly unit?: string;

  @ApiPropertyOptional({ enum: postCodes }) @IsOptional() @IsIn(postCodes) readonly post?: PostCode;
}

class HeldPostView {
  @ApiProperty({ enum: postCodes }) readonly post!: PostCode;
  @ApiProperty() readonly orgCode!: string;
}

class PersonLineView {
  @ApiProperty({ format: 'uuid' }) readonly personId!: string;
  @ApiProperty({ type: String, nullable: true }) readonly name!: string | null;
  @ApiProperty() readonly orgCode!: string;
  @ApiProperty({ type: String, nullable: true }) readonly orgName!: string | null;
  @ApiProperty({ enum: ['present', 'left', 'deceased'] }) readonly presence!: Presence;
  @ApiProperty({ type: [HeldPostView] }) readonly posts!: readonly HeldPostView[];
}

class PeoplePageView {
  @ApiProperty({ type: [PersonLineView] }) readonly items!: readonly PersonLineView[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

class IdentityLookupBody {
  @ApiProperty() @IsString() @Length(18, 40) readonly identityNumber!: string;
}

@ApiTags('registry')
@ApiBearerAuth()
@Controller('api/v1/people')
export class PeopleController {
  constructor(
    private readonly found: FindPeople,
    private readonly details: PersonDetail,
    private readonly desk: PeopleDesk,
    private readonly reads: ReadStore,
  ) {}

  @Get()
  @Exported(personList)
  @ApiOperation({ summary: 'The people whom you may see, by name, pinyin or code', description: '人员检索' })
  @ApiOkResponse({ type: PeoplePageView })
  async search(@Query() query: PeopleQuery, @Res({ passthrough: true }) reply: HeaderReply): Promise<PeoplePage> {
    await seeOwnWrites(this.reads, query, READ, reply);
    return this.found.page(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'A person whom you may see', description: '人员信息' })
  @ApiOkResponse({ type: PersonView })
  async detail(
    @Param('id', ParseUUIDPipe) personId: string,
    @Query() query: MinPosition,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<PersonView> {
    await seeOwnWrites(this.reads, query, READ, reply);
    return known(await this.details.find(personId));
  }

  /** A body, since an identity number has no place in an address. */
  @Post('identity-lookups')
  @HttpCode(200)
  @ApiOperation({ summary: 'Find a person of your register by identity number', description: '按公民身份号码查找' })
  @ApiOkResponse({ type: PersonView })
  async byIdentity(@Body() { identityNumber }: IdentityLookupBody): Promise<PersonView> {
    return known(await this.details.byIdentity(this.desk.digestOf(identityNumber)));
  }
}

const known = (person: PersonView | undefined): PersonView => {
  if (!person) throw new NotFoundException({ code: 'unknown-person' });
  return person;
};
