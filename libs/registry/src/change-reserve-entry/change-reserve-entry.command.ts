import { Command } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsString, IsUUID, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, WrittenText } from '#web';
import { postCodes, type PostCode } from '../domain/posts.js';

export class NominateCandidateBody {
  @ApiProperty({ format: 'uuid' }) @IsUUID() readonly personId!: string;
  @ApiProperty() @IsString() @Length(1, 32) readonly villageCode!: string;
  @ApiProperty() @WrittenText(500) readonly reason!: string;
}

/** Nominates a person for the reserve pool of a village. */
export class NominateCandidate extends Command<CommandOutcome> {
  constructor(readonly body: NominateCandidateBody) {
    super();
  }
}

export class ReviewCandidateBody {
  @ApiProperty() @IsBoolean() readonly agrees!: boolean;
  @ApiProperty() @WrittenText(500) readonly opinion!: string;
}

/** The town looks at a nominated candidate. */
export class ReviewCandidate extends Command<CommandOutcome> {
  constructor(
    readonly entryId: string,
    readonly body: ReviewCandidateBody,
  ) {
    super();
  }
}

/** Takes an agreed candidate into the pool. */
export class AdmitMember extends Command<CommandOutcome> {
  constructor(readonly entryId: string) {
    super();
  }
}

export class AssignMentorBody {
  @ApiProperty({ format: 'uuid' }) @IsUUID() readonly mentorId!: string;
}

/** Gives a member a mentor. */
export class AssignMentor extends Command<CommandOutcome> {
  constructor(
    readonly entryId: string,
    readonly body: AssignMentorBody,
  ) {
    super();
  }
}

export class RecordReserveTrainingBody {
  @ApiProperty() @IsString() @Length(1, 200) readonly subject!: string;
  @ApiProperty({ format: 'date' }) @IsLocalDate() readonly trainedOn!: string;
}

/** Records a training of a member. */
export class RecordReserveTraining extends Command<CommandOutcome> {
  constructor(
    readonly entryId: string,
    readonly body: RecordReserveTrainingBody,
  ) {
    super();
  }
}

/** Marks that a trained member is ready for a post. */
export class MarkMature extends Command<CommandOutcome> {
  constructor(readonly entryId: string) {
    super();
  }
}

export class ReviewMemberBody {
  @ApiProperty() @WrittenText(500) readonly opinion!: string;
}

/** The yearly review of a member. */
export class ReviewMember extends Command<CommandOutcome> {
  constructor(
    readonly entryId: string,
    readonly body: ReviewMemberBody,
  ) {
    super();
  }
}

export class RemoveMemberBody {
  @ApiProperty() @WrittenText(500) readonly reason!: string;
}

/** Takes a candidate or member out, with the reason. */
export class RemoveMember extends Command<CommandOutcome> {
  constructor(
    readonly entryId: string,
    readonly body: RemoveMemberBody,
  ) {
    super();
  }
}

export class AppointMemberBody {
  @ApiProperty({ enum: postCodes }) @IsIn(postCodes) readonly post!: PostCode;
  @ApiProperty() @IsString() @Length(1, 60) readonly documentNo!: string;
}

/** A mature member takes up a post; the term itself is recorded in the register. */
export class AppointMember extends Command<CommandOutcome> {
  constructor(
    readonly entryId: string,
    readonly body: AppointMemberBody,
  ) {
    super();
  }
}

/** Looks at the pool of a village: where its members are too few, the clock begins. */
export class CheckPool extends Command<CommandOutcome> {
  constructor(readonly villageCode: string) {
    super();
  }
}
