import type { DomainEvent, JsonValue } from '#kernel';
import type { FlowEvent } from '../flow/flow.events.js';
import { digestIn } from './flow-env.js';
import type { Bearing, Hosted, HostEnv } from './hosting.js';

type Material<Facts> = Readonly<{
  material: (facts: Facts) => JsonValue;
  bearing: Readonly<Record<string, Bearing>>;
}>;

/** By these whoever acted has told what lay before them: nothing is told twice. */
const TELLING: readonly string[] = [
  'OpinionGiven.v2',
  'CaseReturned.v2',
  'CaseDecided.v1',
] satisfies FlowEvent['type'][];

/**
 * What a command leaves on record of the material of its case, after all else that it brought about: how it lies since
 * somebody laid some of it by an act of the context's own, and what lay before whoever weighed it by one. Whatever the act
 * itself has laid comes first: it is no later change.
 */
export const materialSeen = <Facts>(
  hosting: Material<Facts>,
  before: Hosted<Facts>,
  after: Hosted<Facts>,
  events: readonly DomainEvent[],
  env: HostEnv,
): readonly FlowEvent[] => {
  if (!before.flow || !after.flow) return [];
  const { caseId, subjectId, digest: lies } = after.flow;
  const by = { caseId, subjectId, personId: env.personId, onBehalfOf: env.onBehalfOf, on: env.today };
  const acts = (bearing: Bearing) => events.flatMap(({ type }) => (hosting.bearing[type] === bearing ? [type] : []));
  const laid = acts('lays').slice(0, 1);
  const weighed = events.some(({ type }) => TELLING.includes(type)) ? [] : acts('weighs');
  if (laid.length + weighed.length === 0) return [];
  const [seen, left] = [digestIn(hosting, before, env), digestIn(hosting, after, env)];
  const isTold = left === seen || left === lies;
  return [
    ...(isTold ? [] : laid).map((act) => ({ type: 'MaterialLaid.v1', data: { ...by, act, digest: left } }) as const),
    ...weighed.map((act) => ({ type: 'MaterialWeighed.v1', data: { ...by, act, digest: seen, left } }) as const),
  ];
};
