import type { LocalDate } from '#kernel';
import type { Move, RotationEvent, RotationOutcome } from './rotation.events.js';

export type RotationFacts = Readonly<{
  moves: readonly Move[];
  towns: readonly string[];
  decided: RotationOutcome | null;
  paper: Readonly<{ effectiveOn: LocalDate; documentNo: string; documentOn: LocalDate }> | null;
  /** How far those have come who are to be moved: `refused` waits for somebody to try again. */
  moving: 'none' | 'due' | 'begun' | 'refused' | 'done';
  /** Whether a term has been ended: from then on there is no way back. */
  begun: boolean;
  handedOver: readonly string[];
}>;

export const noRotation: RotationFacts = {
  moves: [],
  towns: [],
  decided: null,
  paper: null,
  moving: 'none',
  begun: false,
  handedOver: [],
};

export const evolveRotation = (facts: RotationFacts, event: RotationEvent): RotationFacts => {
  switch (event.type) {
    case 'RotationOpened.v1':
      return { ...facts, moves: event.data.moves, towns: event.data.towns };
    case 'RotationDecided.v1': {
      const { outcome, effectiveOn, documentNo, documentOn } = event.data;
      const paper = { effectiveOn, documentNo, documentOn };
      return { ...facts, decided: outcome, paper, moving: outcome === 'rotate' ? 'due' : 'none' };
    }
    case 'RotationMovesBegun.v1':
      return { ...facts, moving: 'begun', begun: true };
    case 'RotationMovesRefused.v1':
      return { ...facts, moving: 'refused' };
    case 'RotationMovesRetried.v1':
      return { ...facts, moving: facts.begun ? 'begun' : 'due' };
    case 'RotationMovesCompleted.v1':
      return { ...facts, moving: 'done' };
    case 'MovedPostReleased.v1':
      return { ...facts, handedOver: [...facts.handedOver, event.data.termId] };
    default:
      return facts;
  }
};

/** Whether the post has been held for so many years. Basis: `rotation.maxYears`, `rotation.maxYearsFinance`. */
export const hasServed = (startedOn: string, years: number, today: string): boolean =>
  `${String(Number(startedOn.slice(0, 4)) + years)}${startedOn.slice(4)}` <= today;

/** Whether every post that was left has been handed over. */
export const isHandedOver = ({ moves, handedOver }: RotationFacts): boolean =>
  moves.every(({ termId }) => handedOver.includes(termId));
