import { Command } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { IsObject, IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { NestedObject } from '#web';
import { CaseFilter } from '../bodies/case-filter.js';
import type { ViewShare } from '../domain/case-view.events.js';

const LONGEST_NAME = 60;

export class ViewNameBody {
  @ApiProperty() @IsString() @Length(1, LONGEST_NAME) readonly name!: string;
}

export class ViewFilterBody {
  @ApiProperty({ type: CaseFilter })
  @IsObject()
  @NestedObject(() => CaseFilter)
  readonly filter!: CaseFilter;
}

export class KeepViewBody extends ViewFilterBody {
  @ApiProperty() @IsString() @Length(1, LONGEST_NAME) readonly name!: string;
}

/** The caller keeps a filter of the list of cases under a name. */
export class KeepCaseView extends Command<CommandOutcome> {
  constructor(readonly body: KeepViewBody) {
    super();
  }
}

type ViewChange =
  | (ViewNameBody & Readonly<{ type: 'RenameCaseView' }>)
  | (ViewFilterBody & Readonly<{ type: 'ReplaceCaseViewFilter' }>)
  | (ViewShare & Readonly<{ type: 'ShareCaseView' | 'EndCaseViewShare' }>)
  | Readonly<{ type: 'RemoveCaseView' }>;

/** The owner changes, shares or removes a view. */
export class ChangeCaseView extends Command<CommandOutcome> {
  constructor(
    readonly viewId: string,
    readonly change: ViewChange,
  ) {
    super();
  }
}
