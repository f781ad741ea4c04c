import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsLocalDate, WrittenText } from '#web';
import type { Gifts } from '../domain/ceremony.figures.js';
import { MAX_COUNT, MAX_FEN } from './bounds.js';

/** What was. Money in fen. */
export class FiguresBody {
  @IsInt() @Min(0) @Max(MAX_COUNT) readonly tables!: number;
  @IsInt() @Min(0) @Max(MAX_COUNT) readonly persons!: number;
  @IsInt() @Min(0) @Max(MAX_COUNT) readonly cars!: number;
  @IsInt() @Min(0) @Max(MAX_FEN) readonly tableCostFen!: number;
}

/** Gifts in fen: totals only, no list of givers. */
export class GiftsBody {
  @IsInt() @Min(0) @Max(MAX_FEN) readonly receivedFen!: number;
  @IsInt() @Min(0) @Max(MAX_FEN) readonly returnedFen!: number;
  @IsInt() @Min(0) @Max(MAX_FEN) readonly largestFromNonRelativeFen!: number;
  @IsInt() @Min(0) @Max(MAX_FEN) readonly fromServiceTargetsFen!: number;
  @IsInt() @Min(0) @Max(MAX_FEN) readonly handedInFen!: number;
  @IsOptional() @IsLocalDate() readonly handedInOn?: string | null;
  @IsOptional() @WrittenText(60) readonly receiptNumber?: string | null;
}

export const figuresOf = ({ tables, persons, cars, tableCostFen }: FiguresBody) => ({
  tables,
  persons,
  cars,
  tableCostFen,
});

export const giftsOf = (body: GiftsBody): Gifts => {
  const { receivedFen, returnedFen, largestFromNonRelativeFen, fromServiceTargetsFen, handedInFen } = body;
  return {
    receivedFen,
    returnedFen,
    largestFromNonRelativeFen,
    fromServiceTargetsFen,
    handedInFen,
    handedInOn: body.handedInOn ?? null,
    receiptNumber: body.receiptNumber ?? null,
  };
};
