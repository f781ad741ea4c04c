import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import { stagedRows, type StageRows } from './staged-rows.js';
import { tableImport, type AcceptTableImport, type MarkBatchApplied } from './table-import.js';
import type { StagedRowsEvent, TableImportEvent } from './table-import.events.js';

const spec = specify(tableImport.decider);
const difference = { added: 500, changed: 0, unchanged: 2, ended: 0 };
const found = { rowsHash: 'ab12', rows: 500, batches: 2, difference };
const accept: AcceptTableImport = {
  type: 'AcceptTableImport',
  importId: 'i1',
  importedBy: 'a1',
  table: 'people',
  orgCode: '370112013205',
  fileHash: 'cd34',
  env: { today: '2026-03-02', ...found },
};
const mark = (batch: number, refused: MarkBatchApplied['refused'] = []): MarkBatchApplied => ({
  type: 'MarkBatchApplied',
  importId: 'i1',
  batch,
  applied: 250 - refused.length,
  refused,
});
const accepted: TableImportEvent = {
  type: 'TableImportAccepted.v2',
  data: {
    importId: 'i1',
    importedBy: 'a1',
    table: 'people',
    orgCode: '370112013205',
    ...found,
    acceptedOn: '2026-03-02',
    firstLoad: null,
  },
};
const late = [{ line: 7, code: 'already-started' }];
const firstApplied: TableImportEvent = {
  type: 'TableImportBatchApplied.v1',
  data: { importId: 'i1', batch: 0, applied: 249, refused: late },
};
const lastApplied: TableImportEvent = {
  type: 'TableImportBatchApplied.v1',
  data: { importId: 'i1', batch: 1, applied: 499, refused: [] },
};
const completed: TableImportEvent = {
  type: 'TableImportCompleted.v1',
  data: { importId: 'i1', importedBy: 'a1', applied: 499, refused: 1 },
};

describe('table import', () => {
  it('is accepted as a whole, without a hash that a short table could be guessed from', () =>
    spec.given().when(accept).thenEvents(accepted));
  it('that takes over what was says why', () => {
    const firstLoad = { reason: '启用系统前的任职登记' };
    const posts = { ...accept, table: 'posts', firstLoad } as const;
    spec
      .given()
      .when(posts)
      .thenEvents({ ...accepted, data: { ...accepted.data, table: 'posts', firstLoad } } as TableImportEvent);
    for (const reason of [null, ' ', '长'.repeat(501)])
      spec
        .given()
        .when({ ...posts, firstLoad: { reason } })
        .thenRejected('first-load-reason-missing');
    spec
      .given()
      .when({ ...accept, firstLoad })
      .thenRejected('first-load-of-posts-only');
  });
  it.each([
    ['posts', { reason: null }],
    ['people', null],
  ] as const)('of %s took over what was, or not, before anybody chose', (table, firstLoad) => {
    const { firstLoad: _none, ...first } = { ...accepted.data, table } as { firstLoad: unknown };
    expect(tableImport.events.decode({ type: 'TableImportAccepted.v1', data: first })).toEqual({
      type: 'TableImportAccepted.v2',
      data: { ...first, firstLoad },
    });
  });
  it('is accepted once', () => spec.given(accepted).when(accept).thenRejected('import-exists'));
  it('counts what is applied, and keeps what had been overtaken', () =>
    spec.given(accepted).when(mark(0, late)).thenEvents(firstApplied));
  it('is completed with its last batch', () =>
    spec.given(accepted, firstApplied).when(mark(1)).thenEvents(lastApplied, completed));
  it('takes a batch that is marked again for the same', () =>
    spec.given(accepted, firstApplied, lastApplied, completed).when(mark(0)).thenEvents());
  it('leaves no batch out', () => spec.given(accepted).when(mark(1)).thenRejected('import-out-of-order'));
  it('has batches only when it was accepted', () => spec.given().when(mark(0)).thenRejected('no-such-import'));

  it('is accepted by who keeps the register, and carried out by the system alone', () => {
    const none = tableImport.decider.initialState();
    expect(tableImport.policy(accept, none)?.anyOf).toContainEqual({ role: 'townOrgOfficer', org: '370112013205' });
    expect(tableImport.policy(mark(0), none)?.anyOf).toEqual([{ system: true }]);
  });
});

describe('staged rows', () => {
  const packed = 'q1YA';
  const stage: StageRows = { type: 'StageRows', importId: 'i1', importedBy: 'a1', batch: 0, packed };
  const staged: StagedRowsEvent = {
    type: 'ImportRowsStaged.v2',
    data: { importId: 'i1', importedBy: 'a1', batch: 0, packed },
  };
  const rows = specify(stagedRows.decider);

  it('are staged once, by the system', () => {
    rows.given().when(stage).thenEvents(staged);
    rows.given(staged).when(stage).thenRejected('already-staged');
    expect(stagedRows.policy(stage, { staged: false })?.anyOf).toEqual([{ system: true }]);
  });

  it('were stored as text in the first version, and stay so when it is read', () => {
    const { packed: _packed, ...batch } = staged.data;
    const first = (text: string | null) => ({ type: 'ImportRowsStaged.v1', data: { ...batch, rows: text } });
    for (const text of ['{"rows":[]}', null])
      expect(stagedRows.events.decode(first(text))).toEqual({
        ...staged,
        data: { ...batch, packed: null, rows: text },
      });
  });

  it('lie under a key of their import alone', () =>
    expect(stagedRows.events.personal('ImportRowsStaged.v2')).toEqual({
      subject: 'importedBy',
      scope: 'importId',
      fields: ['packed'],
    }));
});
