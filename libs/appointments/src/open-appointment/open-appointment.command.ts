import { Command } from '@nestjs/cqrs';
import { IsBoolean, IsIn, IsString, IsUUID, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import type { Entry } from '../domain/appointment.events.js';
import { reviewedPosts, type ReviewedPost } from '../domain/occasions.js';

export class OpenAppointmentBody {
  @IsUUID() readonly secretaryId!: string;
  @IsString() @Length(1, 32) readonly villageCode!: string;
  @IsIn(reviewedPosts) readonly post!: ReviewedPost;
  @IsIn(['appointment', 'election']) readonly entry!: Entry;
  /** Whether a trial period follows, as after an open selection. */
  @IsBoolean() readonly onTrial!: boolean;
}

/** Opens the appointment of a village secretary. */
export class OpenAppointment extends Command<CommandOutcome> {
  constructor(readonly body: OpenAppointmentBody) {
    super();
  }
}
