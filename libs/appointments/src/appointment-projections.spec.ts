import { describe, expect, it } from '@jest/globals';
import { expectSameRows, project } from '#testing';
import { appointmentCases } from './appointment-cases/appointment-cases.projection.js';
import { inOffice } from './domain/appointment.fixture.js';
import { active } from './domain/filing.fixture.js';
import { caseId, dept, failed, passed, Review, reviewed } from './domain/joint-review.fixture.js';
import { filingCases } from './filing-cases/filing-cases.projection.js';
import { countyGrounds } from './ineligibility-grounds/county-grounds.projection.js';
import { reviewBatches } from './review-batches/review-batches.projection.js';
import { reviewCases } from './review-cases/review-cases.projection.js';
import { reviewDepartments } from './review-departments/review-departments.projection.js';

const stream = `jointreview-${caseId}`;
const told = reviewed({ police: ['hard', 'H1'] });
const events = told.history.map((event) => [event, { stream }] as const);

describe('the line of a joint review', () => {
  it('holds what lists show, and the reply of each department', () => {
    const row = project(reviewCases, events).get(stream)!;
    expect(row).toMatchObject({
      case_id: caseId,
      category: 'jointreview',
      kind: 'mid-term',
      status: 'open',
      stage: 'decision',
      post: 'secretary',
      outcome: null,
      standing: 'none',
      subject_person: 'p-candidate',
    });
    expect(row.duties.map(({ action }) => action)).toEqual(['DecideCase', 'NotifyAdverseOpinion']);
    expect(row.cells.find(({ office }) => office === dept('police'))).toEqual({
      office: dept('police'),
      mandatory: true,
      status: 'replied',
      result: 'hard',
      ground: 'H1',
      dueOn: '2026-03-05',
      late: false,
      persons: ['p-police', 'p-police-head'],
    });
    expect(row.cells.find(({ office }) => office === dept('audit'))).toMatchObject({
      status: 'not-waited-for',
      result: null,
    });
  });

  it('says of a department that is not waited for that it may still report, and what it has reported', () => {
    const cellOf = (review: Review) =>
      project(
        reviewCases,
        review.history.map((event) => [event, { stream }] as const),
      )
        .get(stream)!
        .cells.find(({ office }) => office === dept('audit'));
    expect(cellOf(new Review().circulate())).toMatchObject({ status: 'waiting', mandatory: false });
    const review = reviewed();
    review.step({ type: 'ReportAdverseFact', ground: 'S4', basisNo: '济历城审〔2026〕1号' }, 'p-audit');
    expect(cellOf(review)).toMatchObject({ status: 'not-waited-for', result: null, ground: 'S4' });
    expect(cellOf(passed())).toMatchObject({ status: 'not-waited-for', ground: null });
    expect(cellOf(failed())).toMatchObject({ status: 'closed', ground: null });
  });

  it('holds no personal text', () =>
    expect(JSON.stringify([...project(reviewCases, events).values()])).not.toMatch(/符合条件|同意|理由|刑初/));

  it('leaves out streams of other contexts', () =>
    expect(
      project(
        reviewCases,
        events.map(([event]) => [event, { stream: 'other-1' }] as const),
      ).size,
    ).toBe(0));

  it('is the same after a replay', () =>
    expectSameRows(project(reviewCases, events), project(reviewCases, [...events])));
});

describe('the line of a filing', () => {
  const lines = active().history.map((event) => [event, { stream: 'secretaryfiling-f1' }] as const);

  it('holds what lists show, its number and its term, and nothing personal', () => {
    const rows = project(filingCases, lines);
    expect(rows.get('secretaryfiling-f1')).toMatchObject({
      kind: 'secretary-filing',
      status: 'open',
      stage: 'decided',
      mode: 'pre',
      outcome: 'accept',
      record: 'active',
      register_number: '济历城组备〔2026〕1号',
      term_id: 't1',
      trained_on: null,
      due_on: '2026-09-10',
    });
    expect(rows.get('secretaryfiling-f1')!.duties.map(({ action }) => action)).toEqual(['RecordFirstTraining']);
    expect(JSON.stringify([...rows.values()])).not.toMatch(/已审核/);
  });

  it('leaves out streams of other contexts, and is the same after a replay', () => {
    expect(
      project(
        filingCases,
        lines.map(([event]) => [event, { stream: 'other-1' }] as const),
      ).size,
    ).toBe(0);
    expectSameRows(project(filingCases, lines), project(filingCases, [...lines]));
  });
});

