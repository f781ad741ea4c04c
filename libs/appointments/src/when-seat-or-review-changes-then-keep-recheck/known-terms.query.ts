import { Injectable } from '@nestjs/common';
import { ReadStore } from '#read-store';
import { reviewedPosts } from '../domain/occasions.js';

@Injectable()
export class KnownTerms {
  constructor(private readonly store: ReadStore) {}

  /** Those of the terms that are known to be of a post that nobody reviews; the post of a term never changes. */
  async ofOtherPosts(termIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (termIds.length === 0) return new Set();
    const found = this.store.db
      .selectFrom('terms')
      .select('key')
      .where('key', 'in', termIds)
      .where('post', 'not in', reviewedPosts);
    return new Set((await found.execute()).map(({ key }) => key));
  }
}
