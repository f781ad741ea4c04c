import { Injectable } from '@nestjs/common';
import { CommandAuthorizer } from '#event-store';
import type { Actor } from '#kernel';
import type { CaseDuty } from './contract/index.js';
import type { StuckReason } from './domain/stuck-duty.events.js';
import { WaitingLines, type OpenStuckDuty, type WaitingLine } from './stuck-duties/waiting-lines.query.js';
import { StuckDutyDesk } from './stuck-duty-desk.js';

const PAGE = 100;
const AT_ONCE = 4;

type Finding = Readonly<{ line: WaitingLine; duty: CaseDuty; stuckId: string; reason: StuckReason | null }>;

/**
 * Looks for duties on which nobody may act, and at those found before. Whether somebody may act is asked of the authorizer,
 * for each account that may be meant; of paper that an office signs, whether there is somebody to sign it. A substitute may
 * do what the principal may: where no principal can, neither can they.
 */
@Injectable()
export class StuckDutyWatch {
  private reached = '';

  constructor(
    private readonly lines: WaitingLines,
    private readonly authorizer: CommandAuthorizer,
    private readonly desk: StuckDutyDesk,
  ) {}

  /**
   * Goes on where it stopped the last time, until every open case was looked at once or `patienceMs` have passed; so its
   * cost does not depend on how many cases there are. Answers how many duties were found stuck or lifted.
   */
  async look(patienceMs: number): Promise<number> {
    const until = performance.now() + patienceMs;
    let changes = 0;
    const reviewed = new Set<string>();
    for (let after: string | undefined = ''; after !== undefined;) {
      const keys = await this.lines.stuckKeysAfter(after, PAGE);
      changes += await this.review(keys);
      for (const key of keys) reviewed.add(key);
      after = keys.length < PAGE ? undefined : keys.at(-1);
    }
    do {
      const keys = await this.lines.keysAfter(this.reached, PAGE);
      changes += await this.review(keys.filter((key) => !reviewed.has(key)));
      this.reached = keys.length < PAGE ? '' : keys.at(-1)!;
    } while (this.reached !== '' && performance.now() < until);
    return changes;
  }

  private async review(keys: readonly string[]): Promise<number> {
    if (keys.length === 0) return 0;
    const [lines, stuck] = await Promise.all([this.lines.of(keys), this.lines.stuckOf(keys)]);
    const holdersOf = await this.lines.holdersFor(lines);
    const duties = lines.flatMap((line) => line.duties.map((duty) => ({ line, duty })));
    const findings: Finding[] = [];
    for (let from = 0; from < duties.length; from += AT_ONCE)
      findings.push(
        ...(await Promise.all(
          duties.slice(from, from + AT_ONCE).map(async ({ line, duty }) => ({
            line,
            duty,
            stuckId: StuckDutyDesk.idOf(line.key, duty),
            reason: await this.reasonFor(duty, holdersOf(line, duty)),
          })),
        )),
      );
    return this.record(findings, stuck);
  }

  /** Null where somebody may act. */
  private async reasonFor(duty: CaseDuty, holders: readonly Actor[]): Promise<StuckReason | null> {
    if (duty.anyOf.some((grantee) => 'system' in grantee)) return null;
    let reason: StuckReason = 'no-holder';
    for (const holder of holders) {
      const refusal = await this.authorizer.authorize(holder, duty);
      if (!refusal) return this.desk.unsigned(duty);
      if (refusal.code !== 'not-permitted') reason = 'recused';
      else if (reason === 'no-holder') reason = 'not-in-force';
    }
    return reason;
  }

  private async record(findings: readonly Finding[], stuck: readonly OpenStuckDuty[]): Promise<number> {
    const before = new Map(stuck.map((one) => [one.case_id, one.reason]));
    const waiting = new Map<string, Finding>();
    for (const finding of findings)
      if ((waiting.get(finding.stuckId)?.reason ?? null) === null) waiting.set(finding.stuckId, finding);
    const gone = stuck.filter(({ case_id }) => !waiting.has(case_id));
    const changed = [...waiting.values()].filter(({ stuckId, reason }) => reason !== (before.get(stuckId) ?? null));
    for (const { case_id } of gone)
      await this.desk.bySystem(case_id, { type: 'LiftStuckDuty', because: 'no-longer-waited-for' });
    for (const finding of changed) await this.tell(finding);
    return gone.length + changed.length;
  }

  private tell({ line, duty, stuckId, reason }: Finding) {
    if (reason === null) return this.desk.bySystem(stuckId, { type: 'LiftStuckDuty', because: 'somebody-can-act' });
    const { category, case_id: caseId, org_code: orgCode, org_path: orgPath, subject_person: subjectId } = line;
    const waitsFor = duty.anyOf.flatMap((grantee) => ('system' in grantee ? [] : grantee));
    const found = { stuckId, category, caseId, action: duty.action, orgCode, orgPath, subjectId, waitsFor, reason };
    return this.desk.bySystem(stuckId, { type: 'ReportStuckDuty', duty: found }, duty.signing?.told);
  }
}
