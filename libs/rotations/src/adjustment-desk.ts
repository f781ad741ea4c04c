import {
  currentScope,
  deriveId,
  EventReader,
  EventStore,
  RejectedError,
  stateOf,
  type CommandOutcome,
} from '#event-store';
import { Clock } from '#kernel';
import { CaseDesk, type CaseGiven } from '#procedures/contract';
import {
  OrgTree,
  PostDirectory,
  TermKeeper,
  unlawfulExit,
  wrongUnit,
  type EndReason,
  type PostCode,
} from '#registry/contract';
import { Rulebook } from '#rulebook';
import { isOver, type HostEnv } from '#workflow';
import type { AdjustmentWords } from './domain/adjustment.commands.js';
import { adjustment } from './domain/adjustment.js';
import { ADJUSTMENT, ADJUSTMENT_FILED_AFTER } from './domain/adjustment.procedure.js';
import type { Trigger } from './domain/adjustment.triggers.js';
import { adjustmentRules } from './domain/rotation-rules.js';
import { InvestigationDesk } from './investigation-desk.js';

type Opening = Readonly<{
  subjectId: string;
  villageCode: string;
  post: string;
  trigger: Trigger;
  ground: string;
  evidence: string | null;
}>;

const { category } = adjustment;

/** Where words about adjustments become commands. */
export class AdjustmentDesk {
  constructor(
    private readonly log: EventStore,
    private readonly reader: EventReader,
    private readonly clock: Clock,
    private readonly rulebook: Rulebook,
    private readonly tree: OrgTree,
    private readonly posts: PostDirectory,
    private readonly terms: TermKeeper,
    private readonly cases: CaseDesk,
    private readonly investigations: InvestigationDesk,
  ) {}

  /**
   * Opens an adjustment; there is one at a time for a term, whose id follows from the term and from how many there were
   * before. Who may not is told so before anything is looked up about the cadre.
   */
  async open({ villageCode, post, ...told }: Opening): Promise<CommandOutcome> {
    const orgPath = await this.tree.path(villageCode);
    if (orgPath.length === 0) throw new RejectedError('unknown-unit');
    const place = { orgPath, procedure: await this.procedureAt(orgPath) };
    const words = { type: 'OpenAdjustment', ...told, orgPath, post } as const;
    const rehearsed = { ...words, caseId: deriveId(category, currentScope().commandId), termId: '' };
    await this.cases.rehearseOpen(category, rehearsed.caseId, place, rehearsed as AdjustmentWords);
    const wrong = wrongUnit(await this.tree.find(villageCode), 'village');
    if (wrong) throw new RejectedError(wrong);
    const held = await this.posts.holdersOf(villageCode, post as PostCode, this.clock.today());
    const term = held.find(({ personId }) => personId === told.subjectId);
    if (!term) throw new RejectedError('no-such-holder');
    const caseId = await this.idFor(term.termId);
    return this.cases.open(category, caseId, place, { ...words, caseId, termId: term.termId } as AdjustmentWords);
  }

  async act(caseId: string, words: Exclude<AdjustmentWords, { type: 'OpenAdjustment' }>): Promise<CommandOutcome> {
    if (words.type !== 'DecideAdjustment') return this.cases.act(category, caseId, words);
    const decision = { ...words, office: currentScope().actor.orgCode ?? '' };
    if (words.outcome === 'adjusted') {
      await this.cases.rehearse(category, caseId, decision);
      const { facts } = await this.stateOf(caseId);
      const term = await this.terms.find(facts.opened!.termId);
      if (!term || term.endedOn !== null) throw new RejectedError('term-over');
      if (words.endsOn < term.startedOn) throw new RejectedError('ends-before-start');
    }
    return this.cases.act(category, caseId, decision);
  }

  async enrich(env: HostEnv, orgPath: readonly string[], about?: CaseGiven): Promise<HostEnv> {
    const edition = await this.rulebook.current();
    const rules = adjustmentRules((key) => edition.inForce(key, orgPath, env.today));
    const subjectId = about && subjectOf(about);
    const lock = subjectId ? await this.investigations.lockOf(subjectId) : null;
    const exit = (post: string, reason: EndReason) => unlawfulExit(post as PostCode, reason);
    return { ...env, ...rules, lock, unlawfulExit: exit } as HostEnv;
  }

  private async procedureAt(orgPath: readonly string[]): Promise<string> {
    const { inForce } = await this.rulebook.current();
    const { filingMode } = adjustmentRules((key) => inForce(key, orgPath, this.clock.today()));
    return filingMode === 'post' ? ADJUSTMENT_FILED_AFTER : ADJUSTMENT;
  }

  /** The case of the term that goes on, or the next one. */
  private async idFor(termId: string, before = 0): Promise<string> {
    const caseId = deriveId(category, termId, String(before));
    const { flow } = await this.stateOf(caseId);
    return flow && isOver(flow) ? this.idFor(termId, before + 1) : caseId;
  }

  private async stateOf(caseId: string) {
    return stateOf(this.log, this.reader, adjustment, caseId);
  }
}

const subjectOf = ({ words, recorded: [first] }: CaseGiven): string | undefined =>
  ('subjectId' in words ? words.subjectId : first?.data['subjectId']) as string | undefined;
