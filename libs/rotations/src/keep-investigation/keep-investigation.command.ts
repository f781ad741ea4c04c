import { Command } from '@nestjs/cqrs';
import { IsIn, IsString, IsUUID, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate } from '#web';
import { MAX_NUMBER } from '../bodies/bounds.js';

export class InvestigationBody {
  @IsUUID() readonly personId!: string;
  @IsString() @Length(1, 32) readonly unitCode!: string;
  @IsLocalDate() readonly filedOn!: string;
  @IsString() @Length(1, MAX_NUMBER) readonly documentNo!: string;
}

const steps = ['consent-to-resignation', 'end'] as const;
type Step = (typeof steps)[number];

export class InvestigationStepBody {
  @IsUUID() readonly personId!: string;
  @IsIn(steps) readonly step!: Step;
  @IsLocalDate() readonly on!: string;
  @IsString() @Length(1, MAX_NUMBER) readonly documentNo!: string;
}

/** Tells that a person is under a filed supervision investigation. */
export class FileInvestigation extends Command<CommandOutcome> {
  constructor(readonly body: InvestigationBody) {
    super();
  }
}

/** Tells that the supervision organ consents to a resignation, or that the investigation is over. */
export class StepInvestigation extends Command<CommandOutcome> {
  constructor(readonly body: InvestigationStepBody) {
    super();
  }
}
