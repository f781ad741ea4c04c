import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import type { Basis, EndReason } from '../domain/post-term.events.js';
import type { PostCode, Regime } from '../domain/posts.js';
import { withinUnits } from '../scoping/within-units.js';

export type Paper = Readonly<{ number: string; issuedOn: LocalDate | null }>;

/** Why a term ended, and by which paper, is for those who keep the register of its unit; others are told null. */
export type PersonPost = Readonly<{
  termId: string;
  orgCode: string;
  orgName: string | null;
  post: PostCode;
  regime: Regime;
  publicPower: boolean;
  startedOn: LocalDate;
  plannedEndOn: LocalDate | null;
  endedOn: LocalDate | null;
  basis: Basis;
  document: Paper | null;
  endReason: EndReason | null;
  exitDocument: Paper | null;
}>;

/** Every term of a person, the latest first. */
@Injectable()
export class PersonPosts {
  constructor(private readonly store: ReadStore) {}

  /** Only the terms at or below `units`; all of them where `units` is 'everywhere'. `kept` are those kept by the caller. */
  async of(
    personId: string,
    units: readonly string[] | 'everywhere',
    kept: readonly string[] | 'everywhere',
  ): Promise<readonly PersonPost[]> {
    const isKept = kept === 'everywhere' ? sql<boolean>`true` : withinUnits('terms.org_code', kept);
    let found = this.store.db
      .selectFrom('terms')
      .leftJoin('org_units', 'org_units.key', 'terms.org_code')
      .where('person_id', '=', personId);
    if (units !== 'everywhere') found = found.where(withinUnits('terms.org_code', units));
    const rows = await found
      .select(isKept.as('isKept'))
      .select([
        'term_id as termId',
        'org_code as orgCode',
        'org_units.name as orgName',
        'post',
        'regime',
        'public_power as publicPower',
        'started_on as startedOn',
        'planned_end_on as plannedEndOn',
        'ended_on as endedOn',
        'basis',
        'document_no',
        'document_on',
        'end_reason',
        'exit_document_no',
        'exit_document_on',
      ])
      .orderBy('started_on', 'desc')
      .orderBy('terms.key')
      .execute();
    return rows.map(
      ({ isKept: mayKnow, document_no, document_on, end_reason, exit_document_no, exit_document_on, ...term }) => ({
        ...term,
        document: paperOf(document_no, document_on),
        endReason: mayKnow ? end_reason : null,
        exitDocument: mayKnow ? paperOf(exit_document_no, exit_document_on) : null,
      }),
    );
  }
}

const paperOf = (number: string | null, issuedOn: LocalDate | null): Paper | null =>
  number === null ? null : { number, issuedOn };
