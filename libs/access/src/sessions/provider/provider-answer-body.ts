import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';

/** What the provider adds to the address of the page to which it sends a person back, beside `state`. */
export class ProviderWords {
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 4_000) readonly code?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 500) readonly iss?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 200) readonly error?: string;
}

export class ProviderAnswerBody extends ProviderWords {
  @ApiProperty() @IsString() @Length(1, 500) readonly state!: string;
}
