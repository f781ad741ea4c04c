import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';

/** The paper on which a joint review was answered, and until when its result may be used. */
export type ReviewPaper = Readonly<{ letterNo: string | null; validUntil: LocalDate | null }>;

/** The decision on the appointment that rests on a joint review. */
export type AppointmentPaper = Readonly<{ documentNo: string; documentOn: LocalDate }>;

/** What other cases say of a filing: it is on the filing form, whoever may read that. */
@Injectable()
export class FilingRows {
  constructor(private readonly store: ReadStore) {}

  async reviewOf(reviewId: string): Promise<ReviewPaper> {
    const { rows } = await sql<ReviewPaper>`select letter_no as "letterNo", valid_until as "validUntil"
      from review_cases where case_id = ${reviewId}`.execute(this.store.db);
    return rows[0] ?? { letterNo: null, validUntil: null };
  }

  /** Null while nobody has decided. */
  async appointmentOn(personId: string, reviewId: string): Promise<AppointmentPaper | null> {
    const { rows } = await sql<{ appointed: AppointmentPaper | null }>`
      select state->'facts'->'appointed' as appointed from appointment_cases
      where subject_person = ${personId} and state->'facts'->'steps'->'review'->>'reference' = ${reviewId}
      order by opened_on desc limit 1`.execute(this.store.db);
    return rows[0]?.appointed ?? null;
  }
}
