import { recusalsFrom, type DomainEvent, type Separation } from '#kernel';
import type { Flow } from '../flow/flow.state.js';
import type { HostEnv, Hosting } from './hosting.js';

type About<Facts> = Readonly<{ flow: Flow; facts: Facts }>;
type Telling<Facts> = Pick<Hosting<Facts, DomainEvent, never, string, HostEnv>, 'alsoAbout'>;

/** All whom a case is about, its subject first. */
export const concernedIn = <Facts>({ alsoAbout }: Telling<Facts>, { flow, facts }: About<Facts>): readonly string[] => [
  flow.subjectId,
  ...(alsoAbout?.(facts) ?? []),
];

/** Near relatives of whom the case is about, and who has an interest, keep away. Basis: handbook 1.2. */
export const recusalsOf = <Facts>(hosting: Telling<Facts>, about: About<Facts>): readonly Separation[] =>
  concernedIn(hosting, about).flatMap((person) => recusalsFrom(about.flow.caseId, person));
