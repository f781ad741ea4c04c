import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { MinPosition } from '#web';

const DEFAULT_SIZE = 20;
const MAX_SIZE = 200;
const MAX_PAGE = 10_000;

/** A part of a list of the register, narrowed to a unit and to what is, or is no longer, open. Pages count from 1. */
export class RegisterPage extends MinPosition {
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 32) readonly unit?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly open?: boolean;

  @ApiPropertyOptional({ minimum: 1, maximum: MAX_PAGE, default: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE)
  readonly page: number = 1;

  @ApiPropertyOptional({ minimum: 1, maximum: MAX_SIZE, default: DEFAULT_SIZE })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_SIZE)
  readonly size: number = DEFAULT_SIZE;
}
