import type { Decision, Rejection } from '#kernel';
import type { MissingPaper } from './post-term.rules.js';
import type { StructureRefusal } from './structure.rules.js';
import type { VillageBodyEvent } from './village-body.events.js';

export type VillageBodyRejection =
  | StructureRefusal
  | MissingPaper
  | Rejection<
      | 'unknown-vacancy'
      | 'vacancy-filled'
      | 'acting-outside-vacancy'
      | 'acting-not-of-committee'
      | 'unknown-vacancy-alert'
    >;

export type VillageBodyDecision = Decision<VillageBodyEvent, VillageBodyRejection>;
