import { describe, expect, it } from '@jest/globals';
import { expectSameRows, project } from '#testing';
import type { OrgUnitEvent } from './domain/org-unit.events.js';
import type { PostTermEvent } from './domain/post-term.events.js';
import { orgUnits } from './org-units/org-units.projection.js';
import { terms } from './terms/terms.projection.js';

const unit: OrgUnitEvent = {
  type: 'OrgUnitRegistered.v1',
  data: { code: '370102', name: '历下区', level: 'county', parentCode: '3701', registeredOn: '2026-03-02' },
};
const started: PostTermEvent = {
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
const ended: PostTermEvent = {
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
    }));

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
      started_on: '2026-03-10',
      ended_on: null,
      end_reason: null,
    };
    expect(project(terms, [[started, {}]]).get('t1')).toEqual(row);
    const over = { ...row, ended_on: '2026-09-07', end_reason: 'removal' };
    expect(
      project(terms, [
        [started, {}],
        [ended, {}],
      ]).get('t1'),
    ).toEqual(over);
  });

  it('come to the same when they are replayed', () => {
    const events = [started, ended].map((event) => [event, {}] as const);
    expectSameRows(project(terms, events), project(terms, [...events, ...events.slice(1)]));
  });
});
