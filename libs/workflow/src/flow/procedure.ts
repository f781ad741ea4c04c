/** The official name of a procedure, a stage, a result. */
export type Title = Readonly<{ zh: string; en: string }>;

/** A level of the organization tree: the unit of the case's path at that level is meant. */
export type Level = 'city' | 'county' | 'town' | 'village';

/**
 * Who acts at a stage: holders of a role or a post at the case's unit of a level, every department of a register, or
 * someone whom the case itself names (`linked-leader`, `proposer`). The desk makes offices of it when the stage begins.
 */
export type Acting =
  | Readonly<{ role: string; at: Level }>
  | Readonly<{ post: string; at: Level }>
  | Readonly<{ register: string }>
  | Readonly<{ named: string }>;

/** All sign, at once or one after the other; the first to sign speaks for all; or so many that do not object. */
export type Countersign = 'all' | 'in-order' | 'any' | Readonly<{ atLeast: number }>;

/** What an opinion or a decision can say. An adverse opinion names a ground and the number of the paper behind it. */
export type Result = Readonly<{ title: Title; adverse?: true }>;

/** What the holder of a task may do besides giving an opinion. */
export type TaskVerb = 'return' | 'transfer' | 'delegate' | 'add-signatory' | 'request-material' | 'take-back';

export const DRAFT = 'draft';
export const DECISION = 'decision';

/** `apartFrom` names the stages (or the draft) whose actors may not act here; `returnsTo` earlier stages or the draft. */
export type ProcedureStage = Readonly<{
  key: string;
  title: Title;
  basis: readonly string[];
  after: readonly string[];
  actors: readonly Acting[];
  countersign: Countersign;
  results: Readonly<Record<string, Result>>;
  /** Whether an adverse opinion ends the case when the stage is complete, or is weighed by whoever decides. */
  onAdverse: 'end' | 'continue';
  /** The rule of its time limit, one clock for the stage or one for each office. */
  deadline: Readonly<{ rule: string; each: 'stage' | 'office' }> | null;
  /** The rule of a time limit of which the context keeps the clock itself: a preview shows it. */
  ownLimit?: string;
  may: readonly TaskVerb[];
  returnsTo: readonly string[];
  apartFrom: readonly string[];
  /** Opinions come on sealed paper, signed by the head of the office. */
  sealed?: true;
  /** The procedure whose case settles this stage: a preview shows its stages in the place of this one. */
  through?: string;
}>;

/** What a decision brings with it, of which other cases keep the time: shown in a preview, and nothing else. */
export type Afterwards = Readonly<{
  key: string;
  title: Title;
  basis: readonly string[];
  actors: readonly Acting[];
  rule: string;
  through?: string;
}>;

/** A named person decides, with reasons, when every stage is complete. */
export type DecisionRule = Readonly<{
  title: Title;
  basis: readonly string[];
  actors: readonly Acting[];
  outcomes: Readonly<Record<string, Result>>;
  deadline: string | null;
  apartFrom: readonly string[];
}>;

/**
 * A way of approving, as data. A running case keeps the version that it began with. `withdraw` says until when the
 * drafter may withdraw; `resubmit` where a corrected case goes on; `reopen` which outcomes may be taken up again: once, or
 * after each such decision where it says `again`; `subjectActs`, that the person concerned may do what the drafter may.
 */
export type Procedure = Readonly<{
  key: string;
  version: number;
  title: Title;
  basis: readonly string[];
  stages: readonly ProcedureStage[];
  decision: DecisionRule;
  withdraw: 'never' | 'before-acceptance' | 'before-first-opinion' | Readonly<{ beforeStage: string }>;
  resubmit: 'returning-stage' | 'first-stage';
  reopen: Readonly<{ outcomes: readonly string[]; actors: readonly Acting[]; to: string; again?: true }> | null;
  /** The rule of the time in which a case that was returned to its draft is corrected; null where none is set. */
  correction: string | null;
  /** The rule of how long a request for material may stop the clock; null where material cannot be asked for. */
  materialCap: string | null;
  subjectActs?: true;
  afterwards?: readonly Afterwards[];
}>;

export const stageOf = ({ stages }: Procedure, key: string): ProcedureStage | undefined =>
  stages.find((stage) => stage.key === key);

/** The stages that can only begin after this one, nearest first. */
export const followersOf = (procedure: Procedure, key: string): readonly string[] => {
  const found: string[] = [];
  const visit = (from: string) => {
    for (const { key: next, after } of procedure.stages)
      if (after.includes(from) && !found.includes(next)) {
        found.push(next);
        visit(next);
      }
  };
  visit(key);
  return found;
};
