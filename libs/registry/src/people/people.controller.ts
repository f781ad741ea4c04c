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
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { ReadStore } from '#read-store';
import { MinPosition, seeOwnWrites, type HeaderReply } from '#web';
import { PersonView } from '../bodies/person-view.js';
import { PeopleDesk } from '../people-desk.js';
import { people } from './people.projection.js';
import { PersonDetail } from './person-detail.query.js';

class IdentityLookupBody {
  @ApiProperty() @IsString() @Length(18, 40) readonly identityNumber!: string;
}

@ApiTags('registry')
@ApiBearerAuth()
@Controller('api/v1/people')
export class PeopleController {
  constructor(
    private readonly details: PersonDetail,
    private readonly desk: PeopleDesk,
    private readonly reads: ReadStore,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: 'A person whom you may see', description: '人员信息' })
  @ApiOkResponse({ type: PersonView })
  async detail(
    @Param('id', ParseUUIDPipe) personId: string,
    @Query() query: MinPosition,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<PersonView> {
    await seeOwnWrites(this.reads, query, [people.name], reply);
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
