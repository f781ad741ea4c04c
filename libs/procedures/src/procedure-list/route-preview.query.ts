import { Injectable } from '@nestjs/common';
import { RoleHolders, ScopeFilter, unitsOf } from '#access/contract';
import { RejectedError } from '#event-store';
import type { Grantee, LocalDate } from '#kernel';
import { OrgTree, PersonDirectory } from '#registry/contract';
import { DECISION, routePreview, type Office, type StageAhead } from '#workflow';
import { ProcedureHosts } from '../contract/index.js';
import { HostedCaseDesk } from '../hosted-case-desk.js';

export type OfficeView = Readonly<{
  office: string;
  manned: boolean;
  mandatory: boolean;
  people: readonly Readonly<{ personId: string; name: string | null }>[];
}>;

export type StageAheadView = Omit<StageAhead, 'offices' | 'through'> & Readonly<{ offices: readonly OfficeView[] }>;

export type RouteView = Readonly<{
  procedure: string;
  version: number;
  orgPath: readonly string[];
  on: LocalDate;
  stages: readonly StageAheadView[];
}>;

type Found = NonNullable<ReturnType<ProcedureHosts['find']>>;

/** The way that a case of a unit would take today, with the people who would act. */
@Injectable()
export class RoutePreview {
  constructor(
    private readonly hosts: ProcedureHosts,
    private readonly desk: HostedCaseDesk,
    private readonly tree: OrgTree,
    private readonly scopes: ScopeFilter,
    private readonly holders: RoleHolders,
    private readonly people: PersonDirectory,
  ) {}

  /** Throws RejectedError where there is no such procedure, and for units that the caller holds no role over. */
  async of(name: string, orgCode: string): Promise<RouteView> {
    const found = this.hosts.find(name);
    if (!found) throw new RejectedError('unknown-procedure');
    const { host, procedure } = found;
    const orgPath = await this.tree.path(orgCode);
    const units = unitsOf(await this.scopes.current());
    if (!units.some((unit) => orgPath.includes(unit))) throw new RejectedError('unknown-unit');
    const env = await this.desk.moment(host, procedure, orgPath);
    return {
      procedure: procedure.key,
      version: procedure.version,
      orgPath,
      on: env.today,
      stages: await this.stagesOf(found, orgPath),
    };
  }

  /**
   * The stages with the people who would act; a stage that another procedure settles is shown by the stages of that one. What
   * the route has gone through before is not gone through again: one joint review serves a candidacy and its appointment.
   */
  private async stagesOf(
    { host, procedure }: Found,
    orgPath: readonly string[],
    gone = new Set([procedure.key]),
  ): Promise<readonly StageAheadView[]> {
    const env = await this.desk.moment(host, procedure, orgPath);
    const stages = routePreview(procedure, {
      today: env.today,
      calendar: env.calendar,
      officesOf: (actors) => actors.flatMap((actor) => env.officesOf(actor, orgPath)),
      rule: (key) => env.rule(key, orgPath),
    });
    const shown: StageAheadView[] = [];
    const endings = new Map<string, readonly string[]>();
    for (const { through, ...stage } of stages) {
      const after = stage.after.flatMap((key) => endings.get(key) ?? [key]);
      const inner = through === null ? undefined : this.hosts.find(through);
      if (!inner) {
        const offices = await Promise.all(stage.offices.map((office) => this.view(office, orgPath)));
        shown.push({ ...stage, after, offices });
        continue;
      }
      const isGone = gone.has(inner.procedure.key);
      endings.set(stage.key, isGone ? after : [`${stage.key}/${DECISION}`]);
      if (isGone) continue;
      gone.add(inner.procedure.key);
      shown.push(...within({ ...stage, after }, await this.stagesOf(inner, orgPath, gone)));
    }
    return shown;
  }

  private async view({ office, anyOf, manned, mandatory }: Office, orgPath: readonly string[]): Promise<OfficeView> {
    const ids = [...new Set((await Promise.all(anyOf.map((one) => this.personsOf(one, orgPath)))).flat())];
    const names = await this.people.namesOf(ids);
    const people = ids.map((personId) => ({ personId, name: names.get(personId) ?? null }));
    return { office, manned, mandatory, people };
  }

  private async personsOf(grantee: Grantee, orgPath: readonly string[]): Promise<readonly string[]> {
    if ('person' in grantee) return [grantee.person];
    if (!('role' in grantee)) return [];
    const depth = orgPath.indexOf(grantee.org);
    return this.holders.holdersOf({ role: grantee.role, units: orgPath.slice(0, depth + 1) });
  }
}

/** The stages of a procedure that stand in the place of one stage: they begin when that one would. */
const within = (
  { key, after: begins }: Readonly<{ key: string; after: readonly string[] }>,
  inner: readonly StageAheadView[],
): readonly StageAheadView[] =>
  inner.map((stage) => ({
    ...stage,
    key: `${key}/${stage.key}`,
    after: stage.after.length === 0 ? begins : stage.after.map((one) => `${key}/${one}`),
  }));
