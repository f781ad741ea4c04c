import { categoryOf, type Projection } from '#kernel';
import { caseColumns, dutyRow, type CaseRow } from '#supervision/contract';
import { BUILD, evolveDuty, noDuty, type FileDutyState } from '../domain/file-duty.js';
import { fileDutyEvents, type FileDutyEvent } from '../domain/file-duty.events.js';
import { approversOf, keepersOf } from '../domain/place.js';

export type FileDutyRow = CaseRow & { state: FileDutyState };

declare module '#read-store' {
  interface ReadTables {
    file_duties: FileDutyRow & { key: string; position: number };
  }
}

const CATEGORY = 'fileduty';

/** What somebody can do about a duty: open the file, or put the appointment paper into it. */
export const actionsOf = (duty: FileDutyState) =>
  duty.status === 'open'
    ? [{ action: 'BuildFile', anyOf: keepersOf(duty), separation: [{ code: 'own-file', persons: [duty.personId] }] }]
    : [];

/** The line of each duty to build a file. */
export const fileDuties: Projection<FileDutyEvent, FileDutyRow> = {
  name: 'file-duties-2',
  events: fileDutyEvents,
  columns: { ...caseColumns, state: { type: 'jsonb' } },
  keyOf: (_event, { stream }) => (categoryOf(stream) === CATEGORY ? stream : undefined),
  apply: (row, event, envelope) => {
    const state = evolveDuty(row?.state ?? noDuty, event);
    if (state.status === 'none') return row;
    const { termId, personId, orgCode, orgPath, status, appointedOn, clocks } = state;
    const openedOn = event.type === 'FileDutyOpened.v1' ? event.data.openedOn : row!.opened_on;
    const duty = {
      caseId: termId,
      category: CATEGORY,
      kind: 'personnel-file',
      status,
      personId,
      orgCode,
      orgPath,
      openedOn,
      stage: status === 'open' ? 'awaiting-file' : 'built',
      happensOn: appointedOn,
      deadline: clocks.deadlines[BUILD],
      actions: actionsOf(state),
      seenBy: approversOf(state),
    };
    return { ...dutyRow(duty, envelope, row), state };
  },
};
