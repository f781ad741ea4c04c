import { Injectable } from '@nestjs/common';
import { CommandAuthorizer, currentScope, EventReader, EventStore, GENESIS, isLinkedTo } from '#event-store';
import {
  entryReasons,
  type EventMetadata,
  type EventSchema,
  type JsonObject,
  type RecordedEvent,
  type Requirement,
} from '#kernel';
import {
  CaseOwners,
  CaseSight,
  deadlineTitles,
  type CaseOwner,
  type SeenCase,
  type Title,
} from '#supervision/contract';
import { CaseTrail, type HistoryEntry, type HistoryFilter, type HistoryView } from '../contract/index.js';
import { ActorViews } from './actor-view.query.js';

/** What happened in a case, read from the log itself. */
@Injectable()
export class CaseHistory extends CaseTrail {
  constructor(
    private readonly log: EventStore,
    private readonly reader: EventReader,
    private readonly owners: CaseOwners,
    private readonly sight: CaseSight,
    private readonly actors: ActorViews,
    private readonly authorizer: CommandAuthorizer,
  ) {
    super();
  }

  override sources(): readonly string[] {
    return this.owners.all().map(({ projection }) => projection);
  }

  override async of(caseId: string, { order, asOf }: HistoryFilter): Promise<HistoryView> {
    const seen = await this.sight.find(caseId);
    const { row, stream } = seen;
    const owner = this.owners.of(row.category);
    const until = asOf === undefined ? undefined : new Date(asOf).toISOString();
    const recorded = (await this.log.read(stream)).filter(
      ({ metadata }) => until === undefined || metadata.recordedAt <= until,
    );
    const linked = linksOf(recorded);
    const entries = await this.entries(owner, recorded, linked, seen);
    return {
      caseId,
      category: row.category,
      chainOk: linked.every(Boolean),
      entries: order === 'newest' ? entries.toReversed() : entries,
    };
  }

  private async entries(
    owner: CaseOwner,
    recorded: readonly RecordedEvent[],
    linked: readonly boolean[],
    { row, keys, isParty }: SeenCase,
  ): Promise<readonly HistoryEntry[]> {
    const { events, titles } = owner;
    const readable = isParty ? recorded : recorded.map((event) => withoutPersonal(events, event));
    const opened = await this.reader.open(events, readable);
    const who = await this.actors.of(recorded.map(({ metadata }) => metadata));
    const correctable = await this.correctable(owner.corrections?.(row, recorded) ?? new Map());
    return opened.map(({ event, envelope: { id: eventId, revision, position, metadata } }, index) => {
      const { suite, previous, hash } = metadata.chain;
      return {
        eventId,
        revision,
        position: String(position),
        type: event.type,
        title: titleOf(titles, event.type),
        occurredAt: metadata.occurredAt,
        recordedAt: metadata.recordedAt,
        entryReason: reasonOf(metadata),
        who: who[index]!,
        data: blanked(event.data as JsonObject, owner.withheld?.(row, event, keys) ?? []),
        mayCorrect: correctable.has(eventId),
        ruleVersion: metadata.ruleVersion ?? null,
        chain: { suite, previous, hash, ok: linked[index]! },
      };
    });
  }

  /** Asks once for all entries that ask for the same people what the command runner would ask. */
  private async correctable(corrections: ReadonlyMap<string, Requirement>): Promise<ReadonlySet<string>> {
    const asked = new Map<string, Asked>();
    for (const [eventId, requirement] of corrections) {
      const name = JSON.stringify(requirement);
      const same = asked.get(name) ?? { requirement, eventIds: [] };
      asked.set(name, { ...same, eventIds: [...same.eventIds, eventId] });
    }
    const { actor } = currentScope();
    const answers = [...asked.values()].map(async ({ requirement, eventIds }) =>
      (await this.authorizer.authorize(actor, requirement)) === undefined ? eventIds : [],
    );
    return new Set((await Promise.all(answers)).flat());
  }
}

type Asked = Readonly<{ requirement: Requirement; eventIds: readonly string[] }>;

const reasonOf = ({ entryReason: code }: EventMetadata): HistoryEntry['entryReason'] =>
  code === undefined ? null : { code, ...entryReasons[code] };

const linksOf = (recorded: readonly RecordedEvent[]): readonly boolean[] =>
  recorded.map((event, index) => isLinkedTo(recorded[index - 1]?.metadata.chain.hash ?? GENESIS, event));

const blanked = (data: JsonObject, fields: readonly string[]): JsonObject => ({
  ...data,
  ...Object.fromEntries(fields.filter((field) => field in data).map((field) => [field, null])),
});

/** Leaves personal texts out before anything is decrypted. */
const withoutPersonal = (events: EventSchema, event: RecordedEvent): RecordedEvent => {
  const fields = events.personal(event.type)?.fields ?? [];
  const blank: JsonObject = Object.fromEntries(fields.map((field) => [field, null]));
  return { ...event, data: { ...event.data, ...blank } };
};

const titleOf = (own: Readonly<Record<string, Title>>, type: string): Title =>
  own[type] ?? (deadlineTitles as Readonly<Record<string, Title>>)[type] ?? { zh: type, en: type };
