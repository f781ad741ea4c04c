import {
  CommandAuthorizer,
  CommandRunner,
  inScope,
  InMemoryEventStore,
  InMemoryKeyVault,
  isSystem,
  PersonalText,
  systemActor,
  type AccessRefusal,
  type EventStore,
} from '#event-store';
import { Clock, type Actor } from '#kernel';
import { ProjectionRunner, ReadStore } from '#read-store';
import { orgChange, type OrgChangeCommand } from './domain/org-change.js';
import { orgChangeEvents } from './domain/org-change.events.js';
import { orgDifferenceEvents } from './domain/org-difference.events.js';
import { inForce, type ParameterVersion, type Rulebook, type RulebookEdition } from '#rulebook';
import { publishedCalendar, publishedParameters } from '#testing';
import type { InvestigationLock } from './contract/investigation-locks.contract.js';
import type { PersonTraits } from './contract/trait-directory.contract.js';
import { orgUnitEvents } from './domain/org-unit.events.js';
import type { OrgUnitCommand } from './domain/org-unit.commands.js';
import { orgUnit } from './domain/org-unit.js';
import { OrgUnitDesk } from './org-unit-desk.js';
import { personEvents } from './domain/person.events.js';
import { postTermEvents } from './domain/post-term.events.js';
import { villageBodyFacts } from './domain/village-body.events.js';
import { orgUnits } from './org-units/org-units.projection.js';
import { PostgresOrgTree } from './org-units/postgres-org-tree.adapter.js';
import { people } from './people/people.projection.js';
import { PostTermDesk } from './post-term-desk.js';
import { PostImport } from './registry-import/post-import.js';
import { RegisteredPersons } from './registered-persons.js';
import { RegistryImport } from './registry-import/registry-import.js';
import type { UnitRow } from './registry-import/registry-rows.js';
import { OpenChildren } from './scoping/open-children.query.js';
import { Successors } from './successors.js';
import { TermFacts } from './term-facts.js';
import { TermSuccessors } from './term-successors.js';
import { terms } from './terms/terms.projection.js';
import { WhenOrgChangeIsProposedThenApply } from './when-org-change-is-proposed-then-apply/when-org-change-is-proposed-then-apply.reaction.js';

const versions = publishedParameters() as unknown as readonly ParameterVersion[];
const setAt = '2020-07-14T00:00:00.000Z';
const parameters = versions.map((version) => ({ ...version, correction: 0, reason: null, setAt }));
const edition: RulebookEdition = {
  calendar: publishedCalendar(2025, 2026),
  inForce: (key, orgPath, on) => inForce(parameters, key, orgPath, on),
  parameters,
  history: parameters,
};

/** What is known of persons in a spec. */
export type Facts = Readonly<{
  relatives: Readonly<Record<string, readonly string[]>>;
  traits: Readonly<Record<string, PersonTraits>>;
  locks: Readonly<Record<string, InvestigationLock>>;
  unreviewed: readonly string[];
}>;

export class FixedClock extends Clock {
  constructor(private readonly date: string) {
    super();
  }
  now = () => `${this.date}T01:00:00.000Z`;
  today = () => this.date;
}

class SystemOnly extends CommandAuthorizer {
  authorize(actor: Actor): Promise<AccessRefusal | undefined> {
    return Promise.resolve(isSystem(actor) ? undefined : { code: 'not-permitted' });
  }
}

