import { Injectable } from '@nestjs/common';

/** How often the feed looks for new alerts, and how often a quiet stream says that it is alive, in milliseconds. */
@Injectable()
export class AlertPace {
  pollMs = 250;
  heartbeatMs = 15_000;
}
