import type { Decision, Rejection } from '#kernel';
import type { PersonRestraint } from './post-term.restraints.js';
import type { MissingPaper, PaperAhead } from './post-term.rules.js';
import type { StructureRefusal } from './structure.rules.js';
import type { VillageBodyEvent } from './village-body.events.js';

export type VillageBodyRejection =
  | StructureRefusal
  | MissingPaper
  | PaperAhead
  | PersonRestraint
  | Rejection<
      | 'unit-ended'
      | 'unknown-vacancy'
      | 'vacancy-filled'
      | 'acting-outside-vacancy'
      | 'acting-not-of-committee'
      | 'acting-not-of-collective'
      | 'acting-twice'
      | 'acting-too-far-ahead'
      | 'acting-too-long'
      | 'unknown-person'
      | 'unknown-vacancy-alert'
    >;

export type VillageBodyDecision = Decision<VillageBodyEvent, VillageBodyRejection>;
