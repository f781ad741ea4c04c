import { IsIn, IsString, Length, Matches } from 'class-validator';
import { IsLocalDate } from '#web';
import { documentClassCodes, type DocumentClass } from '../domain/document-classes.js';

export const MAX_TITLE = 200;
export const MAX_TEXT = 2_000;
export const MAX_NUMBER = 60;

/** A paper as its keeper describes it; the file itself was uploaded before. */
export class PaperBody {
  @IsIn(documentClassCodes) readonly documentClass!: DocumentClass;
  @IsString() @Length(1, MAX_TITLE) readonly title!: string;
  @IsLocalDate() readonly dated!: string;
  @Matches(/^[0-9a-f]{64}$/) readonly attachmentId!: string;
}
