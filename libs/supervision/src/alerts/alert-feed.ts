import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { AlertPace } from './alert-pace.js';
import type { PlacedAlert } from './alert-view.query.js';
import { AlertListener } from './alert-listener.js';
import { Alerts } from './alerts.query.js';
import { RecipientKeys } from './recipient-keys.query.js';

const PAGE = 500;

/**
 * Tells open streams of new alerts. One query per tick serves all streams of the process, and none is made where no
 * stream is open; each alert is handed to those alone whose keys it names.
 */
@Injectable()
export class AlertFeed implements OnModuleDestroy {
  private readonly listeners = new Set<AlertListener>();
  private readonly byKey = new Map<string, Set<AlertListener>>();
  private readonly log = new Logger(AlertFeed.name);
  private position: Promise<number> | undefined;
  private running = false;
  private failing = false;

  constructor(
    private readonly alerts: Alerts,
    private readonly recipients: RecipientKeys,
    private readonly pace: AlertPace,
  ) {}

  /** How many streams are open. */
  get size(): number {
    return this.listeners.size;
  }

  /**
   * Answers a position: the listener is told of everything that becomes known after it has joined, and finds in the
   * store what was known before.
   */
  join(listener: AlertListener): Promise<number> {
    this.listeners.add(listener);
    this.index(listener, listener.keys);
    if (!this.running) void this.run();
    return this.reached();
  }

  /** What the account holds has changed: it is told of other alerts. */
  rekey(listener: AlertListener, keys: ReadonlySet<string>): void {
    this.unindex(listener);
    listener.keys = keys;
    this.index(listener, keys);
  }

  leave(listener: AlertListener): void {
    listener.close();
    this.unindex(listener);
    this.listeners.delete(listener);
  }

  onModuleDestroy(): void {
    for (const listener of this.listeners) this.leave(listener);
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.listeners.size > 0) {
      await this.poll().then(
        () => (this.failing = false),
        (error: Error) => this.failed(error),
      );
      await sleep(this.pace.pollMs, undefined, { ref: false });
    }
    this.running = false;
    this.position = undefined;
  }

  private failed({ name }: Error): void {
    if (!this.failing) this.log.warn(`alerts cannot be read: ${name}`);
    this.failing = true;
  }

  private async poll(): Promise<void> {
    for (;;) {
      const raised = await this.alerts.raisedAfter(await this.reached(), PAGE);
      const last = raised.at(-1);
      if (!last) return;
      for (const alert of raised) await this.hand(alert);
      this.position = Promise.resolve(last.raised_position);
      if (raised.length < PAGE) return;
    }
  }

  private reached(): Promise<number> {
    this.position ??= this.alerts.lastPosition().catch((error: unknown) => {
      this.position = undefined;
      throw error;
    });
    return this.position;
  }

  private async hand(alert: PlacedAlert): Promise<void> {
    const keys = await this.recipients.reaching(alert.recipient_keys);
    const told = new Set(keys.flatMap((key) => [...(this.byKey.get(key) ?? [])]));
    for (const listener of told) listener.push(alert);
  }

  private index(listener: AlertListener, keys: ReadonlySet<string>): void {
    for (const key of keys) {
      const known = this.byKey.get(key);
      if (known) known.add(listener);
      else this.byKey.set(key, new Set([listener]));
    }
  }

  private unindex(listener: AlertListener): void {
    for (const key of listener.keys) {
      const known = this.byKey.get(key);
      known?.delete(listener);
      if (known?.size === 0) this.byKey.delete(key);
    }
  }
}