describe('the line of an appointment', () => {
  const lines = inOffice('post', { onTrial: true }).history.map(
    (event) => [event, { stream: 'secretaryappointment-a1' }] as const,
  );

  it('holds what lists show and waits for, and nothing personal', () => {
    const rows = project(appointmentCases, lines);
    const row = rows.get('secretaryappointment-a1')!;
    expect(row).toMatchObject({
      kind: 'secretary-appointment',
      status: 'open',
      stage: 'decided',
      outcome: 'appoint',
      happens_on: '2026-03-12',
      due_on: '2026-03-19',
    });
    expect(row.duties.map(({ action, dueOn }) => [action, dueOn])).toEqual([['EndTrial', '2026-09-14']]);
    expect(JSON.stringify([...rows.values()])).not.toMatch(/公示期间/);
  });

  it('leaves out streams of other contexts, and is the same after a replay', () => {
    expect(
      project(
        appointmentCases,
        lines.map(([event]) => [event, { stream: 'other-1' }] as const),
      ).size,
    ).toBe(0);
    expectSameRows(project(appointmentCases, lines), project(appointmentCases, [...lines]));
  });
});

describe('what joint reviews rest on', () => {
  const countyCode = '370112';
  const listed = {
    type: 'ReviewDepartmentListed.v1',
    data: {
      countyCode,
      department: 'court',
      title: '法院',
      mandatory: true,
      liaisonId: 'a',
      headId: 'b',
      reviewerIds: [],
      listedOn: '2026-03-02',
    },
  } as const;
  const delisted = {
    type: 'ReviewDepartmentRemoved.v1',
    data: { countyCode, department: 'court', removedOn: '2026-03-03' },
  } as const;
  const named = {
    type: 'DeputyHeadNamed.v1',
    data: { countyCode, department: 'court', deputyId: 'd', from: '2026-03-02', until: null, namedOn: '2026-03-02' },
  } as const;
  const relieved = {
    type: 'DeputyHeadRelieved.v1',
    data: { countyCode, department: 'court', deputyId: 'd', until: '2026-06-30', relievedOn: '2026-03-02' },
  } as const;
  const added = {
    type: 'IneligibilityGroundAdded.v2',
    data: {
      countyCode,
      code: 'S11',
      tier: 'soft',
      zh: '某',
      en: 'x',
      basis: 'b',
      evidence: 'e',
      effectiveFrom: '2026-04-01',
      addedBy: 'p',
      addedOn: '2026-03-02',
    },
  } as const;
  const approved = {
    type: 'IneligibilityGroundApproved.v1',
    data: { countyCode, code: 'S11', approverId: 'q', approvedOn: '2026-04-03', effectiveFrom: '2026-04-03' },
  } as const;
  const ended = {
    type: 'IneligibilityGroundEnded.v1',
    data: { countyCode, code: 'S11', endsOn: '2026-12-31', basis: 'b', approverId: 'p' },
  } as const;
  const opened = {
    type: 'ReviewBatchOpened.v1',
    data: {
      batchId: 'b1',
      townCode: 't',
      orgPath: ['c', 't'],
      occasion: 'election',
      election: '2026',
      urgent: false,
      openedOn: '2026-03-02',
    },
  } as const;
  const closed = { type: 'ReviewBatchClosed.v1', data: { batchId: 'b1', closedOn: '2026-06-30' } } as const;

  it('is listed, changed and ended, and the same after a replay', () => {
    expect(project(reviewDepartments, [[listed, {}]]).get('370112~court')).toMatchObject({
      title: '法院',
      liaison_id: 'a',
    });
    expect(
      project(reviewDepartments, [
        [listed, {}],
        [delisted, {}],
      ]).size,
    ).toBe(0);
    const headed = [listed, named, relieved, listed].map((event) => [event, {}] as const);
    expect(project(reviewDepartments, headed).get('370112~court')).toMatchObject({
      deputies: [{ deputyId: 'd', from: '2026-03-02', until: '2026-06-30' }],
    });
    expect(
      project(countyGrounds, [
        [added, {}],
        [approved, {}],
        [ended, {}],
      ]).get('370112~S11'),
    ).toMatchObject({
      tier: 'soft',
      approved_on: '2026-04-03',
      effective_from: '2026-04-03',
      ends_on: '2026-12-31',
    });
    expect(project(countyGrounds, [[added, {}]]).get('370112~S11')).toMatchObject({ approved_on: null });
    expect(
      project(reviewBatches, [
        [opened, {}],
        [closed, {}],
      ]).get('b1'),
    ).toMatchObject({ election: '2026', closed_on: '2026-06-30' });
    for (const [projection, pair] of [
      [reviewDepartments, [listed, named, relieved]],
      [countyGrounds, [added, approved, ended]],
      [reviewBatches, [opened, closed]],
    ] as const) {
      const once = pair.map((event) => [event, {}] as const) as never;
      expectSameRows(project(projection as never, once), project(projection as never, [...once, ...once] as never));
    }
  });
});
