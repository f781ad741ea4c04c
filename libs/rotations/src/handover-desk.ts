import {
  currentScope,
  deriveId,
  EventReader,
  EventStore,
  RejectedError,
  stateOf,
  type CommandOutcome,
} from '#event-store';
import { Clock, type LocalDate } from '#kernel';
import { CaseDesk } from '#procedures/contract';
import { OrgTree, PersonDirectory, postKind, type PostCode } from '#registry/contract';
import { Rulebook } from '#rulebook';
import type { HostEnv, Lookup } from '#workflow';
import { HANDOVER } from './domain/handover.procedure.js';
import type { HandoverWords } from './domain/handover.commands.js';
import type { HandedPost } from './domain/handover.events.js';
import { handover } from './domain/handover.js';
import { handoverRules } from './domain/rotation-rules.js';

const { category } = handover;

type Handing = HandedPost & Readonly<{ subjectId: string; countedFrom: LocalDate; receiverId: string | null }>;

/** Where words about handovers become commands. */
export class HandoverDesk {
  constructor(
    private readonly log: EventStore,
    private readonly reader: EventReader,
    private readonly clock: Clock,
    private readonly rulebook: Rulebook,
    private readonly tree: OrgTree,
    private readonly people: PersonDirectory,
    private readonly cases: CaseDesk,
  ) {}

  /** There is one handover for a term: its id follows from it. */
  static idOf(termId: string): string {
    return deriveId(category, termId);
  }

  /** Opens the handover of a post; quiet where it is there. Basis: `handover.vc`, `handover.secretary`. */
  async open(words: Handing): Promise<void> {
    const caseId = HandoverDesk.idOf(words.termId);
    if ((await this.stateOf(caseId)).flow) return;
    const orgPath = await this.tree.path(words.villageCode);
    const elected = postKind(words.post as PostCode).regime === 'selfGovernment';
    const ruleKey = elected ? 'handover.vc' : 'handover.secretary';
    const opening = { type: 'OpenHandover', caseId, orgPath, ruleKey, ...words } as const;
    await this.cases.open(category, caseId, { orgPath, procedure: HANDOVER }, opening);
  }

  /** Names who takes over, where nobody is named yet. */
  async suggestReceiver(termId: string, receiverId: string): Promise<void> {
    const caseId = HandoverDesk.idOf(termId);
    const { flow, facts } = await this.stateOf(caseId);
    if (flow?.status === 'running' && facts.receiverId === null && receiverId !== flow.subjectId)
      await this.cases.act(category, caseId, { type: 'NameReceiver', receiverId } as HandoverWords);
  }

  async act(caseId: string, words: HandoverWords): Promise<CommandOutcome> {
    if (words.type === 'NameReceiver') {
      await this.cases.rehearse(category, caseId, words);
      if (!(await this.people.namesOf([words.receiverId])).has(words.receiverId))
        throw new RejectedError('unknown-person');
    }
    const office = currentScope().actor.orgCode ?? '';
    return this.cases.act(
      category,
      caseId,
      words.type === 'CloseHandover' ? ({ ...words, office } as typeof words) : words,
    );
  }

  async enrich(env: HostEnv, orgPath: readonly string[]): Promise<HostEnv> {
    const edition = await this.rulebook.current();
    const lookup: Lookup = (key) => edition.inForce(key, orgPath, this.clock.today());
    return { ...env, ...handoverRules(lookup) } as HostEnv;
  }

  async stateOf(caseId: string) {
    return stateOf(this.log, this.reader, handover, caseId);
  }
}
