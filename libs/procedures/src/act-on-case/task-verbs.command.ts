import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsDefined, IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { IsLocalDate, NestedObject, WrittenText } from '#web';

export const MAX_TEXT = 2_000;
const TASK = /^[a-z][a-z0-9-]*(?:\.\d{1,4}){2}(?:\+\d{1,4}){0,8}$/;

/** An office: a role at a unit on the path of the case, or a person. */
export class OfficeBody {
  @IsOptional() @IsString() @Length(1, 40) readonly role?: string;
  @IsOptional() @IsString() @Length(1, 32) readonly org?: string;
  @IsOptional() @IsUUID() readonly person?: string;
}

/** A task of a stage, by the name that the open moves of the case tell. */
export class TaskBody {
  @Matches(TASK) readonly taskId!: string;
}

export class TaskReasonBody extends TaskBody {
  @WrittenText(MAX_TEXT) readonly reason!: string;
}

/** Who signed the paper of the office, and on which day it was sealed. */
export class SealBody {
  @IsUUID() readonly signedBy!: string;
  @IsLocalDate() readonly sealedOn!: string;
}

export class OpinionBody extends TaskBody {
  @IsString() @Length(1, 40) readonly result!: string;
  @IsOptional() @IsString() @Length(1, 20) readonly ground?: string | null;
  @IsOptional() @IsString() @Length(1, 80) readonly basisNo?: string | null;
  @IsString() @Length(0, MAX_TEXT) readonly opinion!: string;

  @ApiPropertyOptional({
    type: SealBody,
    description: 'Of a reply on sealed paper: the head who signed it, and the day',
  })
  @IsOptional()
  @NestedObject(() => SealBody)
  readonly seal?: SealBody;
}

export class ReturnBody extends TaskReasonBody {
  @IsString() @Length(1, 40) readonly to!: string;
}

export class TransferBody extends TaskReasonBody {
  @IsDefined() @NestedObject(() => OfficeBody) readonly to!: OfficeBody;
}

export class DelegationBody extends TaskBody {
  @IsDefined() @NestedObject(() => OfficeBody) readonly to!: OfficeBody;
  @WrittenText(MAX_TEXT) readonly request!: string;
}

export class DelegateReportBody extends TaskBody {
  @WrittenText(MAX_TEXT) readonly opinion!: string;
}

export class SignatoryBody extends TaskReasonBody {
  @IsIn(['before', 'after', 'beside']) readonly place!: 'before' | 'after' | 'beside';
  @IsDefined() @NestedObject(() => OfficeBody) readonly signatory!: OfficeBody;
}

export class MaterialRequestBody extends TaskBody {
  @WrittenText(MAX_TEXT) readonly what!: string;
}
