export const securityEventKinds = [
  'sign-in',
  'sign-out',
  'refusal',
  'permission-change',
  'credential-change',
  'file-read',
  'export',
  'import',
  'log-read',
] as const;

export type SecurityEventKind = (typeof securityEventKinds)[number];

/**
 * One line of the security log. `subject` is the id of what was acted upon; `code` says why something was refused. Ids and
 * codes only: nothing personal. Who acted, and for which unit, is taken from the running command scope where `accountId`
 * is left out; an empty `accountId` says that nobody is known. `onBehalfOf` is the person in whose place the account acted.
 */
export type SecurityEntry = Readonly<{
  kind: SecurityEventKind;
  outcome: 'allowed' | 'refused';
  accountId?: string | undefined;
  orgCode?: string | undefined;
  onBehalfOf?: string | undefined;
  subject?: string | undefined;
  code?: string | undefined;
  facts?: Readonly<Record<string, string | number | boolean>> | undefined;
}>;

/** The append-only, chained log of what matters to security. Basis: handbook 7 (graded protection, RECALL). */
export abstract class SecurityLog {
  /** Resolves once the entry is stored: what must be on record is recorded before it is shown. */
  abstract record(entry: SecurityEntry): Promise<void>;
}
