import { describe, expect, it } from '@jest/globals';
import type { Actor, JsonObject, RecordedEvent } from '#kernel';
import { entriesOf, type EntryMeaning } from './case-entries.js';

const clerk: Actor = { accountId: 'a1', personId: 'p-clerk' };
const system: Actor = { accountId: 'system:clocks' };

/** An event as stored; those of one command are named by it. */
const event = (type: string, commandId: string, actor = clerk, data: JsonObject = {}): RecordedEvent => ({
  id: `${type}@${commandId}`,
  type,
  stream: 'permit-c1',
  revision: 0,
  position: 0n,
  data,
  metadata: {
    commandId,
    commandDigest: '',
    correlationId: commandId,
    actor,
    occurredAt: '2026-03-02T02:00:00.000Z',
    recordedAt: '2026-03-02T02:00:00.000Z',
    chain: { suite: 'sha256', previous: '', hash: '' },
  },
});
const only = (one: RecordedEvent, meaning?: EntryMeaning) => entriesOf([one], meaning)[0]!;

describe('the entries of a case', () => {
  it('are made by who acted and for whom, as their record tells', () => {
    expect(only(event('CommentMade.v1', 'c'))).toEqual({
      eventId: 'CommentMade.v1@c',
      made: { personId: 'p-clerk', onBehalfOf: null },
      part: 'remark',
    });
    const substitute = { ...clerk, onBehalfOf: 'p-head' };
    expect(only(event('CommentMade.v1', 'c', substitute)).made).toEqual({ personId: 'p-clerk', onBehalfOf: 'p-head' });
  });

  it.each([
    ['CaseSubmitted.v1', 'draft'],
    ['MaterialProvided.v1', 'draft'],
    ['CaseDecided.v1', 'decision'],
    ['CaseClosed.v1', 'decision'],
    ['CaseReopened.v1', 'reopening'],
    ['CaseCorrected.v1', 'remark'],
    ['DocumentAttached.v1', 'other'],
    ['DelegateReported.v1', 'other'],
  ])('stand for a part of it: %s for %s', (type, part) => expect(only(event(type, 'c')).part).toBe(part));

  it('stand for their task in every version', () => {
    for (const type of ['OpinionGiven.v1', 'OpinionGiven.v2', 'CaseReturned.v1', 'TaskTransferred.v1'])
      expect(only(event(type, 'c', clerk, { taskId: 'check.1.1' })).part).toEqual({ task: 'check.1.1' });
  });

  it('are nobody’s where the program made them, whoever acted then', () => {
    const unmade = ['AlertRaised.v1', 'DeadlineRecomputed.v1', 'CaseRelocated.v1', 'StageBegun.v1', 'MaterialLaid.v1'];
    for (const type of unmade) expect(only(event(type, 'c')).made).toBeNull();
    expect(only(event('OpinionGiven.v2', 'c', system, { taskId: 't' })).made).toBeNull();
    expect(only(event('PermitLapsed.v2', 'c'), { byItself: ['PermitLapsed.v1'] }).made).toBeNull();
    expect(only(event('PermitLapsed.v2', 'c')).made).not.toBeNull();
  });

  it('of a context stand for what it says, else for what was done by the same command', () => {
    const asked = event('PermitAsked.v1', 'one');
    const history = [
      asked,
      event('CaseSubmitted.v1', 'one'),
      event('StageBegun.v1', 'one'),
      event('PermitSeen.v1', 'two'),
    ];
    expect(entriesOf(history).map(({ part }) => part)).toEqual(['draft', 'draft', 'other', 'other']);
    expect(only(asked, { partOf: { 'PermitAsked.v2': { stage: 'check' } } }).part).toEqual({ stage: 'check' });
  });
});
