import { Command } from '@nestjs/cqrs';
import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
} from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, NestedObjects, WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';
import type { ReviewActs } from '../domain/joint-review.commands.js';
import type { Finding } from '../domain/joint-review.events.js';
import { townCheckCodes, type TownCheck } from '../domain/occasions.js';

const SHA256 = /^[0-9a-f]{64}$/;
const OFFICE = /^dept:[a-z][a-z-]{0,39}$/;

export class VillageCheckBody {
  @WrittenText(MAX_TEXT) readonly note!: string;
}

export class TownCheckBody {
  @IsIn(townCheckCodes) readonly check!: TownCheck;
  @IsBoolean() readonly doubtful!: boolean;
  @IsLocalDate() readonly checkedOn!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Who checked for the office' })
  @IsOptional()
  @IsUUID()
  readonly checkerId?: string;

  @ApiPropertyOptional({ description: 'Name of the office, where it has nobody in the register' })
  @IsOptional()
  @WrittenText(80)
  readonly checkerOffice?: string;

  @WrittenText(MAX_TEXT) readonly opinion!: string;
  @WrittenText(80) readonly paperNo!: string;
}

export class TownReviewBody {
  @IsArray()
  @ArrayMaxSize(8)
  @NestedObjects(() => TownCheckBody)
  readonly checks!: readonly TownCheckBody[];
  @WrittenText(MAX_TEXT) readonly note!: string;
}

export class PanelFindingBody {
  @Matches(OFFICE) readonly office!: string;
  @IsIn(['confirmed', 'dismissed']) readonly finding!: Finding;
}

export class PanelBody {
  @IsLocalDate() readonly heldOn!: string;
  @Matches(SHA256) readonly minutes!: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  @NestedObjects(() => PanelFindingBody)
  readonly findings!: readonly PanelFindingBody[];
  @WrittenText(MAX_TEXT) readonly note!: string;
}

export class AdverseNoticeBody {
  @ApiPropertyOptional({ description: 'Left out, the notice gets the next number of the county' })
  @IsOptional()
  @IsString()
  @Length(1, 80)
  readonly noticeNo?: string;
}

export class StatementBody {
  @IsLocalDate() readonly statedOn!: string;
  @WrittenText(MAX_TEXT) readonly statement!: string;
}

export class DeferralBody {
  @IsLocalDate() readonly until!: string;
  @WrittenText(MAX_TEXT) readonly reasons!: string;
}

export class FeedbackBody {
  @ApiPropertyOptional({ description: 'Left out, the letter gets the next number of the county' })
  @IsOptional()
  @IsString()
  @Length(1, 80)
  readonly letterNo?: string;
}

export class AdverseFactBody {
  @IsString() @Length(1, 20) readonly ground!: string;
  @IsString() @Length(1, 80) readonly basisNo!: string;
}

export class RevocationBody {
  @WrittenText(MAX_TEXT) readonly reasons!: string;
}

export class ReReviewBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  @Matches(OFFICE, { each: true })
  readonly departments!: readonly string[];
  @Matches(SHA256) readonly evidence!: string;
  @WrittenText(MAX_TEXT) readonly reasons!: string;
}

/** What is done in a joint review beyond the common verbs. */
export class ActOnReview extends Command<CommandOutcome> {
  constructor(
    readonly reviewId: string,
    readonly words: ReviewActs,
  ) {
    super();
  }
}
