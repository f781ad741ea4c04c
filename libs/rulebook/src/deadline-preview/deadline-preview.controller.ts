import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { IsLocalDate } from '#web';
import { periodUnits } from '../domain/parameter-units.js';
import { DeadlinePreview, type PreviewRequest, type PreviewView } from './deadline-preview.query.js';

const MAX_AMOUNT = 1_000;
const directions = ['after', 'before'] as const;

class DeadlinePreviewBody {
  @ApiProperty({ format: 'date', description: 'The day that is not counted, 1900 to 2199' })
  @IsLocalDate()
  readonly anchor!: string;

  @ApiPropertyOptional({ minimum: 0, maximum: MAX_AMOUNT })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_AMOUNT)
  readonly amount?: number;

  @ApiPropertyOptional({ enum: periodUnits }) @IsOptional() @IsIn(periodUnits) readonly unit?: PreviewRequest['unit'];
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 80) readonly ruleKey?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 32) readonly orgCode?: string;

  @ApiPropertyOptional({ enum: directions, description: 'Of an amount, `after` by default; a rule has its own' })
  @IsOptional()
  @IsIn(directions)
  readonly direction?: PreviewRequest['direction'];
}

@ApiTags('rulebook')
@ApiBearerAuth()
@Controller('api/v1/deadline-preview')
export class DeadlinePreviewController {
  constructor(private readonly preview: DeadlinePreview) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Compute a deadline without starting one', description: '期限试算' })
  of(@Body() body: DeadlinePreviewBody): Promise<PreviewView> {
    return this.preview.of(body);
  }
}
