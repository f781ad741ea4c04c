import { RoleHolders } from '#access/contract';
import type { CaseGiven } from '#procedures/contract';
import { Kinship, PersonDirectory } from '#registry/contract';
import { unitAt } from '#workflow';
import { CaseReader } from './case-reader.js';
import type { Signatories, TownCheckWords } from './domain/joint-review.commands.js';
import { jointReview } from './domain/joint-review.js';
import { officeOfDepartment } from './domain/review-register.js';
import { ReviewDepartments } from './review-departments/review-departments.query.js';

const DISCIPLINE = 'townDisciplineOfficer';
const NOBODY: Signatories = {
  relatives: [],
  registered: [],
  disciplineManned: false,
  disciplineOfficers: [],
  heads: {},
};

/** What a decision on words that name who checked or signed has to know of those persons. */
export class SignatoriesDesk {
  constructor(
    private readonly reader: CaseReader,
    private readonly people: PersonDirectory,
    private readonly kinship: Kinship,
    private readonly holders: RoleHolders,
    private readonly departments: ReviewDepartments,
  ) {}

  async of(orgPath: readonly string[], about: CaseGiven | undefined): Promise<Signatories> {
    switch (about?.words.type) {
      case 'RecordTownReview': {
        const { checks } = about.words as unknown as Readonly<{ checks: readonly TownCheckWords[] }>;
        const named = checks.flatMap(({ checkerId }) => checkerId ?? []);
        const relatives = await this.relativesIn(about.caseId);
        return { ...NOBODY, relatives, ...(await this.checkers(named, unitAt(orgPath, 'town'))) };
      }
      case 'GiveOpinion':
        return { ...NOBODY, relatives: await this.relativesIn(about.caseId), heads: await this.headsIn(orgPath) };
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
  private async relativesIn(caseId: string): Promise<readonly string[]> {
    const { flow } = await this.reader.state(jointReview, caseId);
    return [...(await this.kinship.nearRelativesOf(flow?.subjectId ?? caseId))];
  }

  private async headsIn(orgPath: readonly string[]): Promise<Signatories['heads']> {
    const listed = await this.departments.of(unitAt(orgPath, 'county'));
    return Object.fromEntries(listed.map(({ department, headId }) => [officeOfDepartment(department), headId]));
  }
}

export const signatoriesDesk = {
  provide: SignatoriesDesk,
  inject: [CaseReader, PersonDirectory, Kinship, RoleHolders, ReviewDepartments],
  useFactory: (...parts: ConstructorParameters<typeof SignatoriesDesk>) => new SignatoriesDesk(...parts),
};
