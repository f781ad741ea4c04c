import { Body, Controller, HttpCode, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { BeforePasswordChange } from './access-token.guard.js';
import type { SignedIn } from './access-tokens.js';
import { CurrentSession } from './current-account.js';
import { OwnPassword } from './own-password.js';

class ChangePasswordBody {
  @ApiProperty() @IsString() @Length(1, 200) readonly presentPassword!: string;
  @ApiProperty() @IsString() @Length(1, 200) readonly newPassword!: string;
}

@ApiTags('access')
@ApiBearerAuth()
@Controller('api/v1/me')
export class OwnPasswordController {
  constructor(private readonly password: OwnPassword) {}

  @BeforePasswordChange()
  @Put('password')
  @HttpCode(204)
  @ApiOperation({ summary: 'Change the own password', description: '修改本人密码' })
  @ApiNoContentResponse()
  change(@CurrentSession() session: SignedIn, @Body() body: ChangePasswordBody): Promise<void> {
    return this.password.change(session, body.presentPassword, body.newPassword);
  }
}
