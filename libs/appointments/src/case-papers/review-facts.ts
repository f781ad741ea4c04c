import type { ReviewEvent } from '../domain/joint-review.events.js';
import { MINUTES } from '../domain/joint-review.guard.js';
import { CIRCULATION, SUBMISSION } from '../domain/joint-review.procedure.js';

type DataOf<Type extends ReviewEvent['type']> = Extract<ReviewEvent, { type: Type }>['data'];

/** What a reader may know of a joint review, as its papers need it. */
export class ReviewPaperFacts {
  /** Expects the events of a case as its reader may know them, from its first on. */
  constructor(
    private readonly subject: Readonly<{
      caseId: string;
      facts: readonly Readonly<{ type: string; data: unknown }>[];
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
    return this.all('StageCompleted.v1').findLast(({ stage }) => stage === SUBMISSION)?.on ?? null;
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
    return this.subject.facts.filter((fact) => fact.type === type).map(({ data }) => data as DataOf<Type>);
  }

  last<Type extends ReviewEvent['type']>(type: Type): DataOf<Type> | undefined {
    return this.all(type).at(-1);
  }
}
