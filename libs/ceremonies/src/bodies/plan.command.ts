import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { MAX_COUNT, MAX_FEN } from './bounds.js';

/** What is planned. Money in fen. */
export class PlanBody {
  @IsInt() @Min(0) @Max(MAX_COUNT) readonly tables!: number;
  @IsInt() @Min(0) @Max(MAX_COUNT) readonly persons!: number;
  @IsInt() @Min(0) @Max(MAX_COUNT) readonly cars!: number;
  @IsInt() @Min(0) @Max(MAX_FEN) readonly tableCostFen!: number;
  @IsBoolean() readonly jointBothFamilies!: boolean;
  @IsBoolean() readonly nonRelativesInvited!: boolean;
  @IsBoolean() readonly serviceTargetsInvited!: boolean;
}
