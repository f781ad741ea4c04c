import { Injectable } from '@nestjs/common';
import { GroupedLookup, LookupKey } from '#event-store';
import { ReadStore } from '#read-store';
import { foldIdentityNumber } from '../domain/identity-number.js';

/** Identity numbers as the register finds them. */
@Injectable()
export class IdentityDigests {
  private readonly holders: GroupedLookup<string>;

  constructor(
    store: ReadStore,
    private readonly lookupKey: LookupKey,
  ) {
    this.holders = new GroupedLookup(async (digests) => {
      const held = store.db
        .selectFrom('people')
        .select(['key', 'identity_digest'])
        .where('identity_digest', 'in', digests);
      return new Map((await held.execute()).map(({ key, identity_digest: digest }) => [digest!, key]));
    });
  }

  digestOf(number: string): string {
    return this.lookupKey.digestOf('identity-number', foldIdentityNumber(number));
  }

  holderOf(digest: string): Promise<string | undefined> {
    return this.holders.find(digest);
  }
}
