import { Body, Controller, Get, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { ReadStore } from '#read-store';
import {
  answerOf,
  CommandRoute,
  Exported,
  PageQuery,
  seeOwnWrites,
  Truth,
  type CommandAnswer,
  type HeaderReply,
  type Page,
} from '#web';
import { documentNumbers } from './document-numbers.projection.js';
import { numberList } from './number-list.js';
import { NumberRegister, type NumberView } from './number-register.query.js';
import { VoidNumber, VoidNumberBody } from './void-number.command.js';

class NumbersQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'The organ that issued it' })
  @IsOptional()
  @IsString()
  @Length(1, 32)
  readonly org?: string;

  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 20) readonly documentClass?: string;

  @ApiPropertyOptional({ minimum: 1949, maximum: 9999 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1949)
  @Max(9999)
  readonly year?: number;

  @ApiPropertyOptional() @IsOptional() @Truth() @IsBoolean() readonly voided?: boolean;

  @ApiPropertyOptional({ description: 'The whole number' })
  @IsOptional()
  @IsString()
  @Length(1, 80)
  readonly number?: string;
}

@ApiTags('document numbers')
@ApiBearerAuth()
@Controller('api/v1/document-numbers')
export class DocumentNumbersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly register: NumberRegister,
    private readonly reads: ReadStore,
  ) {}

  @Get()
  @Exported(numberList)
  @ApiOperation({ summary: 'Numbers whose register you keep, or whose organ you supervise', description: '文号登记簿' })
  async page(@Query() query: NumbersQuery, @Res({ passthrough: true }) reply: HeaderReply): Promise<Page<NumberView>> {
    await seeOwnWrites(this.reads, query, [documentNumbers.name], reply);
    return this.register.page(query, query);
  }

  @CommandRoute('voiding', 'Void a number; it is never given again', '文号作废')
  async void(@Body() body: VoidNumberBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new VoidNumber(body)));
  }
}
