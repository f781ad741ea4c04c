import {
  currentScope,
  deriveId,
  EventReader,
  EventStore,
  inScope,
  RejectedError,
  stateOf,
  systemActor,
  type CommandOutcome,
} from '#event-store';
import { Clock } from '#kernel';
import { CaseDesk, type CaseGiven } from '#procedures/contract';
import {
  OrgTree,
  PostDirectory,
  TermKeeper,
  unfitUnit,
  unlawfulExit,
  wrongUnit,
  type EndReason,
  type PostCode,
  type TermEntry,
} from '#registry/contract';
import { Rulebook } from '#rulebook';
import { unitAt, type HostEnv, type Lookup } from '#workflow';
import type { RotationWords } from './domain/rotation.commands.js';
import type { Move } from './domain/rotation.events.js';
import type { RotationFacts } from './domain/rotation.facts.js';
import { rotation, standingOf } from './domain/rotation.js';
import { ROTATION_REVIEW } from './domain/rotation.procedure.js';
import { adjustmentRules, monthsAheadOf, rotationYears } from './domain/rotation-rules.js';
import { inPostSince } from './domain/years-in-post.js';
import { InvestigationDesk } from './investigation-desk.js';
import { RotationClaimDesk } from './rotation-claim-desk.js';

export type MoveWanted = Readonly<{ personId: string; villageCode: string; post: string; toCode: string | null }>;

const { category } = rotation;
const LONG_AGO = '1900-01-01';

