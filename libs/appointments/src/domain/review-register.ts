import type { Aggregate, Decider, LocalDate, Rejection } from '#kernel';
import { reviewRegisterEvents, type ReviewRegisterEvent } from './review-register.events.js';

type Env = Readonly<{ today: LocalDate; ruleVersion?: string }>;

export type ReviewDepartment = Readonly<{
  department: string;
  title: string;
  mandatory: boolean;
  liaisonId: string;
  headId: string;
  reviewerIds: readonly string[];
}>;

export type ReviewRegisterCommand =
  | (ReviewDepartment & Readonly<{ type: 'ListDepartment'; countyCode: string; env: Env }>)
  | Readonly<{ type: 'DelistDepartment'; countyCode: string; department: string; env: Env }>;

export type ReviewRegisterRejection = Rejection<'unknown-department' | 'person-in-two-departments'>;

export type ReviewRegister = Readonly<{ departments: Readonly<Record<string, ReviewDepartment>> }>;

const peopleOf = ({
  liaisonId,
  headId,
  reviewerIds,
}: Pick<ReviewDepartment, 'liaisonId' | 'headId' | 'reviewerIds'>) => [liaisonId, headId, ...reviewerIds];

const decider: Decider<ReviewRegisterCommand, ReviewRegister, ReviewRegisterEvent, ReviewRegisterRejection> = {
  initialState: () => ({ departments: {} }),
  evolve: ({ departments }, event) => {
    switch (event.type) {
      case 'ReviewDepartmentListed.v1': {
        const { countyCode: _county, listedOn: _on, ...department } = event.data;
        return { departments: { ...departments, [department.department]: department } };
      }
      case 'ReviewDepartmentRemoved.v1': {
        const { [event.data.department]: _gone, ...rest } = departments;
        return { departments: rest };
      }
      default:
        return event satisfies never;
    }
  },
  decide: (command, { departments }) => {
    const { countyCode, department, env } = command;
    if (command.type === 'DelistDepartment') {
      if (!departments[department]) return { rejected: 'unknown-department' };
      return [{ type: 'ReviewDepartmentRemoved.v1', data: { countyCode, department, removedOn: env.today } }];
    }
    const elsewhere = Object.values(departments).filter((other) => other.department !== department);
    const taken = new Set(elsewhere.flatMap(peopleOf));
    if (peopleOf(command).some((person) => taken.has(person))) return { rejected: 'person-in-two-departments' };
    const { title, mandatory, liaisonId, headId, reviewerIds } = command;
    const told = { department, title, mandatory, liaisonId, headId, reviewerIds };
    const known = departments[department];
    if (known && JSON.stringify(told) === JSON.stringify(known)) return [];
    return [{ type: 'ReviewDepartmentListed.v1', data: { countyCode, ...told, listedOn: env.today } }];
  },
};

/**
 * The departments to which a county circulates its joint reviews, with liaison, head and reviewers of each; nobody speaks
 * for two of them. Basis: handbook W1a, "Parallel reviewers".
 */
export const reviewRegister: Aggregate<
  ReviewRegisterCommand,
  ReviewRegister,
  ReviewRegisterEvent,
  ReviewRegisterRejection
> = {
  category: 'reviewregister',
  decider,
  events: reviewRegisterEvents,
  policy: ({ countyCode }) => ({ anyOf: [{ role: 'countyOrgOfficer', org: countyCode }] }),
};

export const officeOfDepartment = (department: string): string => `dept:${department}`;

/** Whom a department's task waits for: its liaison first, then its head, then its other reviewers. */
export const departmentOffices = (departments: readonly ReviewDepartment[]) =>
  departments.map((department) => ({
    office: officeOfDepartment(department.department),
    anyOf: [...new Set(peopleOf(department))].map((person) => ({ person })),
    mandatory: department.mandatory,
  }));
