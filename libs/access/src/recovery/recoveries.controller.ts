import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { Public } from '../public-route.js';
import { SignInRoute } from '../sign-in-route.js';
import { Recoveries } from './recoveries.js';

class RecoveryProposalView {
  @ApiProperty() readonly recoveryId!: string;
  @ApiProperty({ format: 'date-time', description: 'Until when another administrator may confirm' })
  readonly endsAt!: string;
}

class RecoveryCodeView {
  @ApiProperty({ description: 'Works once; shown once, to be handed over in person' }) readonly code!: string;
  @ApiProperty({ format: 'date-time' }) readonly endsAt!: string;
}

class UseRecoveryBody {
  @ApiProperty() @IsString() @Length(1, 200) readonly loginName!: string;
  @ApiProperty() @IsString() @Length(1, 200) readonly code!: string;
  @ApiProperty({ description: 'At least 12 characters' }) @IsString() @Length(1, 200) readonly newPassword!: string;
}

@ApiTags('access')
@Controller('api/v1')
export class RecoveriesController {
  constructor(private readonly recoveries: Recoveries) {}

  @Post('accounts/:accountId/recoveries')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Propose to let a person back in (security administrator)', description: '提出账号恢复' })
  @ApiCreatedResponse({ type: RecoveryProposalView })
  propose(@Param('accountId', ParseUUIDPipe) accountId: string): Promise<RecoveryProposalView> {
    return this.recoveries.propose(accountId);
  }

  @Post('recoveries/:recoveryId/confirmation')
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Confirm it (another security administrator)', description: '确认账号恢复' })
  @ApiOkResponse({ type: RecoveryCodeView })
  confirm(@Param('recoveryId', ParseUUIDPipe) recoveryId: string): Promise<RecoveryCodeView> {
    return this.recoveries.confirm(recoveryId);
  }

  @Public()
  @SignInRoute()
  @Post('recoveries/use')
  @HttpCode(204)
  @ApiOperation({ summary: 'Choose a new password by the code', description: '凭恢复码重设密码' })
  @ApiNoContentResponse()
  use(@Body() body: UseRecoveryBody): Promise<void> {
    return this.recoveries.use(body);
  }
}
