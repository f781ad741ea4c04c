import { describe, expect, it } from '@jest/globals';
import type { Actor, EntryReason } from '#kernel';
import { envelopeOf } from '#testing';
import type { Names } from './facts.js';
import { entryLines, entryOf, type Told } from './timeline.js';

const names: Names = { person: (id) => (id === 'p1' ? '张三' : undefined), unit: () => '港沟街道' };
const titles = { 'DeadlineMissed.v1': { zh: '逾期', en: 'Time limit missed' } };

const told = (actor: Actor, occurredAt = '2026-09-21T01:00:00.000Z', entryReason?: EntryReason): Told => {
  const envelope = envelopeOf({ revision: 4 });
  return {
    event: { type: 'DeadlineMissed.v1', data: { deadlineId: 'register', dueOn: '2026-09-18' } },
    envelope: {
      ...envelope,
      metadata: { ...envelope.metadata, actor, occurredAt, ...(entryReason ? { entryReason } : {}) },
    },
    hidden: [],
    roles: [{ role: 'villageClerk', orgCode: '370112018213' }],
  };
};
const lines = (...given: Parameters<typeof told>) => entryLines(entryOf(told(...given), titles, names));

describe('timeline', () => {
  it('tells time, event, actor with unit and roles, and the facts', () =>
    expect(lines({ accountId: 'a1', personId: 'p1', orgCode: '370112018' })).toEqual([
      '#4  2026-09-21 09:00:00  逾期  Time limit missed',
      '    张三 · 港沟街道370112018 · 村文书  village clerk',
      '    期限事项  Deadline: 审核登记  check and register',
      '    到期日  Due on: 2026-09-18',
    ]));

  it('says when an act entered later had happened, and why it was', () => {
    const earlier = '2026-09-20T01:00:00.000Z';
    expect([lines({ accountId: 'a1' }, earlier)[0], lines({ accountId: 'a1' }, earlier, 'phone')[0]]).toEqual([
      '#4  2026-09-21 09:00:00  逾期  Time limit missed（发生于 happened 2026-09-20 09:00:00）',
      '#4  2026-09-21 09:00:00  逾期  Time limit missed（发生于 happened 2026-09-20 09:00:00，电话、口头报告，事后补录  told by telephone or in person, entered afterwards）',
    ]);
  });

  it('says in whose place somebody acted, and through whom', () => {
    const actor = { accountId: 'a1', personId: 'p2', onBehalfOf: 'p1' };
    expect(lines(actor)[1]).toBe('    a1 · 村文书  village clerk · 代 in place of 张三');
    expect(lines({ ...actor, via: ['p3'] })[1]).toBe(
      '    a1 · 村文书  village clerk · 代 in place of 张三（经 via p3）',
    );
  });

  it('says that the system acted', () =>
    expect(lines({ accountId: 'system:deadlines' })[1]).toBe('    系统 system (deadlines)'));

  it('falls back to the account where a person has no name any more', () =>
    expect(lines({ accountId: 'a1', personId: 'p9' })[1]).toBe('    a1 · 村文书  village clerk'));

  it('shows an event without a title by its type', () =>
    expect(entryOf(told({ accountId: 'a1' }), {}, names).title).toEqual({
      zh: 'DeadlineMissed.v1',
      en: 'DeadlineMissed.v1',
    }));
});
