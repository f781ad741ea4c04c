import type { Bearing } from '#workflow';
import type { RotationFact } from './rotation.events.js';

/** What each event of a rotation review is to its material. Moves follow from the decision. */
export const rotationBearing: Readonly<Record<RotationFact['type'], Bearing>> = {
  'RotationOpened.v1': 'lays',
  'RotationDecided.v1': 'weighs',
  'RotationMovesBegun.v1': 'notes',
  'RotationMovesRefused.v1': 'notes',
  'RotationMovesRetried.v1': 'notes',
  'RotationMovesCompleted.v1': 'notes',
  'MovedPostReleased.v1': 'notes',
};
