import { Injectable } from '@nestjs/common';
import { Clock, type LocalDate } from '#kernel';
import type { ParameterVersion } from '../domain/parameter.events.js';
import { NoRuleInForceError } from '../domain/rulebook.js';
import { Rulebook } from '../rulebook-cache.js';
import { UnitPaths } from '../unit-paths.port.js';

/** `version` names key, scope and effective date, as events record it. */
export type ParameterView = ParameterVersion & Readonly<{ version: string }>;

/** `scope` asks what is in force for that unit `on` a day (today where it is left out); without it all versions come. */
export type ParameterFilter = Readonly<{
  key?: string | undefined;
  scope?: string | undefined;
  on?: LocalDate | undefined;
}>;

/** The parameters of the rulebook, in the order of their keys and effective dates. */
@Injectable()
export class Parameters {
  constructor(
    private readonly rulebook: Rulebook,
    private readonly units: UnitPaths,
    private readonly clock: Clock,
  ) {}

  async find({ key, scope, on }: ParameterFilter): Promise<readonly ParameterView[]> {
    const edition = await this.rulebook.current();
    const known = edition.parameters.filter((parameter) => key === undefined || parameter.key === key);
    if (scope === undefined) return known.map(viewOf).toSorted(inOrder);
    const path = await this.units.path(scope);
    const day = on ?? this.clock.today();
    const keys = [...new Set(known.map((parameter) => parameter.key))];
    const inForce = keys.flatMap((wanted) => {
      try {
        return viewOf(edition.inForce(wanted, path, day).parameter);
      } catch (error) {
        if (error instanceof NoRuleInForceError) return [];
        throw error;
      }
    });
    return inForce.toSorted(inOrder);
  }
}

const viewOf = (parameter: ParameterVersion): ParameterView => {
  const { key, scope, effectiveFrom } = parameter;
  return { ...parameter, version: `${key}@${scope}:${effectiveFrom}` };
};

const inOrder = (a: ParameterView, b: ParameterView): number => (a.version < b.version ? -1 : 1);
