import { Command } from '@nestjs/cqrs';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, NestedObjects, WrittenText } from '#web';
import { MAX_NUMBER, MAX_TEXT } from '../bodies/bounds.js';
import type { HandoverWords } from '../domain/handover.commands.js';
import type { ItemState } from '../domain/handover.events.js';
import {
  copyHolders,
  itemKindCodes,
  type CopyHolder,
  type ItemKind,
  type Party,
  type Signatory,
} from '../domain/handover.items.js';

const ITEM = /^[a-z0-9][a-z0-9-]{0,39}$/;

export class ReceiverBody {
  @IsUUID() readonly receiverId!: string;
}

export class HandoverItemBody {
  @Matches(ITEM) readonly itemId!: string;
  @IsIn(itemKindCodes) readonly kind!: ItemKind;
  @WrittenText(200) readonly description!: string;
  @IsInt() @Min(1) @Max(1_000_000) readonly quantity!: number;
  @IsOptional() @IsString() @Length(1, MAX_NUMBER) readonly serial?: string | null;
  @IsOptional() @Matches(/^[0-9a-f]{64}$/) readonly photo?: string | null;
}

export class HandoverListBody {
  @IsArray()
  @ArrayMaxSize(500)
  @NestedObjects(() => HandoverItemBody)
  readonly items!: readonly HandoverItemBody[];
}

export class ItemCheckBody {
  @Matches(ITEM) readonly itemId!: string;
  @IsIn(['accepted', 'disputed']) readonly state!: ItemState;
  @IsOptional() @WrittenText(MAX_TEXT) readonly note?: string | null;
}

export class HandoverSignatureBody {
  @IsIn(['outgoing', 'incoming', 'witness']) readonly as!: Signatory;
}

export class HandoverRefusalBody {
  /** Who refuses. */
  @IsIn(['outgoing', 'incoming']) readonly by!: Party;
  @IsLocalDate() readonly complainedOn!: string;
  @WrittenText(MAX_TEXT) readonly complaint!: string;
}

export class HandoverOrderBody {
  @IsString() @Length(1, MAX_NUMBER) readonly documentNo!: string;
  @IsLocalDate() readonly until!: string;
}

export class HandoverEnforcementBody {
  @WrittenText(MAX_TEXT) readonly note!: string;
}

export class HandoverExtensionBody {
  @IsInt() @Min(1) @Max(60) readonly days!: number;
  @WrittenText(MAX_TEXT) readonly reasons!: string;
}

export class HandoverClosureBody {
  /** Who has received a signed copy. */
  @IsArray() @ArrayUnique() @IsIn(copyHolders, { each: true }) readonly holders!: readonly CopyHolder[];
}

/** What is done in a handover beyond the common verbs. */
export class ActOnHandover extends Command<CommandOutcome> {
  constructor(
    readonly handoverId: string,
    readonly words: Exclude<HandoverWords, { type: 'OpenHandover' }>,
  ) {
    super();
  }
}
