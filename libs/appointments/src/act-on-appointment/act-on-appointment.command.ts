import { Command } from '@nestjs/cqrs';
import { IsBoolean, IsIn, IsInt, IsString, Length, Max, Min } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';
import type { AppointmentWords } from '../domain/appointment.commands.js';

const MOST_OBJECTIONS = 100_000;

export class NoticeBody {
  @IsLocalDate() readonly postedOn!: string;
  @IsString() @Length(1, 200) readonly place!: string;
}

export class NoticeClosureBody {
  @IsInt() @Min(0) @Max(MOST_OBJECTIONS) readonly objections!: number;
  @IsBoolean() readonly upheld!: boolean;
  @WrittenText(MAX_TEXT) readonly note!: string;
}

export class AppointingBody {
  @IsLocalDate() readonly startedOn!: string;
  @IsString() @Length(1, 80) readonly documentNo!: string;
  @IsLocalDate() readonly documentOn!: string;
}

export class DecliningBody {
  @WrittenText(MAX_TEXT) readonly reasons!: string;
}

export class DecisionRevocationBody {
  @IsString() @Length(1, 80) readonly documentNo!: string;
  @IsLocalDate() readonly documentOn!: string;
  @IsString() @Length(1, MAX_TEXT) readonly reasons!: string;
}

export class TrialHearingBody {
  @IsLocalDate() readonly heardOn!: string;
  /** What the person states and defends. */
  @WrittenText(MAX_TEXT) readonly statement!: string;
}

export class TrialEndBody {
  @IsIn(['confirmed', 'ended']) readonly outcome!: 'confirmed' | 'ended';
  /** The first day after the trial: where it is ended, the first on which the post is no longer held. */
  @IsLocalDate() readonly endedOn!: string;
  @IsString() @Length(1, 80) readonly documentNo!: string;
  @IsLocalDate() readonly documentOn!: string;
  @WrittenText(MAX_TEXT) readonly reasons!: string;
}

type Words<T extends AppointmentWords['type']> = Extract<AppointmentWords, { type: T }>;

/** What is done in an appointment beyond the common verbs. What review and filing say is looked up by the desk. */
export class ActOnAppointment extends Command<CommandOutcome> {
  constructor(
    readonly appointmentId: string,
    readonly words:
      | Words<
          | 'PostNotice'
          | 'CloseNotice'
          | 'DeclineAppointment'
          | 'RequestTermStart'
          | 'RevokeAppointment'
          | 'RecordTrialHearing'
          | 'EndTrial'
        >
      | Omit<Words<'AppointSecretary'>, 'pass' | 'filed'>
      | Omit<Words<'DecideAnew'>, 'pass' | 'filed'>,
  ) {
    super();
  }
}
