import type { LocalDate } from '#kernel';
import { parameterFault, versionName, type ParameterGrounds, type ParameterVersion } from '#rulebook';
import { fail, ok, type Finding } from './finding.js';

/** A failure for each parameter in force, or to come, that no rule could use. Each is looked at for the unit that set it. */
export const parameterFindings = (grounds: ParameterGrounds, today: LocalDate): readonly Finding[] => {
  const inForce = grounds.versions.filter((version) => !isSuperseded(version, grounds.versions, today));
  const findings = inForce.flatMap((version) => {
    const fault = parameterFault(version, [version.scope], grounds);
    return fault ? [fail('parameters', ...textOf(version, fault.needed), ADVICE)] : [];
  });
  const count = inForce.length;
  return findings.length > 0
    ? findings
    : [ok('parameters', `${count}项参数均可使用`, `all ${count} can be used by their rules`)];
};

const isSuperseded = (version: ParameterVersion, versions: readonly ParameterVersion[], today: LocalDate): boolean =>
  versions.some(
    ({ key, scope, effectiveFrom }) =>
      key === version.key && scope === version.scope && effectiveFrom <= today && effectiveFrom > version.effectiveFrom,
  );

type Needed = Readonly<{ zh: string; en: string }>;

const textOf = (version: ParameterVersion, needed: Needed): [string, string] => {
  const name = versionName(version);
  return [`${name} 无法使用，应为：${needed.zh}`, `${name} cannot be used: it must be ${needed.en}`];
};

const ADVICE = {
  zh: '请用 cunzhi import parameters --reason 更正，当日生效。',
  en: 'Correct it with cunzhi import parameters --reason; it holds from the same day.',
};
