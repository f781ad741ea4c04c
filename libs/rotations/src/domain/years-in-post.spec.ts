import { describe, expect, it } from '@jest/globals';
import { inPostSince, type HeldTerm } from './years-in-post.js';

const term = (termId: string, startedOn: string, endedOn: string | null, more: Partial<HeldTerm> = {}): HeldTerm => ({
  termId,
  personId: 'p1',
  orgCode: '370112013205',
  post: 'secretary',
  startedOn,
  endedOn,
  ...more,
});
const now = term('t3', '2022-03-01', null);
const since = (...before: readonly HeldTerm[]) => inPostSince(now, [...before, now]);

describe('years in post', () => {
  it('count from the start of a term that follows no other', () => expect(since()).toBe('2022-03-01'));

  it.each([
    ['ends on the day', '2022-03-01'],
    ['ends on the day before', '2022-02-28'],
    ['ends later, its end having been recorded late', '2022-04-01'],
    ['has not been ended', null],
  ])('go on from a term that %s', (_how, endedOn) =>
    expect(since(term('t2', '2018-02-01', endedOn))).toBe('2018-02-01'),
  );

  it('go back over as many terms as follow each other', () =>
    expect(since(term('t2', '2018-02-01', '2022-03-01'), term('t1', '2014-12-20', '2018-01-31'))).toBe('2014-12-20'));

  it('begin anew after a gap', () => {
    expect(since(term('t2', '2018-02-01', '2022-02-27'))).toBe('2022-03-01');
    expect(since(term('t2', '2018-02-01', '2022-03-01'), term('t1', '2014-12-20', '2018-01-30'))).toBe('2018-02-01');
  });

  it.each([
    ['person', { personId: 'p2' }],
    ['village', { orgCode: '370112013206' }],
    ['post', { post: 'accountant' }],
  ])('do not go on from a term of another %s', (_what, other) =>
    expect(since(term('t2', '2018-02-01', '2022-03-01', other))).toBe('2022-03-01'),
  );

  it('do not count what began after the term', () =>
    expect(inPostSince(now, [now, term('t4', '2023-01-01', null)])).toBe('2022-03-01'));
});
