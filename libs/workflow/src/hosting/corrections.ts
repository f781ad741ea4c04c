import type { DomainEvent, Grantee, Requirement, Separation, Succession } from '#kernel';
import type { CaseEntry, CasePart, EntryMaker } from '../flow/case-entries.js';
import { taskOf, type Flow } from '../flow/flow.state.js';
import { draftersOf } from '../flow/moves.js';
import { officesOfCase } from './flow-env.js';
import { isRunning, procedureOf, type Hosted, type HostEnv, type Hosting, type Running } from './hosting.js';
import { concernedIn, recusalsOf } from './recusals.js';
import { seenByOf } from './sight.js';

type Known<Facts> = Pick<
  Hosting<Facts, DomainEvent, never, string, HostEnv>,
  'procedures' | 'named' | 'supervision' | 'seenBy' | 'alsoAbout' | 'recusedFrom'
>;

export type Correction = Required<Pick<Requirement, 'anyOf' | 'successions' | 'separation'>>;

/**
 * Who may correct an entry: who made it and for whom, and once they hold the office no more, whoever holds it now. For the
 * draft those who speak for it, the decision its deciding office alone. Nobody for what the program made by itself.
 * Basis: handbook 2.3 (Correct), 1.2 (separation rules).
 */
export const correctionOf = <Facts>(
  hosting: Known<Facts>,
  state: Running<Facts>,
  { made, part }: CaseEntry,
): Correction | undefined => {
  if (!made) return undefined;
  const { flow, facts } = state;
  const procedure = procedureOf(hosting, flow.procedure, flow.version);
  const offices = officesOfCase(hosting, procedure, facts, flow.orgPath);
  const makers = makersOf(made);
  const followed = (holds: readonly Grantee[], anyOf = holds): readonly Succession[] => [
    { person: made.onBehalfOf ?? made.personId, holds, anyOf },
  ];
  const acting: readonly Separation[] = [
    { code: 'own-case', persons: concernedIn(hosting, state) },
    ...recusalsOf(hosting, state),
  ];
  const speaking = hosting.recusedFrom?.includes('CorrectCase') ? recusalsOf(hosting, state) : [];
  const office = officeBehind(flow, part);
  if (office) return { anyOf: makers, successions: followed(office), separation: acting };
  switch (part) {
    case 'draft':
      return { anyOf: [...makers, ...draftersOf(procedure, flow)], successions: [], separation: speaking };
    case 'decision':
      return { anyOf: offices.decision, successions: [], separation: acting };
    case 'reopening':
      return { anyOf: makers, successions: followed(offices.reopening), separation: acting };
    case 'remark':
      return { anyOf: makers, successions: [], separation: speaking };
    default: {
      const own = concernedIn(hosting, state).includes(made.onBehalfOf ?? made.personId);
      const successions = own ? [] : followed(seenByOf(hosting, state), offices.supervision);
      return { anyOf: makers, successions, separation: speaking };
    }
  }
};

const makersOf = ({ personId, onBehalfOf }: EntryMaker): readonly Grantee[] =>
  onBehalfOf === null ? [{ person: personId }] : [{ person: personId }, { person: onBehalfOf }];

/** Undefined where an entry stands for no office of the route. */
const officeBehind = (flow: Flow, part: CasePart): readonly Grantee[] | undefined => {
  if (typeof part === 'string') return undefined;
  if ('task' in part) return taskOf(flow, part.task)?.office.anyOf;
  return flow.tasks.filter(({ stage }) => stage === part.stage).flatMap(({ office }) => office.anyOf);
};

/** What the correction of each entry asks for, by its event. Entries that nobody corrects are left out. */
export const correctionsOf = <Facts>(
  hosting: Known<Facts> & Pick<Hosting<Facts, DomainEvent, never, string, HostEnv>, 'shut'>,
  state: Hosted<Facts>,
  entries: readonly CaseEntry[],
): ReadonlyMap<string, Correction> => {
  if (!isRunning(state) || hosting.shut?.(state.facts, 'CorrectCase')) return new Map();
  return new Map(
    entries.flatMap((entry) => {
      const correction = correctionOf(hosting, state, entry);
      return correction ? [[entry.eventId, correction] as const] : [];
    }),
  );
};

/** The same, each once: who meets none of them corrects nothing in this case. */
export const correctionsIn = <Facts>(...given: Parameters<typeof correctionsOf<Facts>>): readonly Correction[] => {
  const all = [...correctionsOf(...given).values()];
  return [...new Map(all.map((correction) => [JSON.stringify(correction), correction])).values()];
};
