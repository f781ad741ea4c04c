import { ApiProperty } from '@nestjs/swagger';

/** What a command answers: the case, and where its last event lies. Pass `position` as `min-position` to a query. */
export class CommandAnswer {
  @ApiProperty({ description: 'Id of the case' }) readonly id!: string;
  @ApiProperty({ description: 'Revision of the last event of the case' }) readonly streamRevision!: number;
  @ApiProperty({ description: 'Position of that event in the log, a decimal string' }) readonly position!: string;
}

export type Outcome = Readonly<{ id: string; streamRevision: number; position: bigint }>;

export const answerOf = ({ id, streamRevision, position }: Outcome): CommandAnswer => ({
  id,
  streamRevision,
  position: String(position),
});
