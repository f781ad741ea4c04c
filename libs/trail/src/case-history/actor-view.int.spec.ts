import { describe, expect, it } from '@jest/globals';
import { OrgTree, PersonDirectory, PostDirectory, type HeldPost } from '#registry/contract';
import { ActorViews } from './actor-view.query.js';

const unit = '370112013205';
const held = (termId: string, post: HeldPost['post'], orgCode = unit): HeldPost => ({
  termId,
  personId: 'wang',
  orgCode,
  post,
  regime: 'party',
  publicPower: true,
  startedOn: '2026-03-10',
});
const views = new ActorViews(
  { namesOf: () => Promise.resolve(new Map([['wang', '王某']])) } as unknown as PersonDirectory,
  {
    postsOn: (_person: string, day: string) =>
      Promise.resolve(
        day < '2026-03-10' ? [] : [held('t1', 'secretary'), held('t2', 'vcDirector'), held('t3', 'clerk', 'x')],
      ),
  } as unknown as PostDirectory,
  { find: () => Promise.resolve({ name: '芦南村' }) } as unknown as OrgTree,
);
const postsOf = async (occurredAt: string, termId?: string) => {
  const actor = {
    accountId: 'a1',
    personId: 'wang',
    orgCode: unit,
    ...(termId === undefined ? {} : { postId: termId }),
  };
  const [view] = await views.of([{ actor, occurredAt }]);
  return view!.posts.map(({ code }) => code);
};

describe('whoever acted', () => {
  it('is shown with every post held at the unit on the day, and with none of other units or days', async () => {
    expect(await postsOf('2026-04-01T02:00:00.000Z')).toEqual(['secretary', 'vcDirector']);
    expect(await postsOf('2026-03-09T02:00:00.000Z')).toEqual([]);
  });

  it('is shown with the one post in which they acted, where that is on record', async () =>
    expect(await postsOf('2026-04-01T02:00:00.000Z', 't2')).toEqual(['vcDirector']));
});
