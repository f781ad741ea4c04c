import { describe, expect, it } from '@jest/globals';
import { checkerOf, copiedTo, postsHeld, reportingSeat } from './route.js';

const orgPath = ['3701', '370112', '370112013', '370112013205'];
const seat = (post: string, orgCode: string, publicPower = true) => ({ post, orgCode, publicPower });

describe('the seat by which a person reports', () => {
  it('is the one that leads, whichever they took first', () => {
    const secretary = seat('secretary', 'b');
    expect(reportingSeat([seat('vcMember', 'a'), secretary])).toBe(secretary);
    expect(reportingSeat([seat('vcDirector', 'a'), secretary])).toBe(secretary);
    expect(reportingSeat([seat('vcMember', 'a'), seat('vcDirector', 'b')])?.orgCode).toBe('b');
  });

  it('is the first that exercises public power where none leads', () =>
    expect(reportingSeat([seat('partyMember', 'a', false), seat('clerk', 'b'), seat('vcMember', 'c')])?.orgCode).toBe(
      'b',
    ));

  it('is none where no post exercises public power', () =>
    expect(reportingSeat([seat('secretary', 'a', false)])).toBeUndefined());
});

describe('the route of a person with posts in two villages', () => {
  it('is judged by all of them', () => {
    const reporterPosts = postsHeld([seat('vcMember', 'a'), seat('vcMember', 'c'), seat('secretary', 'b')]);
    expect(reporterPosts).toEqual(['vcMember', 'secretary']);
    const routed = { reporterId: 'p', reporterPosts, orgPath };
    expect(checkerOf(routed)).toEqual({ role: 'townLeader', org: '370112013' });
    expect(copiedTo(routed)).toEqual([{ role: 'countyDisciplineOfficer', org: '370112' }]);
  });
});
