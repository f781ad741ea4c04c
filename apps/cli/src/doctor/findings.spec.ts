import { describe, expect, it } from '@jest/globals';
import { calendarFindings, type CalendarFacts } from './calendar-findings.js';
import { doctorExitCode, fail, findingLines, ok, warn } from './finding.js';
import { parkedFindings, queueFindings } from './job-findings.js';
import { clockFinding, diskFinding } from './machine-findings.js';
import { vaultFinding } from './vault-finding.js';

const levels = (findings: readonly { level: string }[]) => findings.map(({ level }) => level);
const GIB = 1024 ** 3;

describe('calendar', () => {
  const facts: CalendarFacts = { today: '2026-09-30', lastPublished: 2026, openDeadlines: 4, provisionalDeadlines: 0 };
  const level = (changed: Partial<CalendarFacts>) => levels(calendarFindings({ ...facts, ...changed }));

  it('needs the next year from the first of October on', () => {
    expect(level({})).toEqual(['ok', 'ok']);
    expect(level({ today: '2026-10-01' })).toEqual(['warn', 'ok']);
    expect(level({ today: '2026-12-31', lastPublished: 2027 })).toEqual(['ok', 'ok']);
  });

  it('fails without the current year', () => {
    expect(level({ lastPublished: 2025 })).toEqual(['fail', 'ok']);
    expect(level({ lastPublished: null })).toEqual(['fail', 'ok']);
  });

  it('tells how many open deadlines are provisional', () => {
    const [, deadlines] = calendarFindings({ ...facts, provisionalDeadlines: 3 });
    expect(deadlines).toMatchObject({
      level: 'warn',
      zh: '进行中的时限4项，其中暂定3项',
      en: '4 open, 3 of them provisional',
    });
  });
});

describe('queues', () => {
  const depth = { waiting: 2, active: 1, delayed: 5, failed: 0, oldestWaitingMs: 60_000 };

  it('are sound while no job has waited for more than a minute', () => {
    const [queue] = queueFindings({ wake: depth });
    expect(queue).toMatchObject({ level: 'ok', check: 'queue wake' });
    expect(queue?.en).toBe('waiting 2, active 1, delayed 5, failed 0, oldest waits 60 s');
  });

  it('want workers once one has', () =>
    expect(levels(queueFindings({ wake: { ...depth, oldestWaitingMs: 60_001 } }))).toEqual(['warn']));
});

describe('parked reactions', () => {
  it('are a failure each, by reaction, event and code', () => {
    const parked = {
      reaction: 'when-a-then-b',
      eventId: 'e1',
      stream: 'ceremony-c1',
      revision: 3,
      position: 41n,
      type: 'ReportDrafted.v1',
      code: 'conflict',
      attempts: 6,
    };
    expect(levels(parkedFindings([]))).toEqual(['ok']);
    const [finding] = parkedFindings([parked]);
    expect(finding).toMatchObject({
      level: 'fail',
      en: 'when-a-then-b gave up on ReportDrafted.v1 of ceremony-c1 at position 41 after 6 attempts: conflict',
    });
    expect(finding?.advice?.en).toContain('--retry-parked');
  });
});

describe('key vault', () => {
  it.each([
    [null, null, 'warn'],
    ['v1', 'v1', 'ok'],
    ['v1', 'v2', 'fail'],
    ['v1', null, 'fail'],
  ] as const)('with the log written for %s and %s at hand is %s', (bound, present, level) =>
    expect(vaultFinding({ bound, present }).level).toBe(level),
  );
});

describe('machine', () => {
  it('warns below 5 GiB of free disk and fails below half a GiB', () => {
    const level = (freeBytes: number) => diskFinding({ dir: '.data', freeBytes, totalBytes: 100 * GIB }).level;
    expect([5 * GIB, 5 * GIB - 1, GIB / 2, GIB / 2 - 1].map(level)).toEqual(['ok', 'warn', 'warn', 'fail']);
  });

  it('shows the time of Shanghai, and warns where database and machine differ by more than 5 s', () => {
    const at = (skewMs: number) => clockFinding({ kind: 'system', now: '2026-09-21T01:00:00.000Z', skewMs });
    expect(at(0).zh).toContain('2026-09-21 09:00:00 (Asia/Shanghai)');
    expect([5_000, 5_001, -5_001].map((ms) => at(ms).level)).toEqual(['ok', 'warn', 'warn']);
  });

  it('says that a virtual clock is virtual', () =>
    expect(clockFinding({ kind: 'virtual', now: '2026-09-21T01:00:00.000Z', skewMs: null })).toMatchObject({
      level: 'ok',
      zh: '虚拟时间 2026-09-21 09:00:00 (Asia/Shanghai)',
    }));
});

describe('findings', () => {
  const advice = { zh: '修', en: 'mend' };

  it('are shown with their level, and what to do on a line of its own', () => {
    expect(findingLines(ok('disk', '好', 'good'))).toEqual(['[正常 ok] disk: 好  good']);
    expect(findingLines(warn('disk', '少', 'low', advice))).toEqual(['[注意 warn] disk: 少  low', '    → 修  mend']);
  });

  it('fail the command where one fails, and not where one warns', () => {
    expect(doctorExitCode([ok('a', '', ''), warn('b', '', '', advice)])).toBe(0);
    expect(doctorExitCode([ok('a', '', ''), fail('b', '', '', advice)])).toBe(1);
  });
});
