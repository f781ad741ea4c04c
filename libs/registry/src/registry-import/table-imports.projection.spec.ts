import { describe, expect, it } from '@jest/globals';
import { expectSameRows, project } from '#testing';
import type { TableImportEvent } from '../domain/table-import.events.js';
import { tableImports } from './table-imports.projection.js';

const difference = { added: 3, changed: 0, unchanged: 1, ended: 0 };
const accepted: TableImportEvent = {
  type: 'TableImportAccepted.v2',
  data: {
    importId: 'i1',
    importedBy: 'a1',
    table: 'posts',
    orgCode: '370112013205',
    rowsHash: 'ab12',
    rows: 3,
    batches: 2,
    difference,
    acceptedOn: '2026-03-02',
    firstLoad: { reason: '启用系统前的任职登记' },
  },
};
const late = [{ line: 3, code: 'already-started' }];
const applied = (batch: number, count: number, refused: typeof late | [] = []): TableImportEvent => ({
  type: 'TableImportBatchApplied.v1',
  data: { importId: 'i1', batch, applied: count, refused },
});
const completed: TableImportEvent = {
  type: 'TableImportCompleted.v1',
  data: { importId: 'i1', importedBy: 'a1', applied: 2, refused: 1 },
};
const log = [accepted, applied(0, 1, late), applied(1, 2), completed].map((event) => [event, {}] as const);

describe('imports under way', () => {
  it('tell how far they have come, and what was refused', () => {
    expect(project(tableImports, log.slice(0, 2)).get('i1')).toMatchObject({
      status: 'accepted',
      rows: 3,
      applied: 1,
      refused: late,
    });
    expect(project(tableImports, log).get('i1')).toMatchObject({
      imported_by: 'a1',
      table_name: 'posts',
      status: 'completed',
      applied: 2,
      refused: late,
      difference,
      first_load: true,
      first_load_reason: '启用系统前的任职登记',
    });
  });

  it('come to the same when they are replayed', () =>
    expectSameRows(project(tableImports, log), project(tableImports, [...log, ...log])));
});
