import type { JsonValue } from '#kernel';
import type { Recipient, Recipients } from '#workflow';

/** The parameter that names the roles. */
export const ESCALATION = 'escalation.stuckDuty';

const DEPTHS: readonly (readonly [RegExp, number])[] = [
  [/^town/, 2],
  [/^city/, 0],
];
const COUNTY = 1;

/** The parameter cannot be used as it is set: the registry of parameters has to be put right. */
class UnusableEscalationError extends Error {
  override readonly name = 'UnusableEscalationError';
}

/**
 * Whom the alert reaches: each role at its own level on the path of the case, and so its holders there and above. Basis:
 * handbook 2.2, supervisors by level (DEFAULT, a parameter).
 */
export const stuckRecipients = (orgPath: readonly string[], value: JsonValue): Recipients => {
  const { to, copyTo } = (value ?? {}) as { to?: unknown; copyTo?: unknown };
  if (!areRoles(to) || !areRoles(copyTo)) throw new UnusableEscalationError(`${ESCALATION}: { to, copyTo } of roles`);
  const recipient = (role: string): Recipient => ({ role, org: unitOf(role, orgPath) });
  return { to: to.map(recipient), copyTo: copyTo.map(recipient) };
};

const areRoles = (list: unknown): list is readonly string[] =>
  Array.isArray(list) && list.every((role) => typeof role === 'string');

const unitOf = (role: string, orgPath: readonly string[]): string => {
  const depth = DEPTHS.find(([prefix]) => prefix.test(role))?.[1] ?? COUNTY;
  return orgPath[depth] ?? orgPath.at(-1) ?? '';
};
