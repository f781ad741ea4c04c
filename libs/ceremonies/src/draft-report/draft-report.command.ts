import { Command } from '@nestjs/cqrs';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsDefined, IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, NestedObject, WrittenText } from '#web';
import { PlanBody } from '../bodies/plan.command.js';
import { VILLAGE_NAMED } from '../bodies/bounds.js';
import type { Channel } from '../domain/ceremony.events.js';
import { ceremonyKinds, type CeremonyKind } from '../domain/ceremony.kinds.js';

export class DraftReportBody {
  @IsUUID() readonly reporterId!: string;
  @ApiPropertyOptional({ type: String, nullable: true, description: VILLAGE_NAMED })
  @IsOptional()
  @IsString()
  @Length(1, 32)
  readonly villageCode?: string | null;
  @IsIn(ceremonyKinds) readonly kind!: CeremonyKind;
  @IsIn(['online', 'phone', 'in-person']) readonly channel!: Channel;
  @WrittenText(100) readonly principal!: string;
  @WrittenText(200) readonly venue!: string;
  @IsLocalDate() readonly ceremonyOn!: string;
  @IsDefined() @NestedObject(() => PlanBody) readonly plan!: PlanBody;
}

/** Drafts a report before a wedding or celebration. */
export class DraftReport extends Command<CommandOutcome> {
  constructor(readonly body: DraftReportBody) {
    super();
  }
}
