import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { ScopeFilter, unitsOf, type Role } from '#access/contract';
import { FILING_LINES } from '#appointments/contract';
import { Clock, yearOf, type LocalDate, type Personal } from '#kernel';
import { ReadStore } from '#read-store';
import { PEOPLE, TERMS } from '#registry/contract';
import type { Page, PageOf } from '#web';
import { unitsBelow } from '../scoping/units-below.js';
import { secretaryRows, type HeldTogether, type SecretaryRow } from './secretary-rows.query.js';

/** The projections that say who is secretary, by what name, and under which number they are filed. */
export const IN_OFFICE: readonly string[] = [PEOPLE, TERMS, FILING_LINES];

/** The county keeps the database of secretaries, each town sees its own. Basis: handbook W1f. */
const READERS: readonly Role[] = ['townOrgOfficer', 'townPartyCommittee', 'countyOrgOfficer', 'countyOrgLeader'];

export const secretarySorts = ['unit', 'name', '-name', 'started', '-started', 'hours', '-hours'] as const;

export type SecretaryFilter = Readonly<{
  unit?: string | undefined;
  q?: string | undefined;
  on?: LocalDate | undefined;
  oneShoulder?: boolean | undefined;
  sanctioned?: boolean | undefined;
  sort?: (typeof secretarySorts)[number] | undefined;
}>;

/**
 * `posts` are all that the person holds on the day, each with the number of the paper that it rests on. `endsOn` is the
 * first day out of office where it is known. `trainingHours` are those recorded for the year of the day.
 */
export type SecretaryView = Readonly<{
  personId: string;
  name: Personal<string>;
  unit: Readonly<{ code: string; name: string }>;
  startedOn: LocalDate;
  endsOn: LocalDate | null;
  oneShoulder: boolean;
  posts: readonly HeldTogether[];
  trainingHours: number | null;
  sanctions: readonly string[];
  payClass: string | null;
  /** Since when there is a personnel file; null where there is none. */
  fileOpenedOn: LocalDate | null;
  /** Under which the county has filed the term; null where it has not. */
  filingNo: string | null;
}>;

export type SecretariesView = Page<SecretaryView> & Readonly<{ on: LocalDate }>;

const ORDERS: Readonly<Record<(typeof secretarySorts)[number], RawBuilder<unknown>>> = {
  unit: sql`org_code, started_on, person_id`,
  name: sql`name nulls last, person_id`,
  '-name': sql`name desc nulls last, person_id`,
  started: sql`started_on, person_id`,
  '-started': sql`started_on desc, person_id`,
  hours: sql`hours nulls first, person_id`,
  '-hours': sql`hours desc nulls last, person_id`,
};

/** The database of village Party secretaries, on any day. */
@Injectable()
export class Secretaries {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly clock: Clock,
  ) {}

  async page(filter: SecretaryFilter, { page, size }: PageOf): Promise<SecretariesView> {
    const on = filter.on ?? this.clock.today();
    const units = unitsOf(await this.scopes.current(), READERS);
    const rows = secretaryRows({ units, on, year: yearOf(on) });
    const wanted = sql.join([sql<boolean>`true`, ...conditionsOf(filter)], sql` and `);
    const lines = sql<SecretaryRow>`select * from ${rows} s where ${wanted}
      order by ${ORDERS[filter.sort ?? 'unit']} limit ${size} offset ${(page - 1) * size}`;
    const counts = sql<{ total: number }>`select count(*) as total from ${rows} s where ${wanted}`;
    const [found, counted] = await Promise.all([lines.execute(this.store.db), counts.execute(this.store.db)]);
    return { on, items: found.rows.map(viewOf), total: counted.rows[0]!.total, page, size };
  }
}

const viewOf = (row: SecretaryRow): SecretaryView => ({
  personId: row.person_id,
  name: row.name,
  unit: { code: row.org_code, name: row.org_name },
  startedOn: row.started_on,
  endsOn: row.ended_on,
  oneShoulder: row.one_shoulder,
  posts: row.held,
  trainingHours: row.hours,
  sanctions: row.sanctions,
  payClass: row.pay_class,
  fileOpenedOn: row.file_opened_on,
  filingNo: row.filing_no,
});

const conditionsOf = ({ unit, q, oneShoulder, sanctioned }: SecretaryFilter): readonly RawBuilder<boolean>[] => [
  ...(unit === undefined ? [] : [sql<boolean>`org_code in ${unitsBelow([unit])}`]),
  ...(q === undefined ? [] : [isAbout(q)]),
  ...(oneShoulder === undefined ? [] : [sql<boolean>`one_shoulder = ${oneShoulder}`]),
  ...(sanctioned === undefined ? [] : [sql<boolean>`(cardinality(sanctions) > 0) = ${sanctioned}`]),
];

/** A part of the person's name, or of the village's. */
const isAbout = (words: string): RawBuilder<boolean> => {
  const part = `%${words.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
  return sql<boolean>`(name like ${part} or org_name like ${part})`;
};
