import { describe, expect, it } from '@jest/globals';
import { expectSameRows, project } from '#testing';
import { candidacyCases } from './candidacy-cases/candidacy-cases.projection.js';
import { candidacyId, compared, ending, fit } from './domain/candidacy.fixture.js';
import { openSelections } from './open-selections/open-selections.projection.js';

const stream = `candidacy-${candidacyId}`;
const rowsOf = (one: ReturnType<typeof fit>) => one.history.map((event) => [event, { stream }] as const);

describe('the line of a candidacy', () => {
  it('holds how far the candidate has come, and what it waits for', () => {
    const row = project(candidacyCases, rowsOf(fit())).get(stream)!;
    expect(row).toMatchObject({
      category: 'candidacy',
      kind: 'open-selection',
      status: 'open',
      selection_id: 's1',
      standing: 'medical',
      subject_person: 'p-candidate',
    });
    expect(row.duties.map(({ action }) => action)).toEqual(['StartAppointment']);
    expect(project(candidacyCases, rowsOf(compared().all(ending))).get(stream)).toMatchObject({
      status: 'closed',
      standing: 'ended',
    });
  });

  it('holds no personal text, and is the same after a replay', () => {
    const events = rowsOf(compared().all(ending));
    const rows = project(candidacyCases, events);
    expect(JSON.stringify([...rows.values()])).not.toMatch(/熟悉农村工作|学历证书|历城组核/);
    expectSameRows(rows, project(candidacyCases, [...events]));
  });

  it('leaves out streams of other contexts', () =>
    expect(
      project(
        candidacyCases,
        fit().history.map((event) => [event, { stream: 'other-1' }] as const),
      ).size,
    ).toBe(0));
});

describe('the line of an open selection', () => {
  const selectionId = 's1';
  const by = { personId: 'p', on: '2026-03-02' };
  const planned = {
    type: 'SelectionPlanned.v1',
    data: { selectionId, orgPath: ['3701', '370112'], villages: ['v1'], conditions: 'c', team: ['a', 'b'], ...by },
  } as const;
  const noticed = {
    type: 'SelectionNoticed.v1',
    data: { selectionId, noticeNo: 'n', postedOn: '2026-03-02', applyUntil: '2026-03-16', ...by },
  } as const;
  const closed = { type: 'SelectionClosed.v1', data: { selectionId, reason: 'r', ...by, on: '2026-09-30' } } as const;

  it('is planned, noticed and closed, names nobody, and is the same after a replay', () => {
    const events = [planned, noticed, closed].map((event) => [event, {}] as const);
    const rows = project(openSelections, events);
    expect(rows.get(selectionId)).toEqual({
      selection_id: selectionId,
      org_path: ['3701', '370112'],
      villages: ['v1'],
      conditions: 'c',
      planned_on: '2026-03-02',
      notice_no: 'n',
      posted_on: '2026-03-02',
      apply_until: '2026-03-16',
      closed_on: '2026-09-30',
    });
    expectSameRows(rows, project(openSelections, [...events, ...events]));
  });
});
