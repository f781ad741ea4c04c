import { Command } from '@nestjs/cqrs';
import { IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';

export class SuccessorBody {
  @IsString() @Length(1, 32) readonly villageCode!: string;
}

/** Names the village whose election or decision settles a term of a dissolved one. */
export class AssignTermSuccessor extends Command<CommandOutcome> {
  constructor(
    readonly termId: string,
    readonly body: SuccessorBody,
  ) {
    super();
  }
}

/** Says to which village an entry in the pool of a dissolved one belongs. */
export class AssignReserveEntry extends Command<CommandOutcome> {
  constructor(
    readonly entryId: string,
    readonly body: SuccessorBody,
  ) {
    super();
  }
}
