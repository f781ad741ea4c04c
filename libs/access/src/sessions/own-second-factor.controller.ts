import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
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
import { BeforeSecondFactor } from './access-token.guard.js';
import type { SignedIn } from './access-tokens.js';
import { CurrentSession } from './current-account.js';
import { OwnSecondFactor } from './own-second-factor.js';

class BeginSecondFactorBody {
  @ApiProperty() @IsString() @Length(1, 200) readonly presentPassword!: string;
}

class ConfirmSecondFactorBody {
  @ApiProperty({ description: 'The code that the app shows' }) @IsString() @Length(6, 6) readonly code!: string;
}

class RemoveSecondFactorBody {
  @ApiProperty() @IsString() @Length(1, 200) readonly presentPassword!: string;
  @ApiProperty({ description: 'Of the app, or a recovery code' }) @IsString() @Length(6, 40) readonly code!: string;
}

class SecondFactorView {
  @ApiProperty() readonly enrolled!: boolean;
}

class NewSecondFactorView {
  @ApiProperty({ description: 'Base32, shown once' }) readonly secret!: string;
  @ApiProperty({ description: 'otpauth address for a QR code' }) readonly uri!: string;
}

class RecoveryCodesView {
  @ApiProperty({ type: [String], description: 'Each works once in place of a code; shown once' })
  readonly recoveryCodes!: readonly string[];
}

@ApiTags('access')
@ApiBearerAuth()
@Controller('api/v1/me/second-factor')
export class OwnSecondFactorController {
  constructor(private readonly factor: OwnSecondFactor) {}

  @BeforeSecondFactor()
  @Get()
  @ApiOperation({ summary: 'Whether a second factor is enrolled', description: '本人双因素状态' })
  @ApiOkResponse({ type: SecondFactorView })
  async read(@CurrentSession() session: SignedIn): Promise<SecondFactorView> {
    return { enrolled: await this.factor.isEnrolled(session) };
  }

  @BeforeSecondFactor()
  @Post()
  @ApiOperation({ summary: 'Begin to enrol an authenticator app', description: '绑定动态口令' })
  @ApiCreatedResponse({ type: NewSecondFactorView })
  begin(@CurrentSession() session: SignedIn, @Body() body: BeginSecondFactorBody): Promise<NewSecondFactorView> {
    return this.factor.begin(session, body.presentPassword);
  }

  @BeforeSecondFactor()
  @Post('confirmation')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Confirm the app by its first code',
    description: '确认绑定',
  })
  @ApiOkResponse({ type: RecoveryCodesView })
  async confirm(
    @CurrentSession() session: SignedIn,
    @Body() body: ConfirmSecondFactorBody,
  ): Promise<RecoveryCodesView> {
    return { recoveryCodes: await this.factor.confirm(session, body.code) };
  }

  @Post('removal')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove the authenticator app, to enrol another', description: '解除绑定' })
  @ApiNoContentResponse()
  remove(@CurrentSession() session: SignedIn, @Body() body: RemoveSecondFactorBody): Promise<void> {
    return this.factor.remove(session, body.presentPassword, body.code);
  }
}