/** A log in memory, its read models in PostgreSQL, and an import that writes to the log. */
export const openRegistry = async (url: string, log: EventStore = new InMemoryEventStore()) => {
  const store = new ReadStore({ url });
  const personal = new PersonalText(new InMemoryKeyVault());
  const projections = [orgUnits, people, terms];
  const knownTypes = new Set(
    [orgUnitEvents, orgChangeEvents, orgDifferenceEvents, personEvents, postTermEvents, villageBodyFacts].flatMap(
      ({ stored }) => stored,
    ),
  );
  const runner = new ProjectionRunner({ store, log, reader: personal, projections, knownTypes });
  await runner.prepare();
  const tree = new PostgresOrgTree(store);
  const commandsOn = (clock: Clock) => new CommandRunner(log, personal, new SystemOnly(), clock, Buffer.alloc(32, 1));
  const importOn = (date: string) => {
    const clock = new FixedClock(date);
    return new RegistryImport(commandsOn(clock), tree, clock);
  };
  const deskOn = (clock: Clock, facts: Partial<Facts> = {}) => {
    const rulebook = { current: () => Promise.resolve(edition) } as unknown as Rulebook;
    const { relatives = {}, traits = {}, locks = {}, unreviewed = [] } = facts;
    return new PostTermDesk(
      commandsOn(clock),
      log,
      personal,
      clock,
      rulebook,
      tree,
      { nearRelativesOf: (personId) => Promise.resolve(new Set(relatives[personId] ?? [])) },
      { traitsOf: () => Promise.resolve(new Map(Object.entries(traits))) },
      new TermFacts(
        new RegisteredPersons(log, personal),
        tree,
        { lockOf: (personId) => Promise.resolve(locks[personId] ?? null) },
        { passed: (personId) => Promise.resolve(!unreviewed.includes(personId)) },
        clock,
        new TermSuccessors(log, personal, new Successors(tree)),
      ),
    );
  };
  const postsOn = (date: string, facts?: Partial<Facts>) => new PostImport(deskOn(new FixedClock(date), facts));
  const endPost = (termId: string, endedOn: string) =>
    inScope({ commandId: `end-${termId}`, correlationId: termId, actor: systemActor('spec') }, () =>
      deskOn(new FixedClock(endedOn)).end(termId, {
        endedOn,
        reason: 'resignation',
        documentNo: '历组发〔2026〕9号',
        documentOn: endedOn,
      }),
    );
  let given = 0;
  const asSystem = <T>(work: () => Promise<T>, commandId = `spec-${++given}`) =>
    inScope({ commandId, correlationId: commandId, actor: systemActor('spec') }, work);
  const changeUnit = (code: string, command: OrgUnitCommand, date: string) =>
    asSystem(() => commandsOn(new FixedClock(date)).run(orgUnit, code, command));
  const changeOrg = (changeId: string, command: OrgChangeCommand, date: string) =>
    asSystem(() => commandsOn(new FixedClock(date)).run(orgChange, changeId, command));
  const partsOn = (date: string) => {
    const desk = new OrgUnitDesk(log, tree, new FixedClock(date));
    const children = new OpenChildren(store);
    const commands = commandsOn(new FixedClock(date));
    return { desk, children, commands, applying: new WhenOrgChangeIsProposedThenApply(commands, desk, children) };
  };
  return {
    store,
    log,
    tree,
    personal,
    knownTypes,
    importOn,
    asSystem,
    changeUnit,
    changeOrg,
    partsOn,
    postsOn,
    deskOn,
    endPost,
    catchUp: async () => {
      await runner.catchUpAll();
    },
  };
};

/** A city with two counties; the first one has two towns with two villages each. Children stand before parents. */
export const sampleUnits: readonly UnitRow[] = [
  { code: '370102001001', name: '东村', level: 'village', parentCode: '370102001' },
  { code: '370102001002', name: '西村', level: 'village', parentCode: '370102001' },
  { code: '370102002001', name: '南村', level: 'village', parentCode: '370102002' },
  { code: '370102002002', name: '北_村', level: 'village', parentCode: '370102002' },
  { code: '370102001', name: '一镇', level: 'town', parentCode: '370102' },
  { code: '370102002', name: '二镇', level: 'town', parentCode: '370102' },
  { code: '370102', name: '甲县', level: 'county', parentCode: '3701' },
  { code: '370103', name: '乙县', level: 'county', parentCode: '3701' },
  { code: '3701', name: '某市', level: 'city', parentCode: null },
];
