import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ScopeFilter, type Role, type RoleGrant } from '#access/contract';
import { Clock, type LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { PersonDirectory } from '#registry/contract';
import type { Page, PageOf } from '#web';
import { CaseOwners, granteeKeys } from '../contract/index.js';
import type { StuckReason } from '../domain/stuck-duty.events.js';
import { all, caseLines, isSeen, isWithin } from '../scoping/case-lines.js';
import { callerOf } from '../scoping/caller.policy.js';
import { LineViews, type PersonView, type PlacedUnitView, type UnitView } from '../scoping/line-view.query.js';
import type { StuckDutyRow } from './stuck-duties.projection.js';

export type StuckDutyFilter = Readonly<{ org?: string | undefined; reason?: StuckReason | undefined }>;

/** A role at a unit, or one person. */
export type WaitedForView = Readonly<{ role: string | null; org: UnitView | null; person: PersonView | null }>;

/** Those who hold the role today nearest to the unit; nobody where there is none on the whole path. */
export type AskView = Readonly<{ role: Role; org: UnitView | null; holders: readonly PersonView[] }>;

/** `caseId`, `category` and `kind` are those of the case that waits; `since` is the day on which it was found stuck. */
export type StuckDutyView = Readonly<{
  stuckId: string;
  caseId: string;
  category: string;
  kind: string | null;
  action: string;
  org: PlacedUnitView;
  subject: PersonView;
  reason: StuckReason;
  since: LocalDate;
  waitsFor: readonly WaitedForView[];
  ask: AskView;
  alertId: string | null;
}>;

type Found = StuckDutyRow & { about_kind: string | null };
type Keeper = { person_id: string; org_code: string };

/** They give somebody the role, or open an account. Basis: handbook 1.2 (three administrators). */
const KEEPER = 'securityAdmin' satisfies Role;

/** Duties on which nobody may act, of which the caller is told or in units that they supervise, the longest waiting first. */
@Injectable()
export class StuckDuties {
  constructor(
    private readonly store: ReadStore,
    private readonly owners: CaseOwners,
    private readonly scopes: ScopeFilter,
    private readonly people: PersonDirectory,
    private readonly views: LineViews,
    private readonly clock: Clock,
  ) {}

  async page({ org, reason }: StuckDutyFilter, { page, size }: PageOf): Promise<Page<StuckDutyView>> {
    const caller = callerOf(await this.scopes.current());
    const wanted = all([
      sql<boolean>`l.status = 'open'`,
      isSeen(caller),
      ...(org === undefined ? [] : [isWithin(org)]),
      ...(reason === undefined ? [] : [sql<boolean>`l.reason = ${reason}`]),
    ]);
    const rows = sql<Found>`select l.*, c.kind as about_kind
      from (select * from stuck_duties l where ${wanted} order by l.opened_on, l.key
          limit ${size} offset ${(page - 1) * size}) l
        left join ${caseLines(this.owners)} c on c.key = l.about_key
      order by l.opened_on, l.key`;
    const counts = sql<{ total: number }>`select count(*) as total from stuck_duties l where ${wanted}`;
    const [found, counted] = await Promise.all([rows.execute(this.store.db), counts.execute(this.store.db)]);
    return { items: await this.viewsOf(found.rows), total: counted.rows[0]!.total, page, size };
  }

  private async viewsOf(rows: readonly Found[]): Promise<readonly StuckDutyView[]> {
    const keepers = await Promise.all(rows.map((row) => this.keepersOf(row.org_path)));
    const waited = rows.flatMap((row) => row.waits_for);
    const persons = [
      ...rows.map((row) => row.subject_person),
      ...waited.flatMap((one) => ('person' in one ? one.person : [])),
      ...keepers.flat().map((keeper) => keeper.person_id),
    ];
    const orgs = waited.flatMap((one) => ('org' in one ? one.org : []));
    const [units, names] = await Promise.all([
      this.views.units([
        ...rows.map((row) => row.org_code),
        ...orgs,
        ...keepers.flat().map(({ org_code }) => org_code),
      ]),
      this.people.namesOf([...new Set(persons)]),
    ]);
    const person = (personId: string): PersonView => ({ personId, name: names.get(personId) ?? null });
    const unit = (code: string): UnitView => ({ code, name: units(code).name });
    return rows.map((row, index) => ({
      stuckId: row.case_id,
      caseId: row.about_case,
      category: row.about_category,
      kind: row.about_kind,
      action: row.action,
      org: units(row.org_code),
      subject: person(row.subject_person),
      reason: row.reason,
      since: row.opened_on,
      waitsFor: row.waits_for.map((one) =>
        'person' in one
          ? { role: null, org: null, person: person(one.person) }
          : { role: one.role, org: unit(one.org), person: null },
      ),
      ask: askOf(keepers[index]!, unit, person),
      alertId: row.alert_id,
    }));
  }

  private async keepersOf(orgPath: readonly string[]): Promise<readonly Keeper[]> {
    const keys = granteeKeys({ role: KEEPER, org: orgPath.at(-1) ?? '' }, orgPath);
    const holders = sql<{ person_id: string; held: readonly RoleGrant[] }>`select person_id, held from accounts
      where closed_on is null and person_id is not null and role_keys && ${keys}::text[] order by account_id`;
    const { rows } = await holders.execute(this.store.db);
    const today = this.clock.today();
    const inForce = rows.flatMap(({ person_id, held }) =>
      held
        .filter((grant) => grant.role === KEEPER && orgPath.includes(grant.orgCode) && isInForce(grant, today))
        .map(({ orgCode }) => ({ person_id, org_code: orgCode })),
    );
    const nearest = orgPath.findLast((code) => inForce.some(({ org_code }) => org_code === code));
    return inForce.filter(({ org_code }) => org_code === nearest);
  }
}

const isInForce = ({ from, until }: RoleGrant, today: LocalDate): boolean =>
  from <= today && (until === null || today <= until);

const askOf = (
  keepers: readonly Keeper[],
  unit: (code: string) => UnitView,
  person: (personId: string) => PersonView,
): AskView => ({
  role: KEEPER,
  org: keepers[0] ? unit(keepers[0].org_code) : null,
  holders: keepers.map(({ person_id }) => person(person_id)),
});
