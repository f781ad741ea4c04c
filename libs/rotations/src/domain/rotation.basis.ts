import type { Basis } from '#workflow';
import type { RotationWords } from './rotation.commands.js';

/** What each command of a rotation review rests on. Basis: handbook W2, Rotation. */
export const rotationBasis: Readonly<Record<RotationWords['type'], Basis>> = {
  OpenRotation: ['handbook W2: Rotation', 'rotation.maxYears'],
  DecideRotation: ['handbook W2: Rotation', 'handbook W2: Decide'],
  BeginMoves: ['handbook W2: Rotation'],
  RefuseMoves: ['handbook W2: Rotation'],
  RetryMoves: ['handbook W2: Rotation', 'handbook W2: Decide'],
  CompleteMoves: ['handbook W2: Rotation'],
  NoteHandedOver: ['handbook W2: Handover'],
};
