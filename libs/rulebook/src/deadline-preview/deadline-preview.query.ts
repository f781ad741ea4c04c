import { Injectable } from '@nestjs/common';
import { computeDeadline, type Period, type PeriodUnit, type Working } from '#calendar';
import { RejectedError } from '#event-store';
import { NoRuleInForceError, type InForce } from '../domain/rulebook.js';
import { Rulebook } from '../rulebook-cache.js';
import { UnitPaths } from '../unit-paths.port.js';

export const periodUnits = ['workingDay', 'calendarDay', 'month', 'year'] as const satisfies readonly PeriodUnit[];

/** Either `amount` and `unit`, or a rule as it is in force for a unit on the anchor day. */
export type PreviewRequest = Pick<Period, 'anchor' | 'direction'> &
  Readonly<{
    amount?: number | undefined;
    unit?: PeriodUnit | undefined;
    ruleKey?: string | undefined;
    orgCode?: string | undefined;
  }>;

/** The due date with its whole working; `rule` is the version that it was computed by, null without a rule. */
export type PreviewView = Working & Readonly<{ rule: Readonly<{ key: string; version: string }> | null }>;

type Counted = Pick<Period, 'amount' | 'unit'> & Pick<PreviewView, 'rule'>;

/** Computes a deadline without starting one. */
@Injectable()
export class DeadlinePreview {
  constructor(
    private readonly rulebook: Rulebook,
    private readonly units: UnitPaths,
  ) {}

  /** Throws RejectedError: `amount-or-rule`, `unknown-rule` or `rule-is-no-period`. */
  async of(request: PreviewRequest): Promise<PreviewView> {
    const { calendar } = await this.rulebook.current();
    const { anchor, direction } = request;
    const { amount, unit, rule } = await this.counted(request);
    return { ...computeDeadline({ anchor, amount, unit, direction }, calendar), rule };
  }

  private async counted({ anchor, amount, unit, ruleKey, orgCode }: PreviewRequest): Promise<Counted> {
    const byAmount = amount !== undefined && unit !== undefined;
    const byRule = ruleKey !== undefined && orgCode !== undefined;
    if (byAmount && ruleKey === undefined && orgCode === undefined) return { amount, unit, rule: null };
    if (!byRule || amount !== undefined || unit !== undefined) throw new RejectedError('amount-or-rule');
    const found = await this.inForce(ruleKey, orgCode, anchor);
    const { value, version, parameter } = found;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || !isPeriodUnit(parameter.unit))
      throw new RejectedError('rule-is-no-period', { key: ruleKey });
    return { amount: value, unit: parameter.unit, rule: { key: ruleKey, version } };
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
