import { describe, expect, it } from '@jest/globals';
import { EventStoreBusyError } from '../port/event-store.port.js';
import type { PendingAppend } from './append-group.js';
import { AppendQueue } from './append-queue.js';

const limits = { members: 3, events: 5, bytes: 100, waiting: 4, waitingBytes: 250 };

const append = (ids: readonly string[], bytes = 1): PendingAppend => ({
  stream: 'thing-1',
  events: ids.map((id) => ({ id, type: 'ThingDone.v1', data: '{}', metadata: '{}' })),
  expected: 'any',
  bytes,
  resolve: () => undefined,
  reject: () => undefined,
});

const queueOf = (...appends: readonly PendingAppend[]): AppendQueue => {
  const queue = new AppendQueue(limits);
  for (const each of appends) queue.add(each);
  return queue;
};

const groupsOf = (queue: AppendQueue): string[][] => {
  const groups: string[][] = [];
  while (!queue.isEmpty) groups.push(queue.take().map(({ events }) => events.map(({ id }) => id).join('')));
  return groups;
};

describe('queue of appends', () => {
  it('gives groups in the order of arrival, up to the number of members', () => {
    expect(groupsOf(queueOf(append(['a']), append(['b']), append(['c']), append(['d'])))).toEqual([
      ['a', 'b', 'c'],
      ['d'],
    ]);
  });

  it('bounds a group by its events', () => {
    expect(groupsOf(queueOf(append(['a', 'b', 'c']), append(['d', 'e']), append(['f'])))).toEqual([
      ['abc', 'de'],
      ['f'],
    ]);
  });

  it('bounds a group by its bytes', () => {
    expect(groupsOf(queueOf(append(['a'], 60), append(['b'], 40), append(['c'], 1)))).toEqual([['a', 'b'], ['c']]);
  });

  it('gives an append beyond every bound a group of its own', () => {
    expect(groupsOf(queueOf(append(['a', 'b', 'c', 'd', 'e', 'f'], 200), append(['g'])))).toEqual([['abcdef'], ['g']]);
  });

  it('keeps a repeat out of the group of what it repeats', () => {
    expect(groupsOf(queueOf(append(['a', 'b']), append(['c']), append(['b'])))).toEqual([['ab', 'c'], ['b']]);
  });

  it('is full at a number of waiting callers, until a group is taken', () => {
    const queue = queueOf(append(['a']), append(['b']), append(['c']), append(['d']));
    expect(() => queue.add(append(['e']))).toThrow(EventStoreBusyError);
    queue.take();
    expect(() => queue.add(append(['e']))).not.toThrow();
  });

  it('is full at a number of waiting bytes, but takes one append of any size', () => {
    const queue = queueOf(append(['a'], 300));
    expect(() => queue.add(append(['b']))).toThrow(EventStoreBusyError);
    queue.take();
    expect(() => queue.add(append(['b'], 250))).not.toThrow();
  });
});
