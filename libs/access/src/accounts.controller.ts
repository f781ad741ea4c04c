import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { answerOf, CommandRoute, type CommandAnswer } from '#web';
import { AccountSessions } from './account-sessions.js';
import { CloseAccount } from './close-account/close-account.command.js';
import {
  ConfirmAdministrator,
  ConfirmAdministratorBody,
} from './confirm-administrator/confirm-administrator.command.js';
import { GrantRole, GrantRoleBody } from './grant-role/grant-role.command.js';
import { OpenAccount, OpenAccountBody } from './open-account/open-account.command.js';
import { RevokeRole, RevokeRoleBody } from './revoke-role/revoke-role.command.js';

@ApiTags('access')
@Controller('api/v1/accounts')
export class AccountsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly sessions: AccountSessions,
  ) {}

  @CommandRoute('', 'Open an account with a first password', '开通账号')
  async open(@Body() body: OpenAccountBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new OpenAccount(body)));
  }

  @CommandRoute(':accountId/grants', 'Grant a role at a unit', '授予角色')
  async grant(
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @Body() body: GrantRoleBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new GrantRole(accountId, body)));
  }

  @CommandRoute(':accountId/administrator-confirmations', 'Confirm a proposed administrator', '确认管理员授权')
  async confirm(
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @Body() body: ConfirmAdministratorBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new ConfirmAdministrator(accountId, body)));
  }

  @CommandRoute(':accountId/revocations', 'Revoke a role at a unit', '撤销角色')
  async revoke(
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @Body() body: RevokeRoleBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new RevokeRole(accountId, body)));
  }

  @CommandRoute(':accountId/closure', 'Close an account for good', '注销账号')
  async close(@Param('accountId', ParseUUIDPipe) accountId: string): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new CloseAccount(accountId)));
  }

  @Delete(':accountId/sessions')
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'End every session of an account (security administrator)', description: '强制下线' })
  @ApiNoContentResponse()
  endSessions(@Param('accountId', ParseUUIDPipe) accountId: string): Promise<void> {
    return this.sessions.end(accountId);
  }
}
