import type { ReviewEvent } from '../domain/joint-review.events.js';
import { MINUTES } from '../domain/joint-review.guard.js';
import { CIRCULATION, SUBMISSION, TOWN_REVIEW, VILLAGE_CHECK } from '../domain/joint-review.procedure.js';

type Fact = Readonly<{ type: string; data: unknown }>;
type DataOf<Type extends ReviewEvent['type']> = Extract<ReviewEvent, { type: Type }>['data'];

/** What a reader may know of a joint review, as its papers need it. */
export class ReviewPaperFacts {
  /** Expects the events of a case as its reader may know them, from its first on. */
  constructor(
    private readonly subject: Readonly<{
      caseId: string;
      facts: readonly Fact[];
    }>,
  ) {}

  get caseId(): string {
    return this.subject.caseId;
  }

  get opened(): DataOf<'JointReviewOpened.v1'> {
    return this.last('JointReviewOpened.v1')!;
  }

  get orgPath(): readonly string[] {
    return this.last('CaseSubmitted.v1')?.orgPath ?? [];
  }

  /** The day on which the departments were last asked; null before. */
  get circulatedOn(): string | null {
    return this.all('StageBegun.v1').findLast(({ stage }) => stage === CIRCULATION)?.on ?? null;
  }

  get submittedOn(): string | null {
    return this.counting('StageCompleted.v1', SUBMISSION)?.on ?? null;
  }

  /** What the village has checked, unless it was taken back. */
  get villageCheck(): DataOf<'VillageCheckRecorded.v1'> | undefined {
    return this.counting('VillageCheckRecorded.v1', VILLAGE_CHECK);
  }

  /** What the town has reviewed, unless it was taken back, or is reviewed again. */
  get townReview(): DataOf<'TownReviewRecorded.v2'> | undefined {
    return this.counting('TownReviewRecorded.v2', TOWN_REVIEW);
  }

  /** The minutes of the town Party committee, as they were last attached. */
  get minutes(): DataOf<'DocumentAttached.v3'> | undefined {
    return this.all('DocumentAttached.v3').findLast(({ kind }) => kind === MINUTES);
  }

  /** What departments have said and the reader may know, the last word of each. */
  get replies(): readonly DataOf<'OpinionGiven.v2'>[] {
    const said = this.all('OpinionGiven.v2').filter(({ office, result }) => office.startsWith('dept:') && result);
    return [...new Map(said.map((reply) => [reply.office, reply])).values()];
  }

  /** Whether the deputy signed the reply in the place of the head. */
  isByDeputy({ office, seal }: Pick<DataOf<'OpinionGiven.v2'>, 'office' | 'seal'>): boolean {
    const told = this.all('DeputyReplySigned.v1');
    return seal !== null && told.some((one) => one.office === office && one.deputyId === seal.signedBy);
  }

  all<Type extends ReviewEvent['type']>(type: Type): readonly DataOf<Type>[] {
    return ofType(this.subject.facts, type);
  }

  /** The last of its type since the stage was last undone. */
  private counting<Type extends 'StageCompleted.v1' | 'VillageCheckRecorded.v1' | 'TownReviewRecorded.v2'>(
    type: Type,
    of: string,
  ): DataOf<Type> | undefined {
    const { facts } = this.subject;
    const since = facts.slice(facts.findLastIndex((fact) => undoes(fact, of)) + 1);
    return ofType(since, type).findLast((data) => !('stage' in data) || data.stage === of);
  }

  last<Type extends ReviewEvent['type']>(type: Type): DataOf<Type> | undefined {
    return this.all(type).at(-1);
  }
}

const ofType = <Type extends ReviewEvent['type']>(facts: readonly Fact[], type: Type): readonly DataOf<Type>[] =>
  facts.filter((fact) => fact.type === type).map(({ data }) => data as DataOf<Type>);

/** Whether what was done at the stage counts no more: taken back, or to be gone through again. */
const undoes = ({ type, data }: Fact, stage: string): boolean => {
  const { taskId = '', withdrawn = [] } = data as { taskId?: string; withdrawn?: readonly string[] };
  return withdrawn.includes(stage) || (type === 'OpinionRetracted.v1' && taskId.startsWith(`${stage}.`));
};
