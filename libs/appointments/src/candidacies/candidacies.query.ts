import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { ScopeFilter } from '#access/contract';
import { UnknownStreamError } from '#event-store';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { PEOPLE, PersonDirectory } from '#registry/contract';
import type { Page, PageOf } from '#web';
import { candidacySteps } from '../domain/candidacy.events.js';
import type { CandidacyFacts } from '../domain/candidacy.facts.js';
import { reviewCaller } from '../scoping/caller-keys.policy.js';

/** `standing` is how far the candidate has come, `steps` what other cases have settled, by its name. */
export type CandidacyView = Readonly<{
  candidacyId: string;
  selectionId: string;
  candidate: Readonly<{ personId: string; name: string | null }>;
  villageCode: string;
  unitCode: string;
  background: string;
  standing: string;
  stage: string;
  openedOn: LocalDate;
  dueOn: LocalDate | null;
  steps: readonly Readonly<{ step: string; reference: string; doneOn: LocalDate }>[];
}>;

type Row = Readonly<{
  case_id: string;
  subject_person: string;
  selection_id: string;
  standing: string;
  stage: string;
  opened_on: LocalDate;
  due_on: LocalDate | null;
  facts: CandidacyFacts;
}>;

/** The projection that names come from. */
export const CANDIDACY_NAMES = PEOPLE;

/** Candidates of open selections whom the caller may know of. */
@Injectable()
export class Candidacies {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly people: PersonDirectory,
  ) {}

  async page(selectionId: string, { page, size }: PageOf): Promise<Page<CandidacyView>> {
    const seen = await this.seen(sql`c.selection_id = ${selectionId}`);
    const cut = sql`order by c.org_code, c.opened_on, c.case_id limit ${size} offset ${(page - 1) * size}`;
    const query = sql<{ total: number }>`select count(*)::int as total from candidacy_cases c where ${seen}`;
    const { total } = (await query.execute(this.store.db)).rows[0]!;
    return { items: await this.views(await this.rows(seen, cut)), total, page, size };
  }

  /** Throws UnknownStreamError. */
  async one(candidacyId: string): Promise<CandidacyView> {
    const rows = await this.rows(await this.seen(sql`c.case_id = ${candidacyId}`), sql``);
    if (rows.length === 0) throw new UnknownStreamError();
    return (await this.views(rows))[0]!;
  }

  private async rows(seen: RawBuilder<unknown>, cut: RawBuilder<unknown>): Promise<readonly Row[]> {
    const query = sql<Row>`select c.case_id, c.subject_person, c.selection_id, c.standing, c.stage, c.opened_on, c.due_on,
        c.state->'facts' as facts
      from candidacy_cases c where ${seen} ${cut}`;
    return (await query.execute(this.store.db)).rows;
  }

  private async seen(wanted: RawBuilder<unknown>): Promise<RawBuilder<unknown>> {
    const { keys } = reviewCaller(await this.scopes.current());
    return sql`c.seen_keys && ${keys}::text[] and ${wanted}`;
  }

  private async views(rows: readonly Row[]): Promise<readonly CandidacyView[]> {
    const names = await this.people.namesOf([...new Set(rows.map((row) => row.subject_person))]);
    return rows.map(({ facts: { applied, steps }, ...row }) => ({
      candidacyId: row.case_id,
      selectionId: row.selection_id,
      candidate: { personId: row.subject_person, name: names.get(row.subject_person) ?? null },
      villageCode: applied!.villageCode,
      unitCode: applied!.unitPath.at(-1)!,
      background: applied!.background,
      standing: row.standing,
      stage: row.stage,
      openedOn: row.opened_on,
      dueOn: row.due_on,
      steps: candidacySteps.flatMap((step) => {
        const taken = steps[step];
        return taken ? [{ step, ...taken }] : [];
      }),
    }));
  }
}
