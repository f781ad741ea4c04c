import type { DomainEvent } from '#kernel';
import { taskOf, type Flow, type Office } from '#workflow';
import { keysOf, type CaseRow } from './case-row.js';

/** The keys of the office of whose task an event of the case tells, and of whom it asked; none where it tells of no task. */
export const taskKeysOf = (row: CaseRow, { data }: DomainEvent): readonly string[] => {
  const { taskId, to } = data as { taskId?: string; to?: Pick<Office, 'anyOf'> };
  const flow = (row as CaseRow & { state?: { flow: Flow | null } }).state?.flow;
  const office = flow && taskId !== undefined ? taskOf(flow, taskId)?.office : undefined;
  return keysOf([...(office?.anyOf ?? []), ...(to?.anyOf ?? [])], row.org_path);
};
