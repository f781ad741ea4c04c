import type { Projection } from '#kernel';
import { relieved, withDeputy, type DeputyHead } from '../domain/deputy-heads.js';
import { reviewRegisterEvents, type ReviewRegisterEvent } from '../domain/review-register.events.js';

export type ReviewDepartmentRow = {
  county_code: string;
  department: string;
  title: string;
  mandatory: boolean;
  liaison_id: string;
  head_id: string;
  reviewer_ids: readonly string[];
  deputies: readonly DeputyHead[];
  listed_on: string;
};

declare module '#read-store' {
  interface ReadTables {
    review_departments: ReviewDepartmentRow & { key: string; position: number };
  }
}

/** The departments to which each county circulates its joint reviews. */
export const reviewDepartments: Projection<ReviewRegisterEvent, ReviewDepartmentRow> = {
  name: 'review-departments-2',
  events: reviewRegisterEvents,
  columns: {
    county_code: { type: 'text', index: 'btree' },
    department: { type: 'text' },
    title: { type: 'text' },
    mandatory: { type: 'boolean' },
    liaison_id: { type: 'text' },
    head_id: { type: 'text' },
    reviewer_ids: { type: 'text[]' },
    deputies: { type: 'jsonb' },
    listed_on: { type: 'date' },
  },
  keyOf: ({ data }) => `${data.countyCode}~${data.department}`,
  apply: (row, event) => {
    if (event.type === 'ReviewDepartmentRemoved.v1') return undefined;
    if (event.type === 'DeputyHeadNamed.v1') {
      const { deputyId, from, until } = event.data;
      return row && { ...row, deputies: withDeputy(row.deputies, { deputyId, from, until }) };
    }
    if (event.type === 'DeputyHeadRelieved.v1') {
      const { deputyId, until } = event.data;
      return row && { ...row, deputies: relieved(row.deputies, deputyId, until) };
    }
    const { countyCode, department, title, mandatory, liaisonId, headId, reviewerIds, listedOn } = event.data;
    return {
      county_code: countyCode,
      department,
      title,
      mandatory,
      liaison_id: liaisonId,
      head_id: headId,
      reviewer_ids: reviewerIds,
      deputies: row?.deputies ?? [],
      listed_on: listedOn,
    };
  },
};
