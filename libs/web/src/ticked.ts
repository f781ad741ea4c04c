import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsUUID } from 'class-validator';
import { answerOf, CommandAnswer, type Outcome } from './command-answer.js';

/** Most that one request may tick. */
const MOST_TICKED = 100;

/** Those that somebody has ticked, and no others. */
export class TickedBody {
  @ApiProperty({ description: `At most ${MOST_TICKED}, each once` })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_TICKED)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  readonly ids!: readonly string[];
}

/** What one of them came to: `answer` where it was done, or else `problem`. */
export class TickedAnswer {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ oneOf: [{ $ref: '#/components/schemas/CommandAnswer' }, { type: 'null' }] })
  readonly answer!: CommandAnswer | null;
  @ApiProperty({ oneOf: [{ $ref: '#/components/schemas/Problem' }, { type: 'null' }] })
  readonly problem!: object | null;
}

/** `done` is how many were done. In the order in which they were named. */
export class TickedAnswers {
  @ApiProperty({ type: 'integer' }) readonly done!: number;
  @ApiProperty({ type: [TickedAnswer] }) readonly items!: readonly TickedAnswer[];
}

type Came = Readonly<{ id: string } & ({ outcome: Outcome } | { error: unknown })>;

/** What each came to, before its error is told: the edge of HTTP tells all errors. */
export class Ticked {
  constructor(private readonly items: readonly Came[]) {}

  toldBy(tell: (error: unknown) => object): TickedAnswers {
    const items = this.items.map((one) =>
      'outcome' in one
        ? { id: one.id, answer: answerOf(one.outcome), problem: null }
        : { id: one.id, answer: null, problem: tell(one.error) },
    );
    return { done: items.filter(({ answer }) => answer !== null).length, items };
  }
}
