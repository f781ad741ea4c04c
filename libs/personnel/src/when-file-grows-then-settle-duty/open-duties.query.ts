import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { fileDuties } from '../read-models.js';

export type OpenDuty = Readonly<{ termId: string; personId: string; appointedOn: LocalDate }>;

@Injectable()
export class OpenDuties {
  readonly source = fileDuties.name;

  constructor(private readonly store: ReadStore) {}

  async of(personId: string): Promise<readonly OpenDuty[]> {
    const found = this.store.db
      .selectFrom('file_duties')
      .select(['case_id as termId', 'subject_person as personId', 'happens_on as appointedOn'])
      .where('subject_person', '=', personId)
      .where('status', '=', 'open')
      .orderBy('key');
    return (await found.execute()).flatMap(({ appointedOn, ...duty }) =>
      appointedOn === null ? [] : [{ ...duty, appointedOn }],
    );
  }
}
