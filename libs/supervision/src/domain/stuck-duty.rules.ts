import { UnusableParameterError, type Recipient, type Recipients, type ValueLookup } from '#workflow';

/** The parameter that names the roles. */
export const ESCALATION = 'escalation.stuckDuty';

const DEPTHS: readonly (readonly [RegExp, number])[] = [
  [/^town/, 2],
  [/^city/, 0],
];
const COUNTY = 1;

/**
 * Whom the alert reaches: each role at its own level on the path of the case, and so its holders there and above. Basis:
 * handbook 2.2, supervisors by level (DEFAULT, a parameter). Throws UnusableParameterError.
 */
export const stuckRecipients = (orgPath: readonly string[], lookup: ValueLookup): Recipients => {
  const found = lookup(ESCALATION);
  const { to, copyTo } = (found.value ?? {}) as { to?: unknown; copyTo?: unknown };
  if (!areRoles(to) || !areRoles(copyTo))
    throw new UnusableParameterError(ESCALATION, { zh: '角色的 { to, copyTo }', en: '{ to, copyTo } of roles' }, found);
  const recipient = (role: string): Recipient => ({ role, org: unitOf(role, orgPath) });
  return { to: to.map(recipient), copyTo: copyTo.map(recipient) };
};

const areRoles = (list: unknown): list is readonly string[] =>
  Array.isArray(list) && list.every((role) => typeof role === 'string');

const unitOf = (role: string, orgPath: readonly string[]): string => {
  const depth = DEPTHS.find(([prefix]) => prefix.test(role))?.[1] ?? COUNTY;
  return orgPath[depth] ?? orgPath.at(-1) ?? '';
};
