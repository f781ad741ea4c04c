import { Command } from '@nestjs/cqrs';
import { IsIn, IsString, IsUUID, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { backgrounds, type Background } from '../domain/candidacy.events.js';

export class ApplicationBody {
  @IsUUID() readonly candidateId!: string;
  @IsString() @Length(1, 32) readonly villageCode!: string;
  /**
   * The candidate's own unit, a village, a town, or the county for its departments and institutions: its Party organization
   * takes the application and recommends.
   */
  @IsString() @Length(1, 32) readonly unitCode!: string;
  @IsIn(backgrounds) readonly background!: Background;
}

/** Applies for a post of an open selection, through the Party organization of the candidate's unit. */
export class ApplyForPost extends Command<CommandOutcome> {
  constructor(
    readonly selectionId: string,
    readonly body: ApplicationBody,
  ) {
    super();
  }
}
