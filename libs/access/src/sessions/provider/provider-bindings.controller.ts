import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { ProviderBindings } from './provider-bindings.js';

class ProposeBindingBody {
  @ApiProperty({ description: '`sub` of the person at the provider' })
  @IsString()
  @Length(1, 255)
  readonly subject!: string;
}

class BindingProposalView {
  @ApiProperty() readonly bindingId!: string;
  @ApiProperty({ format: 'date-time', description: 'Until when another administrator may confirm' })
  readonly endsAt!: string;
}

@ApiTags('access')
@ApiBearerAuth()
@Controller('api/v1')
export class ProviderBindingsController {
  constructor(private readonly bindings: ProviderBindings) {}

  @Post('accounts/:accountId/provider-bindings')
  @ApiOperation({
    summary: 'Propose the identity by which a person may sign in (security administrator)',
    description: '提出统一身份绑定',
  })
  @ApiCreatedResponse({ type: BindingProposalView })
  propose(
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @Body() { subject }: ProposeBindingBody,
  ): Promise<BindingProposalView> {
    return this.bindings.propose(accountId, subject);
  }

  @Post('provider-bindings/:bindingId/confirmation')
  @HttpCode(204)
  @ApiOperation({ summary: 'Confirm it (another security administrator)', description: '确认统一身份绑定' })
  @ApiNoContentResponse()
  confirm(@Param('bindingId', ParseUUIDPipe) bindingId: string): Promise<void> {
    return this.bindings.confirm(bindingId);
  }

  @Delete('accounts/:accountId/provider-identity')
  @HttpCode(204)
  @ApiOperation({ summary: 'Unbind it, and end the sessions of the account', description: '解除统一身份绑定' })
  @ApiNoContentResponse()
  remove(@Param('accountId', ParseUUIDPipe) accountId: string): Promise<void> {
    return this.bindings.remove(accountId);
  }
}
