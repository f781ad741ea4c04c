import { addMonths } from '#kernel';
import type { Flow, Hosted, HostedStep } from '#workflow';
import type { RotationCode, RotationCommand, RotationEnv, RotationRejection } from './rotation.commands.js';
import type { Move, RotationFact } from './rotation.events.js';
import { hasServed, isHandedOver, type RotationFacts } from './rotation.facts.js';

/** The paper by which villagers consent to another accountant. Basis: handbook W2 (L02 art. 16). */
export const CONSENT = 'villagers-consent';

type Outcome = readonly HostedStep<RotationFact>[] | RotationRejection;
type Of<T extends RotationCommand['type']> = Extract<RotationCommand, { type: T }>;

export const reject = (rejected: RotationCode, params?: Record<string, string | number>): RotationRejection => ({
  rejected,
  ...(params ? { params } : {}),
});

/** What a command on a rotation brings about. Basis: handbook W2, Rotation. */
export const actOnRotation = (command: RotationCommand, state: Hosted<RotationFacts>): Outcome => {
  if (command.type === 'OpenRotation') return state.flow ? reject('rotation-exists') : open(command);
  const { flow, facts } = state;
  if (!flow) return reject('not-open-now');
  const { caseId, subjectId } = flow;
  const of = { caseId, subjectId, on: command.env.today };
  switch (command.type) {
    case 'DecideRotation':
      return decide(command, flow, state);
    case 'BeginMoves':
      if (facts.moving !== 'due') return facts.begun ? [] : reject('not-open-now');
      return [{ type: 'RotationMovesBegun.v1', data: of }];
    case 'RefuseMoves': {
      if (facts.moving !== 'due' && facts.moving !== 'begun') return [];
      return [{ type: 'RotationMovesRefused.v1', data: { ...of, code: command.code, begun: facts.begun } }];
    }
    case 'RetryMoves':
      if (facts.moving !== 'refused') return reject('moves-not-refused');
      if (!facts.begun && isHeld(facts.moves, command.env)) return reject('investigation-lock');
      return [{ type: 'RotationMovesRetried.v1', data: { ...of, personId: command.env.personId } }];
    case 'CompleteMoves':
      if (facts.moving === 'done') return [];
      if (facts.moving !== 'begun') return reject('not-open-now');
      return [{ type: 'RotationMovesCompleted.v1', data: { ...of, terms: command.terms } }];
    case 'NoteHandedOver': {
      const { termId } = command;
      if (facts.handedOver.includes(termId)) return [];
      const handed: RotationFact = { type: 'MovedPostReleased.v1', data: { ...of, termId } };
      const after = { ...facts, handedOver: [...facts.handedOver, termId] };
      return isHandedOver(after) && flow.status === 'decided' ? [handed, { type: 'CloseCase' }] : [handed];
    }
    default:
      return command satisfies never;
  }
};

const open = ({ caseId, subjectId, orgPath, moves, towns, reason, env }: Of<'OpenRotation'>): Outcome => {
  const refusal = unfit(moves, env);
  if (refusal) return refusal;
  const told = { moves, towns, orgPath, reason };
  return [
    { type: 'RotationOpened.v1', data: { caseId, subjectId, personId: env.personId, on: env.today, ...told } },
    { type: 'SubmitCase', caseId, subjectId, orgPath },
  ];
};

const isHeld = (moves: readonly Move[], { held }: RotationEnv): boolean =>
  moves.some(({ personId }) => held.includes(personId));

/**
 * Whom villagers elect is not rotated (R1); nobody under investigation is (R6); of those who are reviewed, one at least has
 * been in post so long, or will have been within the months by which a review may begin ahead; a swap takes each to where the
 * other was.
 */
const unfit = (moves: readonly Move[], env: RotationEnv): RotationRejection | undefined => {
  const elected = moves.find(({ post }) => env.unlawfulExit(post, 'transfer'));
  if (elected) return reject('elected-post-not-rotated', { post: elected.post });
  if (isHeld(moves, env)) return reject('investigation-lock');
  const unruled = moves.find(({ post }) => env.yearsOf(post) === null);
  if (unruled) return reject('post-without-rotation', { post: unruled.post });
  const { today, monthsAhead: ahead } = env;
  const near = addMonths(today, ahead);
  if (!moves.some(({ post, startedOn }) => hasServed(startedOn, env.yearsOf(post)!, near)))
    return reject('years-not-reached', { years: env.yearsOf(moves[0]!.post)!, ahead });
  if (moves.some(({ fromCode, toCode }) => fromCode === toCode)) return reject('destination-is-origin');
  const [one, other] = moves;
  if (!other) return undefined;
  const crosses = one!.toCode === other.fromCode && other.toCode === one!.fromCode;
  return crosses && one!.post === other.post && one!.personId !== other.personId
    ? undefined
    : reject('swap-does-not-match');
};

const decide = (command: Of<'DecideRotation'>, flow: Flow, { facts, documents }: Hosted<RotationFacts>): Outcome => {
  const { outcome, office, effectiveOn, documentNo, documentOn, reasons, env } = command;
  if (documentOn > env.today) return reject('date-ahead');
  if (outcome === 'rotate') {
    if (isHeld(facts.moves, env)) return reject('investigation-lock');
    if (facts.moves.some(({ toCode }) => toCode === null)) return reject('destination-missing');
    const finance = facts.moves.some(({ post }) => post === 'accountant');
    if (finance && !documents.some(({ kind }) => kind === CONSENT)) return reject('consent-missing');
  }
  const { caseId, subjectId } = flow;
  const told = { outcome, moves: facts.moves, effectiveOn, documentNo, documentOn };
  return [
    { type: 'RotationDecided.v1', data: { caseId, subjectId, personId: env.personId, on: env.today, ...told } },
    { type: 'DecideCase', office, outcome, reasons },
  ];
};
