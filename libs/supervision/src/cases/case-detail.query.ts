import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { CommandAuthorizer, currentScope, EventStore } from '#event-store';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { PersonDirectory } from '#registry/contract';
import { signedBeforeChange, weighedBeforeChange, type FlowEvent } from '#workflow';
import { CaseOwners, CaseSight, type CaseRow, type SeenCase, type Title } from '../contract/index.js';
import { caseLines, lightOf, returns, type CaseLine } from '../scoping/case-lines.js';
import { LineViews, type CaseLineView, type PersonView } from '../scoping/line-view.query.js';

export type CaseDeadlineLine = Readonly<{
  deadlineId: string;
  ruleKey: string;
  dueOn: LocalDate;
  status: string;
  missed: boolean;
  provisional: boolean;
  pauseReason: string | null;
}>;

/**
 * An opinion, a decision or another act that counts, given on material that has been changed since. `act` is the type of its
 * event; `stage` and `office` are those of the opinion, null for what belongs to no stage.
 */
export type SignedBeforeChange = Readonly<{
  act: string;
  title: Title;
  stage: string | null;
  office: string | null;
  signedOn: LocalDate | null;
}>;

/**
 * A case and what the caller may do in it now. `people` are the persons involved whose names the case page shows;
 * `isParty` is false for a supervisor who only watches.
 */
export type CaseDetailView = CaseLineView &
  Readonly<{
    drafter: PersonView;
    isParty: boolean;
    myActions: readonly string[];
    people: readonly PersonView[];
    deadlines: readonly CaseDeadlineLine[];
    signedBeforeChange: readonly SignedBeforeChange[];
  }>;

@Injectable()
export class CaseDetail {
  constructor(
    private readonly store: ReadStore,
    private readonly owners: CaseOwners,
    private readonly sight: CaseSight,
    private readonly log: EventStore,
    private readonly authorizer: CommandAuthorizer,
    private readonly people: PersonDirectory,
    private readonly views: LineViews,
  ) {}

  /** Throws UnknownStreamError. */
  async of(caseId: string): Promise<CaseDetailView> {
    const seen = await this.sight.find(caseId);
    const [line, myActions, deadlines] = await Promise.all([
      this.line(seen),
      this.actionsOpenTo(seen),
      this.deadlinesOf(seen.row),
    ]);
    const [view] = await this.views.of([line]);
    const persons = personsIn(seen.row);
    const names = await this.people.namesOf(persons);
    const person = (personId: string) => ({ personId, name: names.get(personId) ?? null });
    const { isParty } = seen;
    return {
      ...view!,
      drafter: person(line.drafter),
      isParty,
      myActions,
      people: persons.map(person),
      deadlines,
      signedBeforeChange: this.signedBefore(seen.row),
    };
  }

  /** Asks for each open action what the command runner would ask. */
  private async actionsOpenTo({ row, stream }: SeenCase): Promise<readonly string[]> {
    const { actor } = currentScope();
    const actions = this.owners.of(row.category).openActions(row, await this.log.read(stream));
    const refusals = await Promise.all(actions.map((action) => this.authorizer.authorize(actor, action)));
    return [...new Set(actions.filter((_, index) => refusals[index] === undefined).map(({ action }) => action))];
  }

  private async line({ stream }: SeenCase): Promise<CaseLine> {
    const light = lightOf(sql`l.due_on`, await this.views.days());
    const query = sql<CaseLine>`select l.*, ${returns} as returns, ${light} as light
      from ${caseLines(this.owners)} l where l.key = ${stream}`;
    return (await query.execute(this.store.db)).rows[0]!;
  }

  private signedBefore(row: CaseRow): readonly SignedBeforeChange[] {
    const owner = this.owners.of(row.category);
    const flow = owner.flow?.(row);
    if (!flow) return [];
    const named = (act: string) => ({ act, title: owner.titles[act] ?? { zh: act, en: act } });
    const signed = signedBeforeChange(flow).map(({ stage, office: { office }, signature }) => ({
      ...named(OPINION),
      stage,
      office,
      signedOn: signature?.signedOn ?? null,
    }));
    const weighed = weighedBeforeChange(flow).map(({ act, on: signedOn }) => ({
      ...named(act),
      stage: null,
      office: null,
      signedOn,
    }));
    return [...signed, ...weighed];
  }

  private deadlinesOf({ case_id, category }: CaseRow): Promise<readonly CaseDeadlineLine[]> {
    return this.store.db
      .selectFrom('deadlines')
      .where('case_id', '=', case_id)
      .where('category', '=', category)
      .select(['deadline_id as deadlineId', 'rule_key as ruleKey', 'due_on as dueOn', 'status', 'missed'])
      .select(['provisional', 'pause_reason as pauseReason'])
      .orderBy('started_on')
      .orderBy('key')
      .execute();
  }
}

const OPINION: FlowEvent['type'] = 'OpinionGiven.v2';

const PERSON = 'person:';

const personsIn = ({ subject_person, persons, drafter, seen_keys }: CaseRow): readonly string[] => {
  const parties = seen_keys.filter((key) => key.startsWith(PERSON)).map((key) => key.slice(PERSON.length));
  return [...new Set([subject_person, ...persons, drafter, ...parties])];
};
