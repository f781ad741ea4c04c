import { accessEvents } from '#access';
import type { Title } from '#imports';
import { idOf, type Actor, type RecordedEvent } from '#kernel';
import type { Program } from '#platform';
import { OrgTree, PersonDirectory } from '#registry';
import { CaseOwners, deadlineTitles, type CaseOwner } from '#supervision';
import { CommandFailedError } from '../command-error.js';
import type { Names } from './facts.js';
import { rolesHeldAt } from './held-roles.js';
import { veiled } from './hidden-text.js';
import { entryOf, type TimelineEntry, type Told } from './timeline.js';

export type HistoryWords = Readonly<{ named: string; asOf: string | undefined; withPersonalText: boolean }>;

export type CaseHistory = Readonly<{ caseId: string; stream: string; entries: readonly TimelineEntry[] }>;

type Found = Readonly<{ owner: CaseOwner; stream: string; recorded: readonly RecordedEvent[] }>;

const PERSON_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ORG_CODE = /^\d{4}(\d{2}(\d{3}(\d{3})?)?)?$/;
const [accountEvents] = accessEvents;

/** Reads the history of one case, named by its id, its stream or its register number. Throws CommandFailedError. */
export class CaseHistories {
  constructor(private readonly program: Program) {}

  async read({ named, asOf, withPersonalText }: HistoryWords): Promise<CaseHistory> {
    const { owner, stream, recorded } = await this.find(named);
    const known = asOf === undefined ? recorded : recorded.filter(({ metadata }) => metadata.recordedAt <= asOf);
    const told = await this.tell(owner, known, withPersonalText);
    const names = await this.namesIn(told);
    const titles: Readonly<Record<string, Title>> = { ...deadlineTitles, ...owner.titles };
    return { caseId: idOf(stream), stream, entries: told.map((each) => entryOf(each, titles, names)) };
  }

  private async find(named: string): Promise<Found> {
    for (const owner of this.program.app.get(CaseOwners).all()) {
      const prefix = `${owner.category}-`;
      for (const stream of new Set([
        named.startsWith(prefix) ? named : prefix + named,
        ...(await this.numbered(owner, named)),
      ])) {
        const recorded = await this.program.stores.events.read(stream);
        if (recorded.length > 0) return { owner, stream, recorded };
      }
    }
    throw new CommandFailedError([unknownCase(named)]);
  }

  private async numbered({ view }: CaseOwner, number: string): Promise<readonly string[]> {
    const { pool } = this.program.stores.reads;
    const { rows } = await pool.query<{ key: string }>(`select key from "${view}" where register_number = $1`, [
      number,
    ]);
    return rows.map(({ key }) => key);
  }

  private async tell(owner: CaseOwner, recorded: readonly RecordedEvent[], open: boolean): Promise<readonly Told[]> {
    const opened = open ? await this.program.stores.personal.open(owner.events, recorded) : undefined;
    const accounts = new Map<string, Awaited<ReturnType<CaseHistories['account']>>>();
    for (const { accountId } of recorded.map(({ metadata }) => metadata.actor))
      if (!accounts.has(accountId)) accounts.set(accountId, await this.account(accountId));
    return recorded.map((event, index) => {
      const { accountId } = event.metadata.actor;
      const roles = rolesHeldAt(accounts.get(accountId) ?? [], event.metadata.recordedAt);
      const { data: _data, ...envelope } = event;
      const shown = opened ? { event: opened[index]!.event, hidden: [] } : veiled(owner.events, event);
      return { ...shown, envelope, roles };
    });
  }

  private async account(accountId: string) {
    const { events, personal } = this.program.stores;
    return personal.open(accountEvents, await events.read(`account-${accountId}`));
  }

  /** Looks up whatever the events mention that has the form of a person's id or a unit's code. */
  private async namesIn(told: readonly Told[]): Promise<Names> {
    const texts = told.flatMap(({ event, envelope }) => textsIn([event.data, actorIds(envelope.metadata.actor)]));
    const of = (form: RegExp) => [...new Set(texts.filter((text) => form.test(text)))];
    const people = await this.program.app.get(PersonDirectory).namesOf(of(PERSON_ID));
    const tree = this.program.app.get(OrgTree);
    const units = new Map(
      await Promise.all(of(ORG_CODE).map(async (code) => [code, (await tree.find(code))?.name] as const)),
    );
    return { person: (personId) => people.get(personId) ?? undefined, unit: (orgCode) => units.get(orgCode) };
  }
}

const actorIds = ({ personId, orgCode, onBehalfOf, via = [] }: Actor) => [personId, orgCode, onBehalfOf, ...via];

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

const unknownCase = (named: string): Title => ({
  zh: `没有编号或登记号为 ${named} 的事项。`,
  en: `There is no case with the id or register number ${named}.`,
});
