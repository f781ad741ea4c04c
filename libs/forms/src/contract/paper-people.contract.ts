import type { LocalDate } from '#kernel';

/** A line of a career: `period` is `2020年3月—2024年5月`. */
export type CareerLine = Readonly<{ period: string; description: string }>;

/** What is registered of a person, in the words of forms. */
export type PersonalLine = Readonly<{
  gender: string;
  bornIn: string;
  education: string;
  politicalStatus: string;
  joinedPartyIn: string;
}>;

/** What official forms call people, posts and units. A dash stands where nothing is known. */
export abstract class PaperPeople {
  abstract name(personId: string): Promise<string>;
  /** Many at once; one of whom the register knows nothing is as one who was erased. */
  abstract names(personIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  abstract unit(code: string): Promise<string>;
  /** The Party committee of a town: that of a subdistrict is a working committee. Basis: handbook 1.1. */
  abstract partyCommittee(townCode: string): Promise<string>;
  /** A post that is registered no more goes by its code. */
  abstract post(code: string): string;
  abstract postsOf(personId: string, on: LocalDate): Promise<string>;
  abstract careerOf(personId: string): Promise<readonly CareerLine[]>;
  abstract personal(personId: string): Promise<PersonalLine>;
}
