import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { IsLocalDate, NestedObjects, TickedBody, WrittenText } from '#web';
import { MAX_TEXT, OfficeBody } from './task-verbs.command.js';

export class NoteBody {
  @WrittenText(MAX_TEXT) readonly note!: string;
}

export class UrgeEachBody extends TickedBody {
  @WrittenText(MAX_TEXT) readonly note!: string;
}

export class ReasonBody {
  @WrittenText(MAX_TEXT) readonly reason!: string;
}

export class CopyBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @NestedObjects(() => OfficeBody)
  readonly to!: readonly OfficeBody[];
}

export class CopyReadBody {
  @IsUUID() readonly copyId!: string;
}

export class CommentBody {
  @WrittenText(MAX_TEXT) readonly comment!: string;
}

export class DocumentBody {
  @ApiProperty({ description: 'The id that the upload for this case was answered with' })
  @Matches(/^[0-9a-f]{64}$/)
  readonly sha256!: string;
  @ApiProperty({
    description:
      'What it is. Shown to those alone whose matter it is: complaint, clue, verification, breach, statement (ceremonies). In an ' +
      'open selection the candidate sees selection-notice, application and statement alone, the town selection-notice, ' +
      'application and recommendation, unit and team besides these meeting-minutes and what candidate and unit attach; what ' +
      'the team attaches is for the county. In a joint review the candidate sees application, adverse-notice, statement and ' +
      'result-letter alone, and departments what those who nominate attach, besides meeting-minutes, town-review-minutes, ' +
      'batch-list, circulation-letter and new-evidence. In an adjustment the cadre sees concern-notice, answer, statement, ' +
      'self-correction, admonition-decision, resignation, suspension-order, adjustment-decision, announcement and ' +
      'handover-list alone. Whoever attached a document sees it',
  })
  @Matches(/^[a-z][a-z0-9-]{0,39}$/)
  readonly kind!: string;
  @ApiPropertyOptional({ description: 'The number that the paper itself bears, as minutes of a meeting' })
  @IsOptional()
  @IsString()
  @Length(1, 80)
  readonly documentNo?: string;
  @ApiPropertyOptional({ format: 'date', description: 'The day that the paper itself bears' })
  @IsOptional()
  @IsLocalDate()
  readonly documentOn?: string;
}

export class DecisionBody {
  @IsString() @Length(1, 40) readonly outcome!: string;
  @IsString() @Length(0, MAX_TEXT) readonly reasons!: string;
}

export class CorrectionBody {
  @ApiProperty({ description: '`eventId` of an entry of the history whose `mayCorrect` holds for you' })
  @IsUUID()
  readonly eventId!: string;
  @WrittenText(MAX_TEXT) readonly correction!: string;
}

export class ReopeningBody {
  @WrittenText(MAX_TEXT) readonly ground!: string;
}
