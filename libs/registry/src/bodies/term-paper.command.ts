import { IsString, Length, Matches } from 'class-validator';
import { IsLocalDate } from '#web';

const MAX_NUMBER = 60;

/** The paper that an entry or exit rests on. */
export class TermPaperBody {
  @IsString() @Length(1, MAX_NUMBER) @Matches(/\S/) readonly number!: string;
  @IsLocalDate() readonly issuedOn!: string;
}

/** Number and date as the domain has them. */
export const paperOf = (document: TermPaperBody | undefined) => ({
  documentNo: document?.number ?? null,
  documentOn: document?.issuedOn ?? null,
});
