/**
 * Who may give a command, as a pure function of the command and the folded case. The runner asks it before `decide`, on
 * every way in. A command without a requirement is refused (deny by default).
 */
export type Grantee =
  Readonly<{ role: string; org: string }> | Readonly<{ person: string }> | Readonly<{ system: true }>;

/**
 * `persons` may not act here, whatever roles they hold; nor may a near relative of `kinOf`, nor who has declared an interest
 * in one of `interestIn` (ids of cases and persons). `code` says which rule of separation stops them.
 */
export type Separation = Readonly<{
  code: string;
  persons: readonly string[];
  kinOf?: readonly string[];
  interestIn?: readonly string[];
}>;

/**
 * Who recuses themselves from a case about a person: near relatives, and who has declared an interest in the case or the
 * person. Basis: handbook 1.2 (separation rules); Civil Code, art. 1045 (near relatives).
 */
export const recusalsFrom = (caseId: string, personId: string): readonly Separation[] => [
  { code: 'near-relative', persons: [], kinOf: [personId] },
  { code: 'declared-interest', persons: [], interestIn: [caseId, personId] },
];

/**
 * Paper that an office signs, which `register` keeps at the unit. `signedBy` is whom a command names as its signer; left out
 * where none is given yet. `told` learn that nobody may sign.
 */
export type Signing = Readonly<{
  register: string;
  office: string;
  unit: string;
  told: readonly Readonly<{ role: string; org: string }>[];
  signedBy?: string;
}>;

/** In the place of `person`, who holds none of `holds` any more, each of `anyOf` may act. */
export type Succession = Readonly<{ person: string; holds: readonly Grantee[]; anyOf: readonly Grantee[] }>;

/**
 * `seenBy` may know that the case exists though they may not act on it; to everyone else it is unknown. `refusal` is the code
 * by which they are told why they may not; `not-permitted` where left out.
 */
export type Requirement = Readonly<{
  anyOf: readonly Grantee[];
  successions?: readonly Succession[];
  refusal?: string;
  seenBy?: readonly Grantee[];
  separation?: readonly Separation[];
  signing?: Signing;
}>;

export type Policy<C, S> = (command: C, state: S) => Requirement | undefined;
