import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';

/** What every query accepts: the position of a write that its answer must have seen. */
export class MinPosition {
  @ApiPropertyOptional({ description: 'Position from a command answer: waits up to 2 s until it has been read' })
  @IsOptional()
  @Matches(/^\d{1,19}$/)
  readonly 'min-position'?: string;
}

type Reads = Readonly<{
  waitFor(projections: readonly string[], minPosition: bigint): Promise<boolean>;
}>;

/** The part of an HTTP reply that a query needs. */
export type HeaderReply = Readonly<{ header(name: string, value: string): unknown }>;

/** Waits until the projections have read what the caller has written, or says in a header that they have not yet. */
export const seeOwnWrites = async (
  reads: Reads,
  { 'min-position': position }: MinPosition,
  projections: readonly string[],
  reply: HeaderReply,
): Promise<void> => {
  if (position === undefined) return;
  if (!(await reads.waitFor(projections, BigInt(position)))) reply.header('X-Read-Behind', 'true');
};
