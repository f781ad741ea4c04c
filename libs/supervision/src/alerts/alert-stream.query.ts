import { Injectable } from '@nestjs/common';
import { ScopeFilter, SignedInStill } from '#access/contract';
import { currentScope, inScope } from '#event-store';
import { callerOf, type Caller } from '../scoping/caller.policy.js';
import { AlertFeed } from './alert-feed.js';
import { AlertListener } from './alert-listener.js';
import { AlertPace } from './alert-pace.js';
import { AlertViews, type PlacedAlert } from './alert-view.query.js';
import { Alerts } from './alerts.query.js';

const PAGE = 200;

/** `after` is the last position that the client has seen, undefined for none; `endsAt` epoch milliseconds. */
export type StreamRequest = Readonly<{ after: number | undefined; accessToken: string; endsAt: number }>;

/** The alerts of one account as server-sent events, for as long as its access token and its session hold. */
@Injectable()
export class AlertStream {
  constructor(
    private readonly alerts: Alerts,
    private readonly feed: AlertFeed,
    private readonly views: AlertViews,
    private readonly scopes: ScopeFilter,
    private readonly signedIn: SignedInStill,
    private readonly pace: AlertPace,
  ) {}

  /** Opens the stream of the account that acts now. Whoever reads it ends it with `listener.close()`. */
  async open(request: StreamRequest): Promise<Readonly<{ listener: AlertListener; events: AsyncGenerator<string> }>> {
    const scope = currentScope();
    const caller = () => inScope(scope, async () => callerOf(await this.scopes.current()));
    const first = await caller();
    const listener = new AlertListener(new Set(first.keys), request.after !== undefined);
    return { listener, events: this.events(listener, first, caller, request) };
  }

  private async *events(
    listener: AlertListener,
    first: Caller,
    refreshed: () => Promise<Caller>,
    { after, accessToken, endsAt }: StreamRequest,
  ): AsyncGenerator<string> {
    let caller = first;
    try {
      const joined = await this.feed.join(listener);
      let last = after ?? joined;
      let checkAt = Date.now() + this.pace.heartbeatMs;
      yield 'retry: 3000\n\n';
      while (!listener.isClosed && Date.now() < endsAt) {
        while (!listener.isClosed && listener.takeBehind()) {
          const missed = await this.alerts.receivedAfter(caller, last, PAGE);
          if (missed.length === PAGE) listener.fallBehind();
          last = missed.at(-1)?.raised_position ?? last;
          if (!(await this.mayTell(missed, accessToken))) return;
          yield* this.written(missed);
        }
        const fresh = listener.take().filter(({ raised_position }) => raised_position > last);
        last = fresh.at(-1)?.raised_position ?? last;
        if (!(await this.mayTell(fresh, accessToken))) return;
        yield* this.written(fresh);
        if (Date.now() >= checkAt) {
          if (!(await this.signedIn.holds(accessToken))) return;
          caller = await refreshed();
          this.feed.rekey(listener, new Set(caller.keys));
          checkAt = Date.now() + this.pace.heartbeatMs;
          yield ': still here\n\n';
        }
        await listener.wait(Math.max(0, Math.min(checkAt, endsAt) - Date.now()));
      }
    } finally {
      this.feed.leave(listener);
    }
  }

  /** Nothing is told to whoever has signed out meanwhile. */
  private async mayTell(rows: readonly PlacedAlert[], accessToken: string): Promise<boolean> {
    return rows.length === 0 || this.signedIn.holds(accessToken);
  }

  private async *written(rows: readonly PlacedAlert[]): AsyncGenerator<string> {
    if (rows.length === 0) return;
    for (const view of await this.views.of(rows))
      yield `event: alert\nid: ${view.position}\ndata: ${JSON.stringify(view)}\n\n`;
  }
}
