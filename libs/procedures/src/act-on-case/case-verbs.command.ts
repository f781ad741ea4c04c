import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { MAX_TEXT, OfficeBody } from './task-verbs.command.js';

export class NoteBody {
  @IsString() @Length(1, MAX_TEXT) readonly note!: string;
}

export class ReasonBody {
  @IsString() @Length(1, MAX_TEXT) readonly reason!: string;
}

export class CopyBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => OfficeBody)
  readonly to!: readonly OfficeBody[];
}

export class CopyReadBody {
  @IsUUID() readonly copyId!: string;
}

export class CommentBody {
  @IsString() @Length(1, MAX_TEXT) readonly comment!: string;
}

export class DocumentBody {
  @Matches(/^[0-9a-f]{64}$/) readonly sha256!: string;
  @Matches(/^[a-z][a-z0-9-]{0,39}$/) readonly kind!: string;
}

export class DecisionBody {
  @IsString() @Length(1, 40) readonly outcome!: string;
  @IsString() @Length(0, MAX_TEXT) readonly reasons!: string;
}

export class CorrectionBody {
  @IsUUID() readonly eventId!: string;
  @IsString() @Length(1, MAX_TEXT) readonly correction!: string;
}

export class ReopeningBody {
  @IsString() @Length(1, MAX_TEXT) readonly ground!: string;
}
