import { Injectable } from '@nestjs/common';
import { deriveId, inScope, systemActor } from '#event-store';
import { Clock } from '#kernel';
import { PostTermDesk } from './post-term-desk.js';
import { SeatDays } from './seat-days/seat-days.query.js';

const PAGE = 500;

/**
 * Looks at the bodies of a village again once a day has come on which a seat is taken or left that was recorded ahead. Days on
 * which the program did not run are made up for: what waits lies in a read model until the village was looked at.
 */
@Injectable()
export class SeatDayWatch {
  constructor(
    private readonly days: SeatDays,
    private readonly desk: PostTermDesk,
    private readonly clock: Clock,
  ) {}

  /** Ends once every village was looked at or `patienceMs` have passed. Answers how many were looked at. */
  async look(patienceMs: number): Promise<number> {
    const until = performance.now() + patienceMs;
    const today = this.clock.today();
    let reached: string | undefined = '';
    let looked = 0;
    while (reached !== undefined) {
      const villages: readonly string[] = await this.days.comeBy(today, reached, PAGE);
      for (const village of villages) {
        await this.review(village, today);
        looked++;
      }
      reached = villages.length < PAGE || performance.now() >= until ? undefined : villages.at(-1);
    }
    return looked;
  }

  private async review(village: string, today: string): Promise<void> {
    const commandId = deriveId('seat-day-watch', village, today);
    const scope = { commandId, correlationId: commandId, actor: systemActor('seat-days') };
    await inScope(scope, () => this.desk.actOnBody(village, { type: 'ReviewBodyOnDay' }));
  }
}
