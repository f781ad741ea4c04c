import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { ReadStore } from '#read-store';
import { Exported, MinPosition, PageQuery, seeOwnWrites, type HeaderReply } from '#web';
import { accountList } from '../access-lists.js';
import { roleCodes, type Role } from '../domain/roles.js';
import { accountStates, KeptAccountsView, KeptAccountView, type AccountState } from './account-view.js';
import { accounts } from './accounts.projection.js';
import { ACCOUNT_NAMES, Accounts } from './accounts.query.js';

class AccountsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'At or below this unit' })
  @IsOptional()
  @IsString()
  @Length(1, 32)
  readonly unit?: string;

  @ApiPropertyOptional({ enum: roleCodes, description: 'Held today' })
  @IsOptional()
  @IsIn(roleCodes)
  readonly role?: Role;

  @ApiPropertyOptional({ enum: accountStates }) @IsOptional() @IsIn(accountStates) readonly state?: AccountState;

  @ApiPropertyOptional({ description: 'Part of the login name or of the name of the person' })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  readonly q?: string;
}

@ApiTags('access')
@ApiBearerAuth()
@Controller('api/v1/accounts')
export class AccountsListController {
  constructor(
    private readonly accounts: Accounts,
    private readonly reads: ReadStore,
  ) {}

  @Get()
  @Exported(accountList)
  @ApiOperation({ summary: 'The accounts that you keep (security administrator)', description: '账号列表' })
  @ApiOkResponse({ type: KeptAccountsView })
  async list(@Query() query: AccountsQuery, @Res({ passthrough: true }) reply: HeaderReply): Promise<KeptAccountsView> {
    await seeOwnWrites(this.reads, query, [accounts.name, ACCOUNT_NAMES], reply);
    return this.accounts.page(query);
  }

  @Get(':accountId')
  @ApiOperation({ summary: 'An account that you keep (security administrator)', description: '账号信息' })
  @ApiOkResponse({ type: KeptAccountView })
  async detail(
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @Query() query: MinPosition,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<KeptAccountView> {
    await seeOwnWrites(this.reads, query, [accounts.name, ACCOUNT_NAMES], reply);
    const found = await this.accounts.find(accountId);
    if (!found) throw new NotFoundException({ code: 'unknown-account' });
    return found;
  }
}
