import { RoleHolders, type Holding } from '#access/contract';
import { RejectedError } from '#event-store';
import { Clock, type Grantee, type LocalDate } from '#kernel';
import { PostDirectory } from '#registry/contract';
import { unitAt, type Acting, type Office, type Procedure } from '#workflow';
import type { ProcedureHost } from './contract/index.js';

type Register = ProcedureHost['register'];
type Unmanned = Omit<Office, 'manned'>;

const nameOf = (actor: Acting): string => JSON.stringify(actor);

/** An office as a user names it: a role at a unit, or a person. */
export type OfficeNamed = Readonly<{ role?: string; org?: string; person?: string }>;

/** Who acts for an actor of a procedure today. */
export class OfficeDesk {
  constructor(
    private readonly holders: RoleHolders,
    private readonly posts: PostDirectory,
    private readonly clock: Clock,
  ) {}

  /** The offices of every actor of the procedure, for the units of the path, looked up at once. */
  async of(
    procedure: Procedure,
    orgPath: readonly string[],
    register: Register,
  ): Promise<(actor: Acting) => readonly Office[]> {
    const actors = new Map(
      procedure.stages.flatMap((stage) => stage.actors).map((actor) => [nameOf(actor), actor] as const),
    );
    const others = [...procedure.decision.actors, ...(procedure.afterwards ?? []).flatMap((one) => one.actors)];
    for (const actor of others) actors.set(nameOf(actor), actor);
    const today = this.clock.today();
    const found = await Promise.all(
      [...actors].map(async ([name, actor]) => [name, await this.unmanned(actor, orgPath, today, register)] as const),
    );
    const offices = await this.manned(
      found.flatMap(([, list]) => list),
      orgPath,
    );
    const known = new Map(found.map(([name, list]) => [name, list.map((office) => offices.get(office)!)]));
    return (actor) => known.get(nameOf(actor)) ?? [];
  }

  /** The office of a user's words. It lies on the path of the case, or is a person who has an account. */
  async named({ role, org, person }: OfficeNamed, orgPath: readonly string[]): Promise<Office> {
    const grantee: Grantee | undefined =
      person !== undefined ? { person } : role !== undefined && org !== undefined ? { role, org } : undefined;
    if (!grantee || ('org' in grantee && !orgPath.includes(grantee.org)))
      throw new RejectedError('office-outside-the-case');
    const office = { office: officeName(grantee), anyOf: [grantee], mandatory: true };
    return (await this.manned([office], orgPath)).get(office)!;
  }

  private async unmanned(
    actor: Acting,
    orgPath: readonly string[],
    today: LocalDate,
    register: Register,
  ): Promise<readonly Unmanned[]> {
    if ('register' in actor) return register(actor.register, orgPath, today);
    if ('named' in actor) return [];
    const org = unitAt(orgPath, actor.at);
    if ('role' in actor) {
      const grantee = { role: actor.role, org };
      return [{ office: officeName(grantee), anyOf: [grantee], mandatory: true }];
    }
    const held = await this.posts.holdersOf(org, actor.post as Parameters<PostDirectory['holdersOf']>[1], today);
    const anyOf = held.map(({ personId: person }) => ({ person }));
    return [{ office: `${actor.post}@${org}`, anyOf, mandatory: true }];
  }

  /** An office is manned where somebody holds its role at the unit or above, or has an account as one of its persons. */
  private async manned(
    offices: readonly Unmanned[],
    orgPath: readonly string[],
  ): Promise<ReadonlyMap<Unmanned, Office>> {
    const grantees = offices.flatMap(({ anyOf }) => anyOf);
    const holdings = grantees.flatMap((grantee): Holding[] =>
      'role' in grantee ? [{ role: grantee.role, units: unitsAbove(grantee.org, orgPath) }] : [],
    );
    const persons = grantees.flatMap((grantee) => ('person' in grantee ? [grantee.person] : []));
    const [there, accounts] = await Promise.all([
      this.holders.areThere(holdings),
      this.holders.withAccount([...new Set(persons)]),
    ]);
    const roles = new Set(
      holdings.filter((_, index) => there[index]).map(({ role, units }) => `${role}@${units.at(-1)}`),
    );
    const isThere = (grantee: Grantee) =>
      'person' in grantee ? accounts.has(grantee.person) : 'role' in grantee && roles.has(officeName(grantee));
    return new Map(offices.map((office) => [office, { ...office, manned: office.anyOf.some(isThere) }]));
  }
}

const officeName = (grantee: Grantee): string => {
  if ('person' in grantee) return `person:${grantee.person}`;
  return 'role' in grantee ? `${grantee.role}@${grantee.org}` : 'system';
};

/** From the top of the path down to the unit: a role held above it reaches over it. */
const unitsAbove = (org: string, orgPath: readonly string[]): readonly string[] => {
  const depth = orgPath.indexOf(org);
  return depth < 0 ? [org] : orgPath.slice(0, depth + 1);
};
