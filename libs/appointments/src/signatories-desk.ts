import { RoleHolders, Signers } from '#access/contract';
import { EventReader, stateIn } from '#event-store';
import type { CaseGiven } from '#procedures/contract';
import { Kinship, PersonDirectory } from '#registry/contract';
import { unitAt } from '#workflow';
import type { Signatories, TownCheckWords } from './domain/joint-review.commands.js';
import { jointReview } from './domain/joint-review.js';

const DISCIPLINE = 'townDisciplineOfficer';
const NOBODY: Signatories = {
  relatives: [],
  registered: [],
  disciplineManned: false,
  disciplineOfficers: [],
  deputy: null,
};

/** What a decision on words that name who checked or signed has to know of those persons. */
export class SignatoriesDesk {
  constructor(
    private readonly reader: EventReader,
    private readonly people: PersonDirectory,
    private readonly kinship: Kinship,
    private readonly holders: RoleHolders,
    private readonly signers: Signers,
  ) {}

  async of(orgPath: readonly string[], about: CaseGiven | undefined): Promise<Signatories> {
    switch (about?.words.type) {
      case 'RecordTownReview': {
        const { checks } = about.words as unknown as Readonly<{ checks: readonly TownCheckWords[] }>;
        const named = checks.flatMap(({ checkerId }) => checkerId ?? []);
        const relatives = await this.relativesIn(about);
        return { ...NOBODY, relatives, ...(await this.checkers(named, unitAt(orgPath, 'town'))) };
      }
      case 'GiveOpinion':
        return { ...NOBODY, deputy: await this.deputyIn(about) };
      default:
        return NOBODY;
    }
  }

  private async checkers(named: readonly string[], town: string) {
    const [names, [manned = false], held] = await Promise.all([
      this.people.namesOf(named),
      this.holders.areThere([{ role: DISCIPLINE, units: [town] }]),
      Promise.all(named.map((person) => this.isOfDiscipline(person, town))),
    ]);
    return {
      registered: named.filter((person) => names.has(person)),
      disciplineManned: manned,
      disciplineOfficers: named.filter((_, index) => held[index]),
    };
  }

  private async isOfDiscipline(person: string, town: string): Promise<boolean> {
    const offices = await this.holders.officesOf([person]);
    return offices.some(({ roles }) => roles.some((one) => one.role === DISCIPLINE && one.orgCode === town));
  }

  /** A review that is missing is not answered sooner than one that is hidden. */
  private async relativesIn({ caseId, recorded }: CaseGiven): Promise<readonly string[]> {
    const { flow } = await stateIn(this.reader, jointReview, recorded);
    return [...(await this.kinship.nearRelativesOf(flow?.subjectId ?? caseId))];
  }

  /** The deputy of the department that replies, where they sign: asked of the rules that judge the command. */
  private async deputyIn({ words, recorded }: CaseGiven): Promise<Signatories['deputy']> {
    const requirement = jointReview.policy(words as never, await stateIn(this.reader, jointReview, recorded));
    if (!requirement?.signing) return null;
    const { signing, separation = [] } = requirement;
    const signer = await this.signers.of({ signing, separation });
    return signer.as === 'deputy' ? { personId: signer.personId, because: signer.because } : null;
  }
}

export const signatoriesDesk = {
  provide: SignatoriesDesk,
  inject: [EventReader, PersonDirectory, Kinship, RoleHolders, Signers],
  useFactory: (...parts: ConstructorParameters<typeof SignatoriesDesk>) => new SignatoriesDesk(...parts),
};
