import { Injectable } from '@nestjs/common';
import { ScopeFilter, unitsOf, type Heads } from '#access/contract';
import { GroupedLookup } from '#event-store';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { PEOPLE, PersonDirectory } from '#registry/contract';
import { deputyOn } from '../domain/deputy-heads.js';
import { officeOfDepartment, type ReviewDepartment } from '../domain/review-register.js';
import { byCounty } from '../scoping/by-county.js';
import type { ReviewDepartmentRow } from './review-departments.projection.js';

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
  deputies: readonly Readonly<{ deputy: PersonView; from: string; until: string | null }>[];
  listedOn: string;
}>;

/** The register of departments of a county. */
@Injectable()
export class ReviewDepartments {
  /** Reviews of one county that are acted on at the same time share a round trip. */
  private readonly registers = new GroupedLookup(async (counties) => byCounty(counties, await this.rows(counties)));

  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly people: PersonDirectory,
  ) {}

  /** Those of the county, whoever asks: who is asked in a review follows from it. */
  async of(countyCode: string): Promise<readonly ReviewDepartment[]> {
    const rows = await this.registerOf(countyCode);
    return rows.map((row) => ({
      department: row.department,
      title: row.title,
      mandatory: row.mandatory,
      liaisonId: row.liaison_id,
      headId: row.head_id,
      reviewerIds: row.reviewer_ids,
    }));
  }

  /** Who heads the department of an office on the day, and who deputizes; undefined where the register holds none of it. */
  async headsOf(office: string, countyCode: string, on: LocalDate): Promise<Heads | undefined> {
    const rows = await this.registerOf(countyCode);
    const row = rows.find(({ department }) => officeOfDepartment(department) === office);
    return row && { head: row.head_id, deputy: deputyOn(row.deputies, on) };
  }

  /** The registers of the counties at which the caller keeps them. */
  async list(): Promise<readonly DepartmentView[]> {
    const units = unitsOf(await this.scopes.current(), ['countyOrgOfficer', 'countyOrgLeader']);
    const rows = await this.rows(units);
    const persons = rows.flatMap((row) => [row.liaison_id, row.head_id, ...row.reviewer_ids, ...deputyIds(row)]);
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
      deputies: row.deputies.map(({ deputyId, from, until }) => ({ deputy: person(deputyId), from, until })),
      listedOn: row.listed_on,
    }));
  }

  private async registerOf(countyCode: string) {
    return (await this.registers.find(countyCode)) ?? [];
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

const deputyIds = ({ deputies }: Pick<ReviewDepartmentRow, 'deputies'>): readonly string[] =>
  deputies.map(({ deputyId }) => deputyId);
