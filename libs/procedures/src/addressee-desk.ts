import { RoleHolders, roleCodes } from '#access/contract';
import { RejectedError } from '#event-store';
import { Clock, type Grantee } from '#kernel';
import { Kinship, OrgTree, PostDirectory } from '#registry/contract';
import { addresseeRefusal, unitAt, type Addressee, type Concern, type Office } from '#workflow';
import { OfficeDesk, type OfficeNamed } from './office-desk.js';

/** Whom a case is about, and the units from the top of the tree down to its own. */
export type Surroundings = Readonly<{ about: readonly string[]; orgPath: readonly string[] }>;

/** Finds the offices and persons that users of a case name, and refuses whom the case may not be shown to. */
export class AddresseeDesk {
  constructor(
    private readonly offices: OfficeDesk,
    private readonly holders: RoleHolders,
    private readonly posts: PostDirectory,
    private readonly kinship: Kinship,
    private readonly tree: Pick<OrgTree, 'path'>,
    private readonly clock: Clock,
  ) {}

  /** All of them, in their order; throws RejectedError where one may not be named. */
  async named(names: readonly OfficeNamed[], { about, orgPath }: Surroundings): Promise<readonly Office[]> {
    const kin = await Promise.all(about.map((person) => this.kinship.nearRelativesOf(person)));
    const relatives = [...new Set(kin.flatMap((of) => [...of]))];
    const concern: Concern = { about, relatives, orgPath, county: unitAt(orgPath, 'county') };
    return Promise.all(names.map((name) => this.admitted(name, concern)));
  }

  private async admitted(name: OfficeNamed, concern: Concern): Promise<Office> {
    if (name.person === undefined && name.role !== undefined && !(roleCodes as readonly string[]).includes(name.role))
      throw new RejectedError('unknown-office-role');
    const path = name.person === undefined && name.org !== undefined ? await this.tree.path(name.org) : [];
    const office = await this.offices.named(name, path);
    const [grantee] = office.anyOf;
    const refusal = addresseeRefusal(await this.addressee(grantee!, office, path, concern), concern);
    if (refusal) throw new RejectedError(refusal.rejected);
    return office;
  }

  private async addressee(
    grantee: Grantee,
    { manned }: Office,
    path: readonly string[],
    { about, relatives }: Concern,
  ): Promise<Addressee> {
    if ('person' in grantee) return { persons: [grantee.person], paths: await this.pathsOf(grantee.person), manned };
    const role = 'role' in grantee ? grantee.role : '';
    const kept = [...about, ...relatives];
    const held = await Promise.all(kept.map((person) => this.holds(person, role, path)));
    return { persons: kept.filter((_, index) => held[index]), paths: [path], manned };
  }

  private async holds(person: string, role: string, path: readonly string[]): Promise<boolean> {
    const offices = await this.holders.officesOf([person]);
    return offices.some(({ roles }) => roles.some((one) => one.role === role && path.includes(one.orgCode)));
  }

  private async pathsOf(person: string): Promise<readonly (readonly string[])[]> {
    const [offices, posts] = await Promise.all([
      this.holders.officesOf([person]),
      this.posts.postsOn(person, this.clock.today()),
    ]);
    const units = [
      ...offices.flatMap(({ orgCode, roles }) => [orgCode, ...roles.map((one) => one.orgCode)]),
      ...posts.map(({ orgCode }) => orgCode),
    ];
    return Promise.all([...new Set(units)].map((unit) => this.tree.path(unit)));
  }
}
