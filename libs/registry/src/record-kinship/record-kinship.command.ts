import { Command } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { WrittenText } from '#web';
import { kinshipEndReasons, type KinshipEndReason } from '../domain/kinship.events.js';
import { relations, type Relation } from '../domain/relation.js';

export class RelativeBody {
  @ApiProperty({ format: 'uuid' }) @IsUUID() readonly relativeId!: string;
  @ApiProperty({ enum: relations, description: 'What the relative is to the person' })
  @IsIn(relations)
  readonly relation!: Relation;
}

/** Records that one person is a relative of another. */
export class RecordKinship extends Command<CommandOutcome> {
  constructor(
    readonly personId: string,
    readonly body: RelativeBody,
  ) {
    super();
  }
}

/** The person's own word on a relative; a registrar confirms or refutes it. */
export class DeclareKinship extends Command<CommandOutcome> {
  constructor(
    readonly personId: string,
    readonly body: RelativeBody,
  ) {
    super();
  }
}

/** Confirms what a person has declared. */
export class ConfirmKinship extends Command<CommandOutcome> {
  constructor(
    readonly personId: string,
    readonly relativeId: string,
  ) {
    super();
  }
}

export class RefuteKinshipBody {
  @ApiProperty() @WrittenText(500) readonly reason!: string;
}

/** What a person has declared is not so. */
export class RefuteKinship extends Command<CommandOutcome> {
  constructor(
    readonly personId: string,
    readonly relativeId: string,
    readonly body: RefuteKinshipBody,
  ) {
    super();
  }
}

export class EndKinshipBody {
  @ApiProperty({ enum: kinshipEndReasons }) @IsIn(kinshipEndReasons) readonly reason!: KinshipEndReason;
}

/** Two persons are relatives no longer, or never were. */
export class EndKinship extends Command<CommandOutcome> {
  constructor(
    readonly personId: string,
    readonly relativeId: string,
    readonly body: EndKinshipBody,
  ) {
    super();
  }
}
