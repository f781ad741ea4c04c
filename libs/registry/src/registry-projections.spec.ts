import { describe, expect, it } from '@jest/globals';
import { envelopeOf, expectSameRows, project } from '#testing';
import type { OrgUnitEvent } from './domain/org-unit.events.js';
import type { PostTermFact } from './domain/post-term.events.js';
import { versionOn } from './domain/org-unit-version.js';
import { orgUnits } from './org-units/org-units.projection.js';
import { terms } from './terms/terms.projection.js';

const unit: OrgUnitEvent = {
  type: 'OrgUnitRegistered.v1',
  data: { code: '370102', name: '历下区', level: 'county', parentCode: '3701', registeredOn: '2026-03-02' },
};
const started: PostTermFact = {
  type: 'PostStarted.v1',
  data: {
    termId: 't1',
    personId: 'p1',
    orgCode: '370102001001',
    post: 'secretary',
    regime: 'party',
    basis: 'appointment',
    publicPower: true,
    documentNo: '历组发〔2026〕3号',
    startedOn: '2026-03-10',
  },
};
const ended: PostTermFact = {
  type: 'PostEnded.v1',
  data: { termId: 't1', endedOn: '2026-09-07', reason: 'removal' },
};

describe('registry projections', () => {
  it('list units with their parents', () =>
    expect(project(orgUnits, [[unit, {}]]).get('370102')).toEqual({
      code: '370102',
      name: '历下区',
      level: 'county',
      parent_code: '3701',
      above_code: '3701',
      status: 'open',
      established: false,
      opened_on: '2026-03-02',
      closed_on: null,
      predecessors: [],
      successors: [],
      names: '历下区',
      parents: ['3701'],
      versions: [{ from: '2026-03-02', name: '历下区', parentCode: '3701', successor: null, status: 'open' }],
      changed_position: null,
    }));

  const code = '370102';
  const on = (day: string) => ({ on: day, documentNo: null, reason: '区划调整' });
  const changes: readonly OrgUnitEvent[] = [
    { type: 'OrgUnitRenamed.v1', data: { code, oldName: '历下区', name: '历下新区', ...on('2026-04-01') } },
    { type: 'OrgUnitMoved.v1', data: { code, oldParentCode: '3701', parentCode: '3702', ...on('2026-05-01') } },
    { type: 'OrgUnitHeld.v1', data: { code, changeId: 'c1' } },
    { type: 'OrgUnitMerged.v1', data: { code, successor: '370199', changeId: 'c1', ...on('2026-06-01') } },
  ];
  const all = [unit, ...changes].map((event, index) => [event, { position: BigInt(index) }] as const);

  it('keep every version of a unit, and lead from a merged one to its successor', () => {
    const row = project(orgUnits, all).get(code)!;
    expect(row).toMatchObject({
      name: '历下新区',
      parent_code: '3702',
      above_code: '370199',
      status: 'merged',
      closed_on: '2026-06-01',
      successors: ['370199'],
      names: '历下区\n历下新区',
      parents: ['3701', '3702'],
      changed_position: '4',
    });
    expect(row.versions.map(({ from, name, parentCode, status }) => [from, name, parentCode, status])).toEqual([
      ['2026-03-02', '历下区', '3701', 'open'],
      ['2026-04-01', '历下新区', '3701', 'open'],
      ['2026-05-01', '历下新区', '3702', 'open'],
      ['2026-06-01', '历下新区', '3702', 'merged'],
    ]);
    expect(versionOn(row.versions, '2026-04-30')).toMatchObject({ name: '历下新区', parentCode: '3701' });
    expect(versionOn(row.versions, '2020-01-01')).toMatchObject({ name: '历下区' });
  });

  it('keep one version for each day, the last', () => {
    const renamed = changes[0] as Extract<OrgUnitEvent, { type: 'OrgUnitRenamed.v1' }>;
    const again = { ...renamed, data: { ...renamed.data, name: '历下老区' } };
    const row = project(
      orgUnits,
      [unit, renamed, again].map((event) => [event, {}] as const),
    ).get(code)!;
    expect(row.versions.map(({ from, name }) => [from, name])).toEqual([
      ['2026-03-02', '历下区'],
      ['2026-04-01', '历下老区'],
    ]);
  });

  it('know what a loaded unit was before the day of its loading, and an established one only from its day', () => {
    const moved = { ...changes[1]!, data: { ...changes[1]!.data, on: '2026-03-02' } } as OrgUnitEvent;
    const loaded = project(
      orgUnits,
      [unit, moved].map((event) => [event, {}] as const),
    ).get(code)!;
    expect(versionOn(loaded.versions, '2026-03-01').parentCode).toBe('3701');
    expect(versionOn(loaded.versions, '2026-03-02').parentCode).toBe('3702');
    const { registeredOn: _, ...kept } = unit.data as Extract<OrgUnitEvent, { type: 'OrgUnitRegistered.v1' }>['data'];
    const data = { ...kept, predecessors: [], changeId: null, ...on('2026-03-02') };
    const founded: OrgUnitEvent = { type: 'OrgUnitEstablished.v1', data };
    const row = project(
      orgUnits,
      [founded, moved].map((event) => [event, {}] as const),
    ).get(code)!;
    expect([row.established, row.versions.map(({ parentCode }) => parentCode)]).toEqual([true, ['3702']]);
  });

  it('of units come to the same when they are replayed', () =>
    expectSameRows(project(orgUnits, all), project(orgUnits, [...all, ...all])));

  it('list terms with their ends', () => {
    const row = {
      term_id: 't1',
      person_id: 'p1',
      org_code: '370102001001',
      post: 'secretary',
      regime: 'party',
      basis: 'appointment',
      public_power: true,
      document_no: '历组发〔2026〕3号',
      document_on: null,
      started_on: '2026-03-10',
      planned_end_on: null,
      ended_on: null,
      end_reason: null,
      exit_document_no: null,
      exit_document_on: null,
      import_id: null,
    };
    expect(project(terms, [[started, {}]]).get('t1')).toEqual(row);
    const { metadata } = envelopeOf();
    for (const accountId of ['system:table-import', 'system:import']) {
      const imported = { ...metadata, correlationId: 'i1', actor: { accountId } };
      expect(project(terms, [[started, { metadata: imported }]]).get('t1')).toEqual({ ...row, import_id: 'i1' });
    }
    const over = { ...row, ended_on: '2026-09-07', end_reason: 'removal' };
    expect(
      project(terms, [
        [started, {}],
        [ended, {}],
      ]).get('t1'),
    ).toEqual(over);
    const data = { termId: 't1', documentNo: '历组发〔2026〕9号', documentOn: '2026-09-07' };
    expect(
      project(terms, [
        [started, {}],
        [ended, {}],
        [{ type: 'ExitDocumentRecorded.v1', data }, {}],
      ]).get('t1'),
    ).toEqual({ ...over, exit_document_no: '历组发〔2026〕9号', exit_document_on: '2026-09-07' });
  });

  it('come to the same when they are replayed', () => {
    const events = [started, ended].map((event) => [event, {}] as const);
    expectSameRows(project(terms, events), project(terms, [...events, ...events.slice(1)]));
  });
});
