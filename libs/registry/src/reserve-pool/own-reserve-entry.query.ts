import { Injectable } from '@nestjs/common';
import { ReadStore } from '#read-store';
import { ReserveDesk } from '../reserve-desk.js';

/** What a person is told of their own entry. */
export type OwnReserveEntry = Readonly<{ entryId: string; stage: string; villageCode: string }>;

/** Stages that are not told to the person: nothing is decided yet. Basis: handbook 7 (own data, except review in progress). */
const IN_PROGRESS = ['nominated', 'townReviewed'];

@Injectable()
export class OwnReserveEntries {
  constructor(private readonly store: ReadStore) {}

  async of(personId: string): Promise<OwnReserveEntry | null> {
    const entry = this.store.db
      .selectFrom('reserve_entries')
      .select(['case_id as entryId', 'stage', 'org_code as villageCode'])
      .where('key', '=', `reserveentry-${ReserveDesk.entryIdOf(personId)}`)
      .where('stage', 'not in', IN_PROGRESS);
    return (await entry.executeTakeFirst()) ?? null;
  }
}
