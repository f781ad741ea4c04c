import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, Length } from 'class-validator';
import { PageQuery, Truth } from '#web';

/** A part of a list of the register, narrowed to a unit and to what is, or is no longer, open. */
export class RegisterPage extends PageQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 32) readonly unit?: string;
  @ApiPropertyOptional() @IsOptional() @Truth() @IsBoolean() readonly open?: boolean;
}
