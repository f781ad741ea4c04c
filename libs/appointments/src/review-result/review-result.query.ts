import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ScopeFilter } from '#access/contract';
import { EventReader, EventStore, UnknownStreamError } from '#event-store';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { PersonDirectory } from '#registry/contract';
import { unitAt, type Hosted } from '#workflow';
import { jointReview } from '../domain/joint-review.js';
import { repliesOf, type ReplyStatus, type ReviewFacts } from '../domain/joint-review.facts.js';
import { IneligibilityGrounds } from '../scoping/ineligibility-grounds.query.js';
import { reviewCaller } from '../scoping/caller-keys.policy.js';
import { groundsKnownTo, type KnownGround } from '../scoping/known-grounds.policy.js';

export type GroundView = Readonly<{
  code: string;
  tier: string | null;
  zh: string | null;
  en: string | null;
  basisNo: string | null;
}>;

export type ReplyView = Readonly<{
  office: string;
  result: string;
  ground: string | null;
  basisNo: string | null;
  signedOn: LocalDate;
  finding: string | null;
}>;

/**
 * `replies`, `lateFacts`, which departments report after the replies, and the departments `notWaitedFor`, which still may, are
 * null for all but those who review for the county. The candidate sees result and grounds, a department those that it has named; whoever else sees the review learns
 * the result alone.
 */
export type ReviewResultView = Readonly<{
  reviewId: string;
  candidate: Readonly<{ personId: string; name: string | null }>;
  villageCode: string;
  post: string;
  occasion: string;
  stage: string;
  outcome: string | null;
  standing: string;
  validUntil: LocalDate | null;
  hearing: ReviewFacts['hearing'];
  deferredUntil: LocalDate | null;
  grounds: readonly GroundView[];
  replies: readonly ReplyView[] | null;
  lateFacts: readonly Readonly<{ department: string; ground: string; finding: string | null }>[] | null;
  notWaitedFor: readonly string[] | null;
}>;

type Row = Readonly<{
  case_id: string;
  subject_person: string;
  org_code: string;
  org_path: readonly string[];
  opened_on: LocalDate;
  post: string;
  kind: string;
  stage: string;
  outcome: string | null;
  standing: string;
  valid_until: LocalDate | null;
  state: Hosted<ReviewFacts>;
  cells: readonly Readonly<{ office: string; status: ReplyStatus }>[];
  reviews: boolean;
}>;

/** A joint review as its reader may know it. A candidate knows of it from the moment in which they are heard or told. */
@Injectable()
export class ReviewResult {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly people: PersonDirectory,
    private readonly table: IneligibilityGrounds,
    private readonly log: EventStore,
    private readonly reader: EventReader,
  ) {}

  /** Throws UnknownStreamError. */
  async of(reviewId: string): Promise<ReviewResultView> {
    const { persons, keys, countyUnits } = reviewCaller(await this.scopes.current());
    const query = sql<Row>`select c.*, c.org_path && ${countyUnits}::text[] as reviews from review_cases c
      where c.case_id = ${reviewId} and (c.seen_keys && ${keys}::text[]
        or (c.subject_person = any(${persons}::text[])
          and (c.outcome is not null or c.state->'facts'->>'hearing' <> 'none')))`;
    const row = (await query.execute(this.store.db)).rows[0];
    if (!row) throw new UnknownStreamError();
    const { facts, flow } = row.state;
    const papers = await this.papersOf(reviewId);
    return {
      reviewId: row.case_id,
      candidate: { personId: row.subject_person, name: await this.people.nameOf(row.subject_person) },
      villageCode: row.org_code,
      post: row.post,
      occasion: row.kind,
      stage: row.stage,
      outcome: row.outcome,
      standing: row.standing,
      validUntil: row.valid_until,
      hearing: facts.hearing,
      deferredUntil: facts.deferredUntil,
      grounds: facts.hearing === 'none' && row.outcome === null ? [] : await this.groundsOf(row, persons, papers),
      replies: row.reviews
        ? [...repliesOf(flow!).values()].map(({ taskId, office, signature }) => ({
            office: office.office,
            result: signature!.result,
            ground: signature!.ground,
            basisNo: papers.get(taskId) ?? null,
            signedOn: signature!.signedOn,
            finding: facts.findings[office.office] ?? null,
          }))
        : null,
      lateFacts: row.reviews
        ? facts.lateFacts.map((fact) => ({ ...fact, finding: facts.findings[fact.department] ?? null }))
        : null,
      notWaitedFor: row.reviews
        ? row.cells.flatMap(({ office, status }) => (status === 'not-waited-for' ? [office] : []))
        : null,
    };
  }

  /** The numbers of the papers behind replies, by task: they are read from the log, where they rest encrypted. */
  private async papersOf(reviewId: string): Promise<ReadonlyMap<string, string | null>> {
    const { category, events } = jointReview;
    const history = await this.reader.open(events, await this.log.read(`${category}-${reviewId}`));
    return new Map(
      history.flatMap(({ event }) =>
        event.type === 'OpinionGiven.v2' ? [[event.data.taskId, event.data.basisNo] as const] : [],
      ),
    );
  }

  private async groundsOf(
    { state, reviews, org_path: orgPath, opened_on: on }: Row,
    persons: readonly string[],
    papers: ReadonlyMap<string, string | null>,
  ): Promise<readonly GroundView[]> {
    const table = await this.table.inForce(unitAt(orgPath, 'county'), on);
    return groundsKnownTo({ persons, reviews }, state).map(({ code, replies: [reply] }: KnownGround) => {
      const { tier = null, zh = null, en = null } = table.find((one) => one.code === code) ?? {};
      return { code, tier, zh, en, basisNo: (reply && papers.get(reply.taskId)) ?? null };
    });
  }
}
