import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { MinPosition } from '#web';

const SIZE = 20;
const MOST = 100;
const FURTHEST = 10_000;

/** Pages count from 1. */
export class PageQuery extends MinPosition {
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
