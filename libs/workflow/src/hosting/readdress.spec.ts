import { describe, expect, it } from '@jest/globals';
import { fold, isRejection } from '#kernel';
import type { Recipient } from '../ladder.js';
import { alertRaised } from '../advance.js';
import { hostedCase } from './hosted-case.js';
import { hostEnvOf, permitPath, permits } from './hosted.fixture.js';
import { readdressed, type InPlaceOf } from './readdress.js';

const [head, deputy, liaison, leader] = [
  { person: 'p-head' },
  { person: 'p-deputy' },
  { person: 'p-liaison' },
  { role: 'leader', org: '370112' },
];
const inPlaceOf: InPlaceOf = new Map([['p-head', [deputy]]]);
const days = { dueOn: '2026-03-05', scheduledOn: '2026-03-04', raisedOn: '2026-03-04' };
const alert = (to: readonly Recipient[], copyTo: readonly Recipient[]) =>
  alertRaised('c1', { deadlineId: 'd', ruleKey: 'r', rung: 'yellow', stage: 'yellow', ...days, to, copyTo });
const reached = (
  to: readonly Recipient[],
  copyTo: readonly Recipient[] = [],
  by: InPlaceOf | undefined = inPlaceOf,
) => {
  const { data } = readdressed(alert(to, copyTo), by);
  return [data.to, data.copyTo];
};

describe('an alert', () => {
  it('reaches others in the place of who keeps away, each once', () => {
    expect(reached([head, liaison], [leader, head])).toEqual([
      [deputy, liaison],
      [leader, deputy],
    ]);
    expect(reached([deputy, head])).toEqual([[deputy], []]);
    expect(reached([head], [], new Map([['p-head', [leader]]]))).toEqual([[leader], []]);
    expect(reached([head], [], new Map([['p-head', []]]))).toEqual([[], []]);
  });

  it('stays as it is where nobody does, and so does whatever else happens', () => {
    const raised = alert([head], []);
    expect(readdressed(raised, undefined)).toBe(raised);
    expect(readdressed(raised, new Map())).toBe(raised);
    const other = { type: 'AlertClosed.v1', data: { alertId: 'p-head', closedOn: '2026-03-04' } } as const;
    expect(readdressed(other, inPlaceOf)).toBe(other);
  });
});

describe('a case of which the head of an office keeps away', () => {
  const reaching = { to: [head], copyTo: [liaison] };
  const { decider } = hostedCase({
    ...permits,
    procedures: permits.procedures.slice(0, 1),
    recipientsOf: () => reaching,
  });
  const toldOf = (...steps: readonly (readonly [string, object])[]) => {
    const history: unknown[] = [];
    for (const [today, words] of steps) {
      const env = { ...hostEnvOf(today, 'p-drafter'), inPlaceOf };
      const decision = decider.decide({ ...words, env } as never, fold(decider, history as never[]));
      if (isRejection(decision)) throw new Error(decision.rejected);
      history.push(...decision);
    }
    return (history as readonly ReturnType<typeof alert>[]).flatMap(({ type, data }) =>
      type === 'AlertRaised.v1' ? [[data.ruleKey, data.to, data.copyTo]] : [],
    );
  };
  const ask = [
    '2026-03-02',
    { type: 'AskPermit', caseId: 'c1', subjectId: 'p-subject', purpose: '用地', orgPath: permitPath },
  ] as const;

  it('tells who stands in, when a rung falls due', () =>
    expect(toldOf(ask, ['2026-03-09', { type: 'AdvanceCase' }])).toEqual([['sample.reply', [deputy], [liaison]]]));
});
