import type { LocalDate, Requirement, Signing } from '#kernel';

/** Who heads an office of a register on a day, and who deputizes; null where nobody does. */
export type Heads = Readonly<{ head: string; deputy: string | null }>;
type FindHeads = (office: string, unit: string, on: LocalDate) => Promise<Heads | undefined>;

/** The registers in which contexts keep the heads of their offices. Each registers its own once when its module starts. */
export class HeadRegisters {
  private readonly found = new Map<string, FindHeads>();

  register(name: string, find: FindHeads): void {
    if (this.found.has(name)) throw new Error(`two contexts keep the register ${name}`);
    this.found.set(name, find);
  }

  /** Undefined where the register holds no such office. Throws where no context keeps the register. */
  headsOf({ register, office, unit }: Signing, on: LocalDate): Promise<Heads | undefined> {
    const find = this.found.get(register);
    if (!find) throw new Error(`no context keeps the register ${register}`);
    return find(office, unit, on);
  }
}

/** Who signs the paper of an office today, and why it is the deputy; or why nobody may. */
export type Signer =
  | Readonly<{ personId: string; as: 'head'; because: null }>
  | Readonly<{ personId: string; as: 'deputy'; because: 'head-recused' | 'head-without-account' }>
  | Readonly<{ personId: null; as: null; because: 'recused' | 'no-holder' }>;

/** What has to be known of a requirement to tell who signs. */
export type SigningRequirement = Pick<Requirement, 'separation'> & Readonly<{ signing: Signing }>;

/** Tells who signs for an office, by the rules of separation that hold for those who act. */
export abstract class Signers {
  abstract of(requirement: SigningRequirement): Promise<Signer>;
}
