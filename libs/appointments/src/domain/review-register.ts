import type { Aggregate, Decider, Decision, LocalDate, Rejection } from '#kernel';
import { deputiesFrom, relieved, withDeputy, type DeputyHead } from './deputy-heads.js';
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
  | Readonly<{ type: 'DelistDepartment'; countyCode: string; department: string; env: Env }>
  | (DeputyHead & Readonly<{ type: 'NameDeputy'; countyCode: string; department: string; env: Env }>)
  | Readonly<{ type: 'RelieveDeputy'; countyCode: string; department: string; until: LocalDate; env: Env }>;

export type ReviewRegisterRejection = Rejection<
  | 'unknown-department'
  | 'person-in-two-departments'
  | 'deputy-is-head'
  | 'date-passed'
  | 'deputy-ends-early'
  | 'no-deputy'
>;

type Listed = ReviewDepartment & Readonly<{ deputies: readonly DeputyHead[] }>;

export type ReviewRegister = Readonly<{ departments: Readonly<Record<string, Listed>> }>;

const peopleOf = ({
  liaisonId,
  headId,
  reviewerIds,
}: Pick<ReviewDepartment, 'liaisonId' | 'headId' | 'reviewerIds'>) => [liaisonId, headId, ...reviewerIds];

/** Everyone who speaks or will speak for one of the other departments. */
const othersIn = ({ departments }: ReviewRegister, department: string, today: LocalDate): ReadonlySet<string> => {
  const others = Object.values(departments).filter((other) => other.department !== department);
  return new Set(others.flatMap((other) => [...peopleOf(other), ...deputiesFrom(other.deputies, today)]));
};

const changed = ({ departments }: ReviewRegister, name: string, deputies: readonly DeputyHead[]): ReviewRegister => {
  const known = departments[name];
  return known ? { departments: { ...departments, [name]: { ...known, deputies } } } : { departments };
};

type Of<T extends ReviewRegisterCommand['type']> = Extract<ReviewRegisterCommand, { type: T }>;
type Outcome = Decision<ReviewRegisterEvent, ReviewRegisterRejection>;

/** A deputy is another person than the head, from today at the earliest: what was signed before was signed without them. */
const nameDeputy = (command: Of<'NameDeputy'>, register: ReviewRegister): Outcome => {
  const { countyCode, department, deputyId, from, until, env } = command;
  const known = register.departments[department];
  if (!known) return { rejected: 'unknown-department' };
  if (deputyId === known.headId) return { rejected: 'deputy-is-head' };
  if (from < env.today) return { rejected: 'date-passed' };
  if (until !== null && until < from) return { rejected: 'deputy-ends-early' };
  if (othersIn(register, department, env.today).has(deputyId)) return { rejected: 'person-in-two-departments' };
  const last = known.deputies.at(-1);
  if (last && last.deputyId === deputyId && last.from === from && last.until === until) return [];
  const told = { countyCode, department, deputyId, from, until, namedOn: env.today };
  return [{ type: 'DeputyHeadNamed.v1', data: told }];
};

const relieveDeputy = (command: Of<'RelieveDeputy'>, { departments }: ReviewRegister): Outcome => {
  const { countyCode, department, until, env } = command;
  const known = departments[department];
  if (!known) return { rejected: 'unknown-department' };
  const last = known.deputies.at(-1);
  if (!last || (last.until !== null && last.until < env.today)) return { rejected: 'no-deputy' };
  if (until < env.today || until < last.from) return { rejected: 'deputy-ends-early' };
  if (last.until !== null && last.until <= until) return [];
  const { deputyId } = last;
  return [{ type: 'DeputyHeadRelieved.v1', data: { countyCode, department, deputyId, until, relievedOn: env.today } }];
};

const decider: Decider<ReviewRegisterCommand, ReviewRegister, ReviewRegisterEvent, ReviewRegisterRejection> = {
  initialState: () => ({ departments: {} }),
  evolve: (register, event) => {
    const { departments } = register;
    switch (event.type) {
      case 'ReviewDepartmentListed.v1': {
        const { countyCode: _county, listedOn: _on, ...department } = event.data;
        const deputies = departments[department.department]?.deputies ?? [];
        return { departments: { ...departments, [department.department]: { ...department, deputies } } };
      }
      case 'ReviewDepartmentRemoved.v1': {
        const { [event.data.department]: _gone, ...rest } = departments;
        return { departments: rest };
      }
      case 'DeputyHeadNamed.v1': {
        const { department, deputyId, from, until } = event.data;
        const deputies = withDeputy(departments[department]?.deputies ?? [], { deputyId, from, until });
        return changed(register, department, deputies);
      }
      case 'DeputyHeadRelieved.v1': {
        const { department, deputyId, until } = event.data;
        return changed(register, department, relieved(departments[department]?.deputies ?? [], deputyId, until));
      }
      default:
        return event satisfies never;
    }
  },
  decide: (command, register) => {
    if (command.type === 'NameDeputy') return nameDeputy(command, register);
    if (command.type === 'RelieveDeputy') return relieveDeputy(command, register);
    const { departments } = register;
    const { countyCode, department, env } = command;
    if (command.type === 'DelistDepartment') {
      if (!departments[department]) return { rejected: 'unknown-department' };
      return [{ type: 'ReviewDepartmentRemoved.v1', data: { countyCode, department, removedOn: env.today } }];
    }
    const taken = othersIn(register, department, env.today);
    if (peopleOf(command).some((person) => taken.has(person))) return { rejected: 'person-in-two-departments' };
    const { title, mandatory, liaisonId, headId, reviewerIds } = command;
    const told = { department, title, mandatory, liaisonId, headId, reviewerIds };
    const known = departments[department];
    if (known && JSON.stringify({ ...told, deputies: known.deputies }) === JSON.stringify(known)) return [];
    if (known && deputiesFrom(known.deputies, env.today).includes(headId)) return { rejected: 'deputy-is-head' };
    return [{ type: 'ReviewDepartmentListed.v1', data: { countyCode, ...told, listedOn: env.today } }];
  },
};

/**
 * The departments to which a county circulates its joint reviews, with liaison, head and reviewers of each, and who signs in
 * the place of the head; nobody speaks for two of them. Basis: handbook W1a, "Parallel reviewers"; W1a, Reply.
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
