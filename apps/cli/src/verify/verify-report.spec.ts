import { describe, expect, it } from '@jest/globals';
import { verifyExitCode, verifyLines } from './verify-report.js';

const broken = {
  stream: 'ceremony-c1',
  revision: 2,
  position: 41n,
  id: '00000000-0000-5000-8000-000000000001',
  fault: 'chain-broken',
} as const;

const numbers = { series: 2, numbers: 9 };
const securityLog = { lines: 7, archived: 4, missingFiles: [] };

describe('verify report', () => {
  it('tells how much fits, and what chains do not show', () => {
    const report = { events: 12, streams: 3, numbers, securityLog };
    expect(verifyExitCode(report)).toBe(0);
    expect(verifyLines(report)).toHaveLength(4);
    expect(verifyLines(report)[0]).toContain('12 events in 3 streams');
    expect(verifyLines(report)[1]).toContain('do not show');
  });

  it('names the first event that does not fit, by stream, revision, position and id', () => {
    const report = { events: 12, streams: 3, broken, numbers, securityLog };
    expect(verifyExitCode(report)).toBe(1);
    expect(verifyLines(report).slice(1, 5)).toEqual([
      '  stream ceremony-c1',
      '  revision 2',
      '  position 41',
      '  id 00000000-0000-5000-8000-000000000001',
    ]);
  });

  it('tells a change from a gap', () => {
    const [changed] = verifyLines({ events: 0, streams: 0, broken, numbers, securityLog });
    const [gap] = verifyLines({
      events: 0,
      streams: 0,
      broken: { ...broken, fault: 'revision-gap' },
      numbers,
      securityLog,
    });
    expect([changed, gap]).toEqual([
      '校验不通过：内容或链接与其哈希不符。  Broken: its content or link does not fit its hash.',
      '校验不通过：与前一事件不连续。  Broken: it does not follow the event before it.',
    ]);
  });

  it('tells how many numbers there are, and names the first that is missing or given twice', () => {
    const at = { stream: 'numbering-370112013.婚丧备.2026', sequence: 3 } as const;
    const report = { events: 12, streams: 3, numbers, securityLog };
    expect(verifyLines(report)[2]).toContain('9 in 2 sequences');
    const faulty = { ...report, numbers: { ...numbers, faulty: { ...at, fault: 'missing' as const } } };
    expect(verifyExitCode(faulty)).toBe(1);
    expect(verifyLines(faulty).slice(2, 4)).toEqual([
      '文号校验不通过：第3号缺号。  Document number 3: missing.',
      '  stream numbering-370112013.婚丧备.2026',
    ]);
  });

  it('tells how much of the security log fits, and which archives lie elsewhere', () => {
    const [, , , fits, missing] = verifyLines({
      events: 12,
      streams: 3,
      numbers,
      securityLog: { ...securityLog, missingFiles: ['security-1-4.jsonl'] },
    });
    expect(fits).toContain('7 lines online, 4 archived');
    expect(missing).toContain('Archive security-1-4.jsonl is not here');
  });

  it('fails where the security log does not fit, and names the line', () => {
    const report = { events: 12, streams: 3, numbers, securityLog: { ...securityLog, broken: { seq: 9, file: null } } };
    expect(verifyExitCode(report)).toBe(1);
    expect(verifyLines(report).at(-1)).toContain('line 9 (security.line) does not fit');
  });
});
