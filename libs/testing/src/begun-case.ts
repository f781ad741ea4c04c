import { readFileSync } from 'node:fs';
import type { DomainEvent } from '#kernel';
import type { Office } from '#workflow';

/** A case that began under an older version of its procedure, and what that version offered when it was stored. */
type BegunCase = Readonly<{ events: readonly DomainEvent[]; offered: readonly string[] }>;

/** Reads such a case by the name of its procedure and the version: `joint-review-1`. */
export const begunCase = (name: string): BegunCase =>
  JSON.parse(
    readFileSync(new URL(`../../../test/golden/procedures/${name}.json`, import.meta.url), 'utf8'),
  ) as BegunCase;

/** Open actions as such a case tells them. */
export const offeredBy = (actions: readonly Readonly<{ action: string; taskId: string | null }>[]): readonly string[] =>
  actions.map(({ action, taskId }) => (taskId === null ? action : `${action} ${taskId}`));

/** Names of open actions that rest on nothing. */
export const withoutBasis = (
  actions: readonly Readonly<{ action: string; basis: readonly string[] }>[],
): readonly string[] => actions.filter(({ basis }) => basis.length === 0).map(({ action }) => action);

/** The office that is one person. */
export const personOffice = (personId: string): Office => ({
  office: `person:${personId}`,
  anyOf: [{ person: personId }],
  manned: true,
  mandatory: true,
});
