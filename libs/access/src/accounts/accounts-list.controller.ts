import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { ReadStore } from '#read-store';
import { MinPosition, seeOwnWrites, type HeaderReply } from '#web';
import { roleCodes, type Role } from '../domain/roles.js';
import { accountStates, KeptAccountsView, KeptAccountView, type AccountState } from './account-view.js';
import { accounts } from './accounts.projection.js';
import { Accounts } from './accounts.query.js';

const SIZE = 20;
const MOST = 100;
const FURTHEST = 10_000;

class AccountsQuery extends MinPosition {
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

  @ApiPropertyOptional({ minimum: 1, maximum: FURTHEST, default: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(FURTHEST)
  readonly page: number = 1;

  @ApiPropertyOptional({ minimum: 1, maximum: MOST, default: SIZE })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST)
  readonly size: number = SIZE;
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
  @ApiOperation({ summary: 'The accounts that you keep (security administrator)', description: '账号列表' })
  @ApiOkResponse({ type: KeptAccountsView })
  async list(@Query() query: AccountsQuery, @Res({ passthrough: true }) reply: HeaderReply): Promise<KeptAccountsView> {
    await seeOwnWrites(this.reads, query, [accounts.name], reply);
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
    await seeOwnWrites(this.reads, query, [accounts.name], reply);
    const found = await this.accounts.find(accountId);
    if (!found) throw new NotFoundException({ code: 'unknown-account' });
    return found;
  }
}
