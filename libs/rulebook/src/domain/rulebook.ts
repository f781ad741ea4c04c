import type { JsonValue, LocalDate } from '#kernel';
import type { ParameterVersion, StandingVersion } from './parameter.events.js';

/**
 * A parameter as it is in force for a unit on a day. `version` names the key, the scope and the effective date, and which
 * correction it is, where it is one.
 */
export type InForce = Readonly<{ value: JsonValue; version: string; parameter: ParameterVersion }>;

/** No version of the parameter covers the unit. The registry of parameters is incomplete: nothing can be judged. */
export class NoRuleInForceError extends Error {
  override readonly name = 'NoRuleInForceError';
  readonly scope: string;

  constructor(
    readonly key: string,
    orgPath: readonly string[],
  ) {
    super(`no version of parameter ${key} covers this unit`);
    this.scope = orgPath.at(-1) ?? '';
  }
}

type Named = Pick<ParameterVersion, 'key' | 'scope' | 'effectiveFrom'> & Partial<Pick<StandingVersion, 'correction'>>;

/** `event.tablesMax@370112:2026-07-01`, with `~2` behind it for the second correction. */
export const versionName = ({ key, scope, effectiveFrom, correction = 0 }: Named): string =>
  `${key}@${scope}:${effectiveFrom}${correction === 0 ? '' : `~${correction}`}`;

/** The versions as they stand: each in its last correction. */
export const standing = <V extends StandingVersion>(versions: readonly V[]): readonly V[] => {
  const last = new Map<string, V>();
  for (const version of versions) {
    const place = versionName({ ...version, correction: 0 });
    if (version.correction >= (last.get(place)?.correction ?? 0)) last.set(place, version);
  }
  return [...last.values()];
};

/**
 * The version in force: of the most specific scope on the unit's path (city, county, town, village) that has one in
 * force on the day, the latest; a day before all versions takes the earliest, for the plan itself has no older rules.
 */
export const inForce = (
  versions: readonly ParameterVersion[],
  key: string,
  orgPath: readonly string[],
  on: LocalDate,
): InForce => {
  const covering = versions.filter((version) => version.key === key && orgPath.includes(version.scope));
  const current = covering.filter(({ effectiveFrom }) => effectiveFrom <= on);
  const found = current.length > 0 ? current.toSorted(bySpecificity(orgPath)).at(-1) : covering.toSorted(byDate)[0];
  if (!found) throw new NoRuleInForceError(key, orgPath);
  return { value: found.value, version: versionName(found), parameter: found };
};

const BEFORE = /\(before\)$/;

/**
 * Whether the period of a rule runs up to the day of its anchor: "event date (before)". A scope may set another length, and
 * never turns the rule round. Basis: handbook 2.1, the direction belongs to the rule.
 */
export const runsBefore = (versions: readonly ParameterVersion[], key: string): boolean =>
  versions.some((version) => version.key === key && BEFORE.test(version.anchor));

const byDate = (a: ParameterVersion, b: ParameterVersion) => a.effectiveFrom.localeCompare(b.effectiveFrom);

const bySpecificity = (orgPath: readonly string[]) => (a: ParameterVersion, b: ParameterVersion) =>
  orgPath.indexOf(a.scope) - orgPath.indexOf(b.scope) || byDate(a, b);
