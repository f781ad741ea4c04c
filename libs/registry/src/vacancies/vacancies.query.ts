import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { PersonDirectory } from '../contract/person-directory.contract.js';
import type { PostCode } from '../domain/posts.js';
import { withinUnits } from '../scoping/within-units.js';

type PersonView = Readonly<{ personId: string; name: string | null }>;

/** `dueOn` is null where neither law nor parameter sets a time. Who acts does not end the vacancy. */
export type Vacancy = Readonly<{
  vacancyId: string;
  orgCode: string;
  orgName: string | null;
  post: PostCode;
  leftBy: PersonView;
  since: LocalDate;
  dueOn: LocalDate | null;
  filledOn: LocalDate | null;
  /** The first day without the village: its posts are filled no more. */
  lapsedOn: LocalDate | null;
  acting: readonly (PersonView & Readonly<{ from: LocalDate; until: LocalDate }>)[];
}>;

export type VacancyFilter = Readonly<{ unit?: string | undefined; open?: boolean | undefined }>;

@Injectable()
export class Vacancies {
  constructor(
    private readonly store: ReadStore,
    private readonly people: PersonDirectory,
  ) {}

  /** Those at or below `units`, the longest open first. */
  async page(
    units: readonly string[],
    { unit, open }: VacancyFilter,
    { page, size }: Readonly<{ page: number; size: number }>,
  ) {
    let found = this.store.db
      .selectFrom('vacancies')
      .leftJoin('org_units', 'org_units.key', 'vacancies.org_code')
      .where(withinUnits('vacancies.org_code', units));
    if (unit !== undefined) found = found.where(withinUnits('vacancies.org_code', [unit]));
    if (open !== undefined) found = found.where(sql<boolean>`(filled_by is null and lapsed_on is null) = ${open}`);
    const [rows, { total }] = await Promise.all([
      found
        .select(['vacancies.key as vacancyId', 'org_code as orgCode', 'org_units.name as orgName', 'post'])
        .select('due_on as dueOn')
        .select(['left_by as leftBy', 'since', 'filled_on as filledOn', 'lapsed_on as lapsedOn', 'acting'])
        .orderBy('since')
        .orderBy('vacancies.key')
        .limit(size)
        .offset((page - 1) * size)
        .execute(),
      found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
    ]);
    const persons = rows.flatMap(({ leftBy, acting }) => [leftBy, ...acting.map(({ personId }) => personId)]);
    const names = await this.people.namesOf([...new Set(persons)]);
    const person = (personId: string): PersonView => ({ personId, name: names.get(personId) ?? null });
    const items = rows.map((row): Vacancy => ({
      ...row,
      leftBy: person(row.leftBy),
      acting: row.acting.map(({ personId, from, until }) => ({ ...person(personId), from, until })),
    }));
    return { items, total, page, size };
  }
}
