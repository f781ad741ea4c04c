import { joinSchemas, type DomainEvent, type EventSchema, type Grantee } from '#kernel';
import { deadlineEvents } from '../deadline.events.js';
import { relocationEvents, type CaseRelocated } from '../relocation.events.js';
import { evolveFlow } from '../flow/evolve-flow.js';
import { flowEvents, type Office } from '../flow/flow.events.js';
import { isSettled, type Flow } from '../flow/flow.state.js';
import type { Hosted, HostedEvent } from './hosting.js';

type Folding<Facts, Own extends DomainEvent> = Readonly<{
  noFacts: Facts;
  evolve: (facts: Facts, event: HostedEvent<Own>) => Facts;
}>;

export const hostedNothing = <Facts>({ noFacts: facts }: Readonly<{ noFacts: Facts }>): Hosted<Facts> => ({
  flow: null,
  facts,
  documents: [],
});

const kernelTypes = new Set<string>(flowEvents.current);
const clockTypes = new Set<string>(deadlineEvents.current);

/** Folds what happens to a case: in its procedure, and in what its context knows. */
export const evolveHosted = <Facts, Own extends DomainEvent>(
  { evolve }: Pick<Folding<Facts, Own>, 'evolve'>,
  state: Hosted<Facts>,
  event: HostedEvent<Own>,
): Hosted<Facts> => {
  const facts = evolve(state.facts, event);
  if (isRelocation(event)) return { ...state, facts, flow: state.flow && relocated(state.flow, event.data) };
  if (!kernelTypes.has(event.type) && !clockTypes.has(event.type)) return { ...state, facts };
  const happened = event as Parameters<typeof evolveFlow>[1];
  const flow = evolveFlow(state.flow ?? undefined, happened) ?? null;
  if (happened.type !== 'DocumentAttached.v3') return { ...state, facts, flow };
  const { sha256, kind } = happened.data;
  return { facts, flow, documents: [...state.documents, { sha256, kind }] };
};

const isRelocation = (event: DomainEvent): event is CaseRelocated => event.type === 'CaseRelocated.v1';

const nameOf = ({ role, org }: Extract<Grantee, { role: string }>): string => `${role}@${org}`;

/** Tasks that wait for an office of a unit the case no longer lies under wait for that of the unit in its place, and say so. */
const relocated = (flow: Flow, { oldPath, orgPath }: CaseRelocated['data']): Flow => {
  const succeeded = (grantee: Grantee): Grantee => {
    if (!('role' in grantee) || orgPath.includes(grantee.org)) return grantee;
    const depth = oldPath.indexOf(grantee.org);
    return depth < 0 ? grantee : { ...grantee, org: orgPath[Math.min(depth, orgPath.length - 1)]! };
  };
  const moved = ({ anyOf, ...office }: Office): Office => {
    const named = anyOf.find((grantee) => 'role' in grantee && office.office === nameOf(grantee));
    const successor = named && succeeded(named);
    const name = successor && 'role' in successor ? nameOf(successor) : office.office;
    return { ...office, office: name, anyOf: anyOf.map(succeeded) };
  };
  const tasks = flow.tasks.map((task) =>
    isSettled(task) ? task : { ...task, office: moved(task.office), delegate: task.delegate && moved(task.delegate) },
  );
  return { ...flow, orgPath, tasks };
};

/** Reads the streams of a context's cases: its own facts, the kernel's events, clocks and relocation. */
export const hostedEvents = <Own extends DomainEvent>(facts: EventSchema<Own>): EventSchema<HostedEvent<Own>> => {
  type Schema = EventSchema<HostedEvent<Own>>;
  return joinSchemas<HostedEvent<Own>>(
    facts as unknown as Schema,
    flowEvents as unknown as Schema,
    deadlineEvents as unknown as Schema,
    relocationEvents as unknown as Schema,
  );
};
