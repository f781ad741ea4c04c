import type { Light } from '../domain/light.js';

/** What the caller has to do with a case: began it, acted in it, has something to do in it, was sent a copy. */
export const caseParts = ['started', 'acted', 'waiting', 'copied'] as const;

export type CasePart = (typeof caseParts)[number];

export const caseSorts = ['changed', '-changed', 'opened', '-opened', 'due', '-due', 'arrived', '-arrived'] as const;

export type CaseSort = (typeof caseSorts)[number];

/**
 * `year` is the one in which the case was opened, `number` its whole register number, `party` a person whom it concerns or
 * who may see it as their own. `after` is the `next` of the page before.
 */
export type CaseFilter = Readonly<{
  kind?: string | undefined;
  stage?: string | undefined;
  status?: string | undefined;
  org?: string | undefined;
  light?: Light | undefined;
  q?: string | undefined;
  year?: number | undefined;
  number?: string | undefined;
  party?: string | undefined;
  part?: CasePart | undefined;
  sort?: CaseSort | undefined;
  after?: string | undefined;
}>;
