import { Command } from '@nestjs/cqrs';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, WrittenText } from '#web';
import { VILLAGE_NAMED } from '../bodies/bounds.js';
import type { Channel } from '../domain/ceremony.events.js';
import { ceremonyKinds, type CeremonyKind } from '../domain/ceremony.kinds.js';

export class NotifyFuneralBody {
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
  @IsLocalDate() readonly deathOn!: string;
  @IsLocalDate() readonly notifiedOn!: string;
  @IsLocalDate() readonly expectedEndOn!: string;
}

/** Notifies a funeral, by phone or otherwise. */
export class NotifyFuneral extends Command<CommandOutcome> {
  constructor(readonly body: NotifyFuneralBody) {
    super();
  }
}
