import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ScopeFilter, unitsOf, type Role } from '#access/contract';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { PersonDirectory } from '#registry/contract';
import { pageOf, type Page, type PageOf } from '#web';
import type { Move } from '../domain/rotation.events.js';
import { callerKeys } from '../scoping/caller-keys.policy.js';

type Person = Readonly<{ personId: string; name: string | null }>;

export type RotationLine = Readonly<{
  rotationId: string;
  moves: readonly (Person & Readonly<{ post: string; fromCode: string; toCode: string | null }>)[];
  stage: string;
  status: string;
  outcome: string | null;
  effectiveOn: LocalDate | null;
  moving: string;
  openedOn: LocalDate;
  dueOn: LocalDate | null;
}>;

export type HandoverLine = Readonly<{
  handoverId: string;
  outgoing: Person;
  incoming: Person | null;
  villageCode: string;
  post: string;
  standing: string;
  status: string;
  openedOn: LocalDate;
  dueOn: LocalDate | null;
}>;

export type DepartureLine = Readonly<{
  termId: string;
  person: Person;
  villageCode: string;
  post: string;
  leftOn: LocalDate;
  auditRequestedOn: LocalDate | null;
  handoverId: string | null;
  handoverClosedOn: LocalDate | null;
  successor: Person | null;
}>;

/** Who watches over departures in their units. Basis: handbook 2.5 (handover; audit steps). */
const WATCHERS: readonly Role[] = [
  'townOrgOfficer',
  'townPartyCommittee',
  'townEconStation',
  'countyOrgOfficer',
  'countyOrgLeader',
  'countyAgriOfficer',
  'countyAuditOfficer',
];

type RotationRow = Omit<RotationLine, 'moves'> & Readonly<{ moves: readonly Move[]; total: number }>;
type HandoverRow = Omit<HandoverLine, 'outgoing' | 'incoming'> &
  Readonly<{ outgoing: string; incoming: string | null; total: number }>;
type DepartureRow = Omit<DepartureLine, 'person' | 'successor'> &
  Readonly<{ person: string; successor: string | null; total: number }>;

/** Rotations, handovers and departures that the caller may know of, the newest first. */
@Injectable()
export class PostLists {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly people: PersonDirectory,
  ) {}

  async rotations(of: PageOf): Promise<Page<RotationLine>> {
    const keys = callerKeys(await this.scopes.current());
    const query = sql<RotationRow>`
      select c.case_id as "rotationId", c.state->'facts'->'moves' as moves, c.stage, c.status, c.outcome,
        c.effective_on as "effectiveOn", c.moving, c.opened_on as "openedOn", c.due_on as "dueOn",
        count(*) over ()::int as total
      from rotation_cases c where c.seen_keys && ${keys}::text[]
      order by c.opened_on desc, c.case_id limit ${of.size} offset ${(of.page - 1) * of.size}`;
    const { rows } = await query.execute(this.store.db);
    const person = await this.named(rows.flatMap(({ moves }) => moves.map(({ personId }) => personId)));
    return pageOf(rows, of, ({ moves, ...row }) => ({
      ...row,
      moves: moves.map(({ personId, post, fromCode, toCode }) => ({ ...person(personId), post, fromCode, toCode })),
    }));
  }

  async handovers(of: PageOf): Promise<Page<HandoverLine>> {
    const keys = callerKeys(await this.scopes.current());
    const query = sql<HandoverRow>`
      select c.case_id as "handoverId", c.subject_person as outgoing, c.receiver as incoming,
        c.org_code as "villageCode", c.post, c.standing, c.status, c.opened_on as "openedOn", c.due_on as "dueOn",
        count(*) over ()::int as total
      from handover_cases c where c.seen_keys && ${keys}::text[]
      order by c.opened_on desc, c.case_id limit ${of.size} offset ${(of.page - 1) * of.size}`;
    const { rows } = await query.execute(this.store.db);
    const person = await this.named(rows.flatMap(({ outgoing, incoming }) => [outgoing, incoming ?? outgoing]));
    return pageOf(rows, of, ({ outgoing, incoming, ...row }) => ({
      ...row,
      outgoing: person(outgoing),
      incoming: incoming === null ? null : person(incoming),
    }));
  }

  async departures(of: PageOf): Promise<Page<DepartureLine>> {
    const units = unitsOf(await this.scopes.current(), WATCHERS);
    const query = sql<DepartureRow>`
      select d.term_id as "termId", d.person_id as person, d.org_code as "villageCode", d.post, d.left_on as "leftOn",
        d.audit_requested_on as "auditRequestedOn", d.handover_id as "handoverId",
        d.handover_closed_on as "handoverClosedOn", d.successor_id as successor, count(*) over ()::int as total
      from departures d where d.org_path && ${units}::text[]
      order by d.left_on desc, d.term_id limit ${of.size} offset ${(of.page - 1) * of.size}`;
    const { rows } = await query.execute(this.store.db);
    const named = await this.named(rows.flatMap(({ person, successor }) => [person, successor ?? person]));
    return pageOf(rows, of, ({ person, successor, ...row }) => ({
      ...row,
      person: named(person),
      successor: successor === null ? null : named(successor),
    }));
  }

  private async named(persons: readonly string[]): Promise<(personId: string) => Person> {
    const names = await this.people.namesOf([...new Set(persons)]);
    return (personId) => ({ personId, name: names.get(personId) ?? null });
  }
}
