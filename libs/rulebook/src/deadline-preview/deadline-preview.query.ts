import { Injectable } from '@nestjs/common';
import { computeDeadline, type Period, type PeriodUnit, type Working } from '#calendar';
import { RejectedError } from '#event-store';
import { periodUnits } from '../domain/parameter-units.js';
import { NoRuleInForceError, runsBefore, type InForce } from '../domain/rulebook.js';
import { Rulebook } from '../rulebook-cache.js';
import { UnitPaths } from '../unit-paths.port.js';

/**
 * Either `amount` and `unit`, counted after the anchor unless it says otherwise, or a rule as it is in force for a unit on
 * the anchor day, which has a direction of its own.
 */
export type PreviewRequest = Pick<Period, 'anchor'> &
  Readonly<{
    direction?: Period['direction'] | undefined;
    amount?: number | undefined;
    unit?: PeriodUnit | undefined;
    ruleKey?: string | undefined;
    orgCode?: string | undefined;
  }>;

/** The due date with its whole working; `rule` is the version that it was computed by, null without a rule. */
export type PreviewView = Working & Readonly<{ rule: Readonly<{ key: string; version: string }> | null }>;

type Counted = Pick<Period, 'amount' | 'unit' | 'direction'> & Pick<PreviewView, 'rule'>;

/** Computes a deadline without starting one. */
@Injectable()
export class DeadlinePreview {
  constructor(
    private readonly rulebook: Rulebook,
    private readonly units: UnitPaths,
  ) {}

  /** Throws RejectedError: `amount-or-rule`, `unknown-rule`, `rule-is-no-period` or `direction-of-rule`. */
  async of(request: PreviewRequest): Promise<PreviewView> {
    const { calendar } = await this.rulebook.current();
    const { anchor } = request;
    const { amount, unit, direction, rule } = await this.counted(request);
    return { ...computeDeadline({ anchor, amount, unit, direction }, calendar), rule };
  }

  private async counted({ anchor, amount, unit, direction, ruleKey, orgCode }: PreviewRequest): Promise<Counted> {
    const byAmount = amount !== undefined && unit !== undefined;
    const byRule = ruleKey !== undefined && orgCode !== undefined;
    if (byAmount && ruleKey === undefined && orgCode === undefined)
      return { amount, unit, direction: direction ?? 'after', rule: null };
    if (!byRule || amount !== undefined || unit !== undefined) throw new RejectedError('amount-or-rule');
    const found = await this.inForce(ruleKey, orgCode, anchor);
    const { value, version, parameter } = found;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || !isPeriodUnit(parameter.unit))
      throw new RejectedError('rule-is-no-period', { key: ruleKey });
    const own = runsBefore((await this.rulebook.current()).parameters, ruleKey) ? 'before' : 'after';
    if ((direction ?? own) !== own) throw new RejectedError('direction-of-rule', { key: ruleKey });
    return { amount: value, unit: parameter.unit, direction: own, rule: { key: ruleKey, version } };
  }

  private async inForce(key: string, orgCode: string, on: string): Promise<InForce> {
    const { inForce } = await this.rulebook.current();
    try {
      return inForce(key, await this.units.path(orgCode), on);
    } catch (error) {
      if (error instanceof NoRuleInForceError) throw new RejectedError('unknown-rule', { key });
      throw error;
    }
  }
}

const isPeriodUnit = (unit: string): unit is PeriodUnit => (periodUnits as readonly string[]).includes(unit);
