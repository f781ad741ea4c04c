import type { JsonValue } from '#kernel';
import { UnusableParameterError, type Lookup, type Needed, type ParameterReading } from '#workflow';
import type { ParameterVersion, StandingVersion } from './parameter.events.js';
import { knownUnits, periodUnits, unitForm } from './parameter-units.js';
import { inForce, NoRuleInForceError, versionName } from './rulebook.js';

/** Why a version is of no use, and what is needed in its place. */
export type ParameterFault = Readonly<{ code: 'unit-unfit' | 'value-unfit'; needed: Needed }>;

/** `shipped` says what each parameter is; `versions` are those that would stand beside the one that is looked at. */
export type ParameterGrounds = Readonly<{
  readings: readonly ParameterReading[];
  shipped: readonly ParameterVersion[];
  versions: readonly StandingVersion[];
}>;

/**
 * Whether the rules can use a version, for the unit at the end of the path on the day from which it holds. Each reading by
 * which the program judges is tried on it; a parameter that no rule reads yet keeps the form that it was shipped in.
 */
export const parameterFault = (
  version: ParameterVersion,
  orgPath: readonly string[],
  grounds: ParameterGrounds,
): ParameterFault | undefined => {
  const shipped = grounds.shipped.find(({ key }) => key === version.key);
  const form = unitForm(version.unit);
  if (!form) return { code: 'unit-unfit', needed: UNITS };
  if (shipped && !isOfOneKind(version.unit, shipped.unit))
    return { code: 'unit-unfit', needed: unitsLike(shipped.unit) };
  if (!form.admits(version.value)) return { code: 'value-unfit', needed: form.needed };
  const beside = neighbours(version, orgPath, grounds);
  for (const reading of grounds.readings) {
    const needed = refusalOf(reading, version.key, beside);
    if (needed) return { code: 'value-unfit', needed };
  }
  return beside.asked.has(version.key) || !shipped || shapeOf(version.value) === shapeOf(shipped.value)
    ? undefined
    : { code: 'value-unfit', needed: like(shipped) };
};

const UNITS: Needed = { zh: knownUnits.join('、'), en: knownUnits.join(', ') };

const areBothPeriods = (...units: readonly string[]) =>
  units.every((unit) => (periodUnits as readonly string[]).includes(unit));

/** A rule in words may be replaced by a number of its own. */
const isOfOneKind = (unit: string, shipped: string): boolean =>
  unit === shipped || shipped === 'rule' || areBothPeriods(unit, shipped);

const unitsLike = (shipped: string): Needed =>
  areBothPeriods(shipped) ? { zh: periodUnits.join('、'), en: periodUnits.join(', ') } : { zh: shipped, en: shipped };

const like = ({ value }: ParameterVersion): Needed => {
  const text = JSON.stringify(value);
  return { zh: `与 ${text} 形式相同的值`, en: `a value in the form of ${text}` };
};

const shapeOf = (value: JsonValue): string => (Array.isArray(value) ? 'list' : typeof value);

type Found = ReturnType<Lookup>;

/** What a reading finds: `find` by key as it would be in force, `asShipped` for what stands in its way. */
type Neighbours = Readonly<{
  asked: ReadonlySet<string>;
  find: (key: string) => Found | undefined;
  asShipped: (key: string) => Found | undefined;
}>;

const neighbours = (
  version: ParameterVersion,
  orgPath: readonly string[],
  { versions, shipped }: ParameterGrounds,
): Neighbours => {
  const asked = new Set<string>();
  const shippedOf = (key: string) => {
    const known = shipped.find((one) => one.key === key);
    return known && foundOf(known);
  };
  const find = (key: string): Found | undefined => {
    asked.add(key);
    if (key === version.key) return foundOf(version);
    try {
      return inForce(versions, key, orgPath, version.effectiveFrom);
    } catch (error) {
      if (!(error instanceof NoRuleInForceError)) throw error;
      return shippedOf(key);
    }
  };
  return { asked, find, asShipped: shippedOf };
};

const foundOf = (version: ParameterVersion): Found => ({
  value: version.value,
  version: versionName(version),
  parameter: version,
});

/** What a reading needs of the key. Where another key is in its way, that one is read as it was shipped. */
const refusalOf = (
  reading: ParameterReading,
  key: string,
  beside: Neighbours,
  aside: readonly string[] = [],
): Needed | undefined => {
  const find = (wanted: string) => (aside.includes(wanted) ? beside.asShipped(wanted) : beside.find(wanted));
  const lookup: Lookup = (wanted) => {
    const found = find(wanted);
    if (!found) throw new NoRuleInForceError(wanted, []);
    return found;
  };
  try {
    reading(lookup, (wanted) => find(wanted) !== undefined);
    return undefined;
  } catch (error) {
    if (error instanceof NoRuleInForceError) return undefined;
    if (!(error instanceof UnusableParameterError)) throw error;
    if (error.key === key) return error.needed;
    return aside.includes(error.key) ? undefined : refusalOf(reading, key, beside, [...aside, error.key]);
  }
};
