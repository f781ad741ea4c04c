import { describe, expect, it } from '@jest/globals';
import { eventSchema, type Actor, type DomainEvent, type EventMetadata } from '#kernel';
import { expectSameRows, project } from '#testing';
import { casePartsOf } from './case-parts.projection.js';

const lines = {
  events: eventSchema({ current: ['CaseCopied.v1', 'CaseOpened.v1'] }),
  keyOf: (_event: DomainEvent, { stream }: { stream: string }) => (stream.startsWith('case-') ? stream : undefined),
};
const caseParts = casePartsOf([lines]);

const happened = (actor: Partial<Actor>, type = 'CaseOpened.v1', data: object = {}, stream = 'case-c1') =>
  [
    { type, data } as DomainEvent,
    { stream, metadata: { actor: { accountId: 'a', ...actor } } as EventMetadata },
  ] as const;

const events = [
  happened({ accountId: 'system:deadlines' }),
  happened({ personId: 'p1' }),
  happened({ personId: 'p2', onBehalfOf: 'p3', via: ['p4'] }),
  happened({ personId: 'p1' }, 'CaseCopied.v1', { to: [{ person: 'p9' }, { role: 'villageClerk', org: '370112018' }] }),
  happened({ personId: 'p5' }, 'CaseOpened.v1', {}, 'term-t1'),
];

describe('the parts that persons have in a case', () => {
  it('are those of whoever acted, for whom they acted, and to whom it was copied', () => {
    expect([...project(caseParts, events)]).toEqual([
      ['case-c1', { actors: ['p1', 'p2', 'p3', 'p4'], copied: ['person:p9', 'role:villageClerk@370112018'] }],
    ]);
  });

  it('take no row where nobody but the system acted', () => {
    expect([...project(caseParts, events.slice(0, 1))]).toEqual([]);
  });

  it('come to the same when they are replayed', () => {
    expectSameRows(project(caseParts, events), project(caseParts, [...events, ...events]));
  });
});
