/**
 * Who may give a command, as a pure function of the command and the folded case. The runner asks it before `decide`, on
 * every way in. A command without a requirement is refused (deny by default).
 */
export type Grantee =
  Readonly<{ role: string; org: string }> | Readonly<{ person: string }> | Readonly<{ system: true }>;

/** `persons` may not act here, whatever roles they hold; `code` says which rule of separation stops them. */
export type Separation = Readonly<{ code: string; persons: readonly string[] }>;

/** `seenBy` may know that the case exists though they may not act on it; to everyone else it is unknown. */
export type Requirement = Readonly<{
  anyOf: readonly Grantee[];
  seenBy?: readonly Grantee[];
  separation?: readonly Separation[];
}>;

export type Policy<C, S> = (command: C, state: S) => Requirement | undefined;
