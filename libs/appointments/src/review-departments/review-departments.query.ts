import { Injectable } from '@nestjs/common';
import { ScopeFilter, unitsOf } from '#access/contract';
import { ReadStore } from '#read-store';
import { PEOPLE, PersonDirectory } from '#registry/contract';
import type { ReviewDepartment } from '../domain/review-register.js';

/** The projection that names of the officers of departments come from. */
export const OFFICER_NAMES = PEOPLE;

type PersonView = Readonly<{ personId: string; name: string | null }>;

export type DepartmentView = Readonly<{
  countyCode: string;
  department: string;
  title: string;
  mandatory: boolean;
  liaison: PersonView;
  head: PersonView;
  reviewers: readonly PersonView[];
  listedOn: string;
}>;

/** The register of departments of a county. */
@Injectable()
export class ReviewDepartments {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly people: PersonDirectory,
  ) {}

  /** Those of the county, whoever asks: who is asked in a review follows from it. */
  async of(countyCode: string): Promise<readonly ReviewDepartment[]> {
    const rows = await this.rows([countyCode]);
    return rows.map((row) => ({
      department: row.department,
      title: row.title,
      mandatory: row.mandatory,
      liaisonId: row.liaison_id,
      headId: row.head_id,
      reviewerIds: row.reviewer_ids,
    }));
  }

  /** The registers of the counties at which the caller keeps them. */
  async list(): Promise<readonly DepartmentView[]> {
    const units = unitsOf(await this.scopes.current(), ['countyOrgOfficer', 'countyOrgLeader']);
    const rows = await this.rows(units);
    const persons = rows.flatMap((row) => [row.liaison_id, row.head_id, ...row.reviewer_ids]);
    const names = await this.people.namesOf([...new Set(persons)]);
    const person = (personId: string) => ({ personId, name: names.get(personId) ?? null });
    return rows.map((row) => ({
      countyCode: row.county_code,
      department: row.department,
      title: row.title,
      mandatory: row.mandatory,
      liaison: person(row.liaison_id),
      head: person(row.head_id),
      reviewers: row.reviewer_ids.map(person),
      listedOn: row.listed_on,
    }));
  }

  private async rows(counties: readonly string[]) {
    if (counties.length === 0) return [];
    return this.store.db
      .selectFrom('review_departments')
      .selectAll()
      .where('county_code', 'in', [...counties])
      .orderBy('county_code')
      .orderBy('mandatory', 'desc')
      .orderBy('department')
      .execute();
  }
}
