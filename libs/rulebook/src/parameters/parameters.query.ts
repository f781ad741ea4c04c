import { Injectable } from '@nestjs/common';
import { Clock, type LocalDate } from '#kernel';
import { inForce, NoRuleInForceError, standing, versionName } from '../domain/rulebook.js';
import { Rulebook, type RecordedVersion } from '../rulebook-cache.js';
import { UnitPaths } from '../unit-paths.port.js';

/**
 * `version` names key, scope and effective date, as events record it. `replacedAt` is the instant from which a correction
 * stands in the place of this version, null while none does.
 */
export type ParameterView = RecordedVersion & Readonly<{ version: string; replacedAt: string | null }>;

/**
 * `scope` asks what is in force for that unit `on` a day (today where it is left out); without it all versions come, those
 * that were corrected as well. `knownAt` asks by what was known at that instant.
 */
export type ParameterFilter = Readonly<{
  key?: string | undefined;
  scope?: string | undefined;
  on?: LocalDate | undefined;
  knownAt?: string | undefined;
}>;

/** The parameters of the rulebook, in the order of their keys and effective dates. */
@Injectable()
export class Parameters {
  constructor(
    private readonly rulebook: Rulebook,
    private readonly units: UnitPaths,
    private readonly clock: Clock,
  ) {}

  async find({ key, scope, on, knownAt }: ParameterFilter): Promise<readonly ParameterView[]> {
    const { history } = await this.rulebook.current();
    const known = history
      .filter((parameter) => key === undefined || parameter.key === key)
      .filter(({ setAt }) => knownAt === undefined || Date.parse(setAt) <= Date.parse(knownAt));
    const views = viewsOf(known);
    if (scope === undefined) return views.toSorted(inOrder);
    const path = await this.units.path(scope);
    const day = on ?? this.clock.today();
    const byName = new Map(views.map((view) => [view.version, view]));
    const versions = standing(known);
    const found = [...new Set(versions.map((version) => version.key))].flatMap((wanted) => {
      try {
        return byName.get(inForce(versions, wanted, path, day).version) ?? [];
      } catch (error) {
        if (error instanceof NoRuleInForceError) return [];
        throw error;
      }
    });
    return found.toSorted(inOrder);
  }
}

const viewsOf = (versions: readonly RecordedVersion[]): readonly ParameterView[] => {
  const setAt = new Map(versions.map((version) => [versionName(version), version.setAt]));
  return versions.map((version) => ({
    ...version,
    version: versionName(version),
    replacedAt: setAt.get(versionName({ ...version, correction: version.correction + 1 })) ?? null,
  }));
};

const inOrder = (a: ParameterView, b: ParameterView): number => (a.version < b.version ? -1 : 1);
