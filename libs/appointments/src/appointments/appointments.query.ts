import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { ScopeFilter } from '#access/contract';
import { UnknownStreamError } from '#event-store';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { PEOPLE, PersonDirectory } from '#registry/contract';
import type { Page, PageOf } from '#web';
import { appointmentSteps } from '../domain/appointment.events.js';
import type { AppointmentFacts } from '../domain/appointment.facts.js';
import { reviewCaller } from '../scoping/caller-keys.policy.js';

/** `refusal` is the code with which the register of terms has refused the term; `steps` what is settled, by its name. */
export type AppointmentView = Readonly<{
  appointmentId: string;
  secretary: Readonly<{ personId: string; name: string | null }>;
  villageCode: string;
  mode: string;
  entry: string;
  onTrial: boolean;
  stage: string;
  outcome: string | null;
  noticeUntil: LocalDate | null;
  startedOn: LocalDate | null;
  documentNo: string | null;
  openedOn: LocalDate;
  dueOn: LocalDate | null;
  refusal: string | null;
  revoked: AppointmentFacts['revoked'];
  /** The end of the candidacy that the appointment grew out of: it is declined, or decided on with knowledge of it. */
  candidacyEnd: AppointmentFacts['candidacyEnd'];
  trial: AppointmentFacts['trial'];
  steps: readonly Readonly<{ step: string; reference: string; doneOn: LocalDate }>[];
}>;

type Row = Readonly<{
  case_id: string;
  subject_person: string;
  org_code: string;
  stage: string;
  outcome: string | null;
  opened_on: LocalDate;
  due_on: LocalDate | null;
  facts: AppointmentFacts;
}>;

export type AppointmentFilter = Readonly<{ unit?: string | undefined; status?: string | undefined }>;

/** The projection that names come from. */
export const APPOINTED_NAMES = PEOPLE;

/** Appointments of secretaries that the caller may know of. */
@Injectable()
export class Appointments {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly people: PersonDirectory,
  ) {}

  async page({ unit, status }: AppointmentFilter, { page, size }: PageOf): Promise<Page<AppointmentView>> {
    const wanted = [
      ...(unit === undefined ? [] : [sql<boolean>`${unit} = any(c.org_path)`]),
      ...(status === undefined ? [] : [sql<boolean>`c.status = ${status}`]),
    ];
    const cut = sql`order by c.opened_on desc, c.case_id limit ${size} offset ${(page - 1) * size}`;
    const rows = await this.rows(wanted, cut);
    return { items: await this.views(rows), total: await this.count(wanted), page, size };
  }

  /** Throws UnknownStreamError. */
  async one(appointmentId: string): Promise<AppointmentView> {
    const rows = await this.rows([sql<boolean>`c.case_id = ${appointmentId}`], sql``);
    if (rows.length === 0) throw new UnknownStreamError();
    return (await this.views(rows))[0]!;
  }

  private async rows(wanted: readonly RawBuilder<boolean>[], cut: RawBuilder<unknown>): Promise<readonly Row[]> {
    const conditions = await this.seen(wanted);
    const query = sql<Row>`select c.case_id, c.subject_person, c.org_code, c.stage, c.outcome, c.opened_on, c.due_on,
        c.state->'facts' as facts
      from appointment_cases c where ${conditions} ${cut}`;
    return (await query.execute(this.store.db)).rows;
  }

  private async count(wanted: readonly RawBuilder<boolean>[]): Promise<number> {
    const conditions = await this.seen(wanted);
    const query = sql<{ total: number }>`select count(*)::int as total from appointment_cases c where ${conditions}`;
    return (await query.execute(this.store.db)).rows[0]!.total;
  }

  private async seen(wanted: readonly RawBuilder<boolean>[]): Promise<RawBuilder<unknown>> {
    const { keys } = reviewCaller(await this.scopes.current());
    return sql.join([sql<boolean>`c.seen_keys && ${keys}::text[]`, ...wanted], sql` and `);
  }

  private async views(rows: readonly Row[]): Promise<readonly AppointmentView[]> {
    const names = await this.people.namesOf([...new Set(rows.map((row) => row.subject_person))]);
    return rows.map(({ facts, ...row }) => ({
      appointmentId: row.case_id,
      secretary: { personId: row.subject_person, name: names.get(row.subject_person) ?? null },
      villageCode: row.org_code,
      mode: facts.opened!.mode,
      entry: facts.opened!.entry,
      onTrial: facts.opened!.onTrial,
      stage: row.stage,
      outcome: row.outcome,
      noticeUntil: facts.notice?.until ?? null,
      startedOn: facts.appointed?.startedOn ?? null,
      documentNo: facts.appointed?.documentNo ?? null,
      openedOn: row.opened_on,
      dueOn: row.due_on,
      refusal: facts.refusal,
      revoked: facts.revoked,
      candidacyEnd: facts.candidacyEnd,
      trial: facts.trial,
      steps: appointmentSteps.flatMap((step) => {
        const taken = facts.steps[step];
        return taken ? [{ step, ...taken }] : [];
      }),
    }));
  }
}
