import { Injectable } from '@nestjs/common';
import { ReadStore } from '#read-store';

/** Which units have open units below them, as the read store has it. */
@Injectable()
export class OpenChildren {
  constructor(private readonly store: ReadStore) {}

  async among(codes: readonly string[]): Promise<readonly string[]> {
    const rows = await this.store.db
      .selectFrom('org_units')
      .select('parent_code')
      .distinct()
      .where('parent_code', 'in', codes)
      .where('status', '=', 'open')
      .execute();
    return rows.map(({ parent_code }) => parent_code!);
  }
}
