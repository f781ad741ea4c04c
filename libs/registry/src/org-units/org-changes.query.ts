import { Injectable } from '@nestjs/common';
import { fold, type LocalDate } from '#kernel';
import { EventStore } from '#event-store';
import { orgChange, partsOf } from '../domain/org-change.js';
import { orgChangeEvents } from '../domain/org-change.events.js';

/** `refusal` says which unit stood in the way, and by what code, where the change came to nothing. */
export type OrgChangeView = Readonly<{
  changeId: string;
  kind: 'merger' | 'split';
  status: 'proposed' | 'confirmed' | 'applied' | 'refused';
  refusal: Readonly<{ unitCode: string; code: string }> | null;
  on: LocalDate;
  documentNo: string | null;
  reason: string;
  units: readonly Readonly<{ code: string; becomes: string }>[];
}>;

/** How far a merger or split has come, read from the log itself. */
@Injectable()
export class OrgChanges {
  constructor(private readonly log: EventStore) {}

  async of(changeId: string): Promise<OrgChangeView | undefined> {
    const recorded = await this.log.read(`${orgChange.category}-${changeId}`);
    const state = fold(
      orgChange.decider,
      recorded.map((event) => orgChangeEvents.decode(event)),
    );
    if (state.status === 'none') return undefined;
    const { status, refusal, proposal } = state;
    const { on, documentNo, reason } = proposal.data;
    const kind = proposal.type === 'OrgMergerProposed.v1' ? 'merger' : 'split';
    const units = partsOf(proposal).map(({ code, part }) => ({ code, becomes: part.as }));
    return { changeId, kind, status, refusal, on, documentNo, reason, units };
  }
}