/** Where words about rotations become commands. */
export class RotationDesk {
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
    private readonly claims: RotationClaimDesk,
  ) {}

  /**
   * Opens a review of one or two persons. Who may not is told so before anything is looked up about them, and nobody is
   * claimed for a review that would be refused.
   */
  async open(wanted: readonly MoveWanted[], reason: string): Promise<CommandOutcome> {
    const asked = await Promise.all(wanted.map((one) => this.placed(one)));
    const paths = asked.flatMap(({ fromPath, toPath }) => (toPath.length > 0 ? [fromPath, toPath] : [fromPath]));
    const orgPath = commonPath(paths);
    if (orgPath.length < 2) throw new RejectedError('not-in-one-county');
    const towns = [...new Set(paths.map((path) => unitAt(path, 'town')))];
    const place = { orgPath, procedure: ROTATION_REVIEW };
    const wordsOf = (caseId: string, moves: readonly Move[]): RotationWords => {
      const subjectId = moves[0]!.personId;
      return { type: 'OpenRotation', caseId, subjectId, orgPath, moves, towns, reason };
    };
    const trial = deriveId(category, currentScope().commandId);
    await this.cases.rehearseOpen(category, trial, place, wordsOf(trial, asked));
    for (const move of asked) await this.refuseUnits(move);
    const moves = await Promise.all(asked.map((move) => this.withTerm(move)));
    const caseId = await this.idFor(moves.map(({ termId }) => termId).toSorted());
    await this.cases.rehearseOpen(category, caseId, place, wordsOf(caseId, moves));
    const persons = moves.map(({ personId }) => personId);
    await this.claims.take(caseId, persons, async (holder) => standingOf(await this.stateOf(holder)));
    return this.cases.open(category, caseId, place, wordsOf(caseId, moves));
  }

  async act(caseId: string, words: RotationWords): Promise<CommandOutcome> {
    if (words.type !== 'DecideRotation') return this.cases.act(category, caseId, words);
    const decision = { ...words, office: currentScope().actor.orgCode ?? '' };
    if (words.outcome === 'rotate') {
      await this.cases.rehearse(category, caseId, decision);
      const { effectiveOn, documentNo, documentOn } = words;
      const { facts } = await this.stateOf(caseId);
      const refusal = await this.refusalOf({ ...facts, paper: { effectiveOn, documentNo, documentOn } });
      if (refusal !== undefined) throw new RejectedError(refusal);
    }
    return this.cases.act(category, caseId, decision);
  }

  /** What stands in the way of any of the moves, all of them looked at before the first is made; undefined where nothing does. */
  async refusalOf({ moves, paper }: Pick<RotationFacts, 'moves' | 'paper'>): Promise<string | undefined> {
    const { commandId, correlationId } = currentScope();
    const scope = { commandId: deriveId('rehearse-moves', commandId), correlationId, actor: systemActor('rotations') };
    const leaving = moves.map(({ termId }) => termId);
    return inScope(scope, async () => {
      for (const move of moves) {
        if ((await this.investigations.lockOf(move.personId)) !== null) return 'investigation-lock';
        const term = await this.terms.find(move.termId);
        if (!term || term.endedOn !== null) return 'term-over';
        if (paper!.effectiveOn < term.startedOn) return 'ends-before-start';
        const code = await this.terms.refusalOf(RotationDesk.entryOf(move, paper), leaving);
        if (code !== undefined) return code;
      }
      return undefined;
    });
  }

  /** The term with which a move ends. */
  static entryOf({ personId, post, toCode }: Move, paper: RotationFacts['paper']): TermEntry {
    const { effectiveOn: startedOn, documentNo, documentOn } = paper!;
    return {
      personId,
      orgCode: toCode!,
      post: post as PostCode,
      basis: 'appointment',
      documentNo,
      documentOn,
      startedOn,
    };
  }

  async enrich(env: HostEnv, orgPath: readonly string[], about?: CaseGiven): Promise<HostEnv> {
    const edition = await this.rulebook.current();
    const lookup: Lookup = (key) => edition.inForce(key, orgPath, this.clock.today());
    const { escalation } = adjustmentRules(lookup);
    const persons = about ? movesIn(about).map(({ personId }) => personId) : [];
    const locks = await Promise.all(persons.map((person) => this.investigations.lockOf(person)));
    const held = persons.filter((_, index) => locks[index] !== null);
    const yearsOf = (post: string) => rotationYears(lookup, post);
    const exit = (post: string, reason: EndReason) => unlawfulExit(post as PostCode, reason);
    const monthsAhead = monthsAheadOf(lookup);
    return { ...env, escalation, held, yearsOf, monthsAhead, unlawfulExit: exit } as HostEnv;
  }

  async stateOf(caseId: string) {
    return stateOf(this.log, this.reader, rotation, caseId);
  }

  private async placed({ personId, villageCode: fromCode, post, toCode }: MoveWanted): Promise<Move> {
    const [fromPath, toPath] = await Promise.all([
      this.tree.path(fromCode),
      toCode === null ? Promise.resolve([]) : this.tree.path(toCode),
    ]);
    if (fromPath.length === 0 || (toCode !== null && toPath.length === 0)) throw new RejectedError('unknown-unit');
    return { personId, termId: '', post, startedOn: LONG_AGO, fromCode, fromPath, toCode, toPath };
  }

  /** Who leaves may leave a village that has ended; nobody goes to one. */
  private async refuseUnits({ fromCode, toCode }: Move): Promise<void> {
    const unfit =
      wrongUnit(await this.tree.find(fromCode), 'village') ??
      (toCode === null ? undefined : unfitUnit(await this.tree.find(toCode), 'village'));
    if (unfit) throw new RejectedError(unfit);
  }

  private async withTerm(move: Move): Promise<Move> {
    const held = await this.posts.holdersOf(move.fromCode, move.post as PostCode, this.clock.today());
    const term = held.find(({ personId }) => personId === move.personId);
    if (!term) throw new RejectedError('no-such-holder');
    const known = await this.posts.termsOf(move.personId);
    const startedOn = inPostSince({ ...term, endedOn: null }, known);
    return { ...move, termId: term.termId, startedOn };
  }

  /** Under which id a review of these terms is opened: one runs at a time. A command that is repeated finds its own. */
  private async idFor(termIds: readonly string[], before = 0): Promise<string> {
    const caseId = deriveId(category, ...termIds, String(before));
    const [begun] = await this.log.read(`${category}-${caseId}`, { limit: 1 });
    if (!begun || begun.metadata.commandId === currentScope().commandId) return caseId;
    return standingOf(await this.stateOf(caseId)) === 'over' ? this.idFor(termIds, before + 1) : caseId;
  }
}

const commonPath = ([first = [], ...others]: readonly (readonly string[])[]): readonly string[] => {
  const end = first.findIndex((unit, depth) => others.some((path) => path[depth] !== unit));
  return end < 0 ? first : first.slice(0, end);
};

const movesIn = ({ words, recorded: [first] }: CaseGiven): readonly Move[] =>
  ('moves' in words ? words.moves : (first?.data['moves'] ?? [])) as readonly Move[];
