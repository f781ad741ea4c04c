import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { GroupedLookup } from '#event-store';
import { AccessSettings } from './access-settings.js';
import { SessionStore } from './session-store.js';

const REMEMBERED = 50_000;

/**
 * Whether the session of an access token is still open. A process asks the database at most once a second for each
 * session, and for many sessions in one statement. What ends a session here is seen here at once, and in other
 * processes within that second.
 */
@Injectable()
export class SessionWatch {
  private readonly open: LRUCache<string, true>;
  private readonly lookup: GroupedLookup<true>;
  private readonly watched: GroupedLookup<true>;
  private ended = 0;

  constructor(store: SessionStore, { options }: AccessSettings) {
    this.open = new LRUCache({ max: REMEMBERED, ttl: options.sessionCheckMs });
    const each = (ids: ReadonlySet<string>) => new Map([...ids].map((id): [string, true] => [id, true]));
    this.lookup = new GroupedLookup(async (ids) => each(await store.use(ids)));
    this.watched = new GroupedLookup(async (ids) => each(await store.openAmong(ids)));
  }

  /** For a request that goes on by itself: it is no use of the session. Nothing is believed from before. */
  async isStillOpen(sessionId: string): Promise<boolean> {
    return (await this.watched.find(sessionId)) ?? false;
  }

  async isOpen(sessionId: string): Promise<boolean> {
    if (this.open.has(sessionId)) return true;
    const { ended } = this;
    if (!(await this.lookup.find(sessionId))) return false;
    if (ended === this.ended) this.open.set(sessionId, true);
    return true;
  }

  /** Something has ended sessions: ask again. */
  forget(): void {
    this.ended++;
    this.open.clear();
  }
}
