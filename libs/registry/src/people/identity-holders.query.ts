import { Injectable } from '@nestjs/common';
import { ReadStore } from '#read-store';

/** Who is registered under an identity number. */
@Injectable()
export class IdentityHolders {
  constructor(private readonly store: ReadStore) {}

  async holderOf(digest: string): Promise<string | undefined> {
    const held = this.store.db.selectFrom('people').select('key').where('identity_digest', '=', digest).limit(1);
    return (await held.executeTakeFirst())?.key;
  }
}
