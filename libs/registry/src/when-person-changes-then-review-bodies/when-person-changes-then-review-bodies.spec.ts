import { describe, expect, it } from '@jest/globals';
import type { Clock, Recorded } from '#kernel';
import type { ReadStore } from '#read-store';
import type { PostDirectory } from '../contract/post-directory.contract.js';
import type { PersonEvent } from '../domain/person.events.js';
import type { PostTermDesk } from '../post-term-desk.js';
import { SeatedBodies } from '../seated-bodies.js';
import { WhenPersonChangesThenReviewBodies } from './when-person-changes-then-review-bodies.reaction.js';

const seats: Readonly<Record<string, readonly string[]>> = { a: ['v1'], b: ['v1'], c: ['v1', 'v2'], d: [], e: ['v2'] };
const held = (personId: string) => [
  { post: 'villagerRep', orgCode: 'v9' },
  ...(seats[personId] ?? []).map((orgCode) => ({ post: 'vcMember', orgCode })),
];

const reactionAt = (read: boolean) =>
  new WhenPersonChangesThenReviewBodies(
    new SeatedBodies(
      {} as PostTermDesk,
      { postsOn: (personId: string) => Promise.resolve(held(personId)) } as unknown as PostDirectory,
      { waitFor: () => Promise.resolve(read) } as unknown as ReadStore,
      { today: () => '2026-09-14' } as unknown as Clock,
    ),
  );

const events = (...persons: readonly string[]) =>
  persons.map((personId, index) => ({
    event: { type: 'PersonDeceased.v1', data: { personId, diedOn: null, markedOn: '2026-09-14' } },
    envelope: { id: `${personId}${index}`, position: BigInt(index) },
  })) as unknown as readonly Recorded<PersonEvent>[];

describe('the persons of whom a table says something', () => {
  it.each([
    [['d'], []],
    [['a', 'd', 'b'], ['b2']],
    [
      ['c', 'b'],
      ['b1', 'c0'],
    ],
    [['a', 'e', 'c'], ['c2']],
    [[], []],
  ])('%j concern the bodies of each village once: %j', async (persons, expected) => {
    expect([...(await reactionAt(true).concerning(events(...persons)))]).toEqual(expected);
  });

  it('wait for the register', () =>
    expect(reactionAt(false).concerning(events('a'))).rejects.toThrow('the register has not been read up to 0'));
});
