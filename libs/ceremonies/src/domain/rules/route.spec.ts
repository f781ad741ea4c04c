import { describe, expect, it } from '@jest/globals';
import { checkerOf, copiedTo, namedPlaceFault, postsHeld, reportingSeat, unnamedPlaceFault } from './route.js';

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

describe('the village that is named', () => {
  const [town, village] = [orgPath[2]!, orgPath[3]!];
  const [vcMember, official] = [seat('vcMember', village), seat('official', town)];
  const where = { villageCode: village, orgPath, isOpen: true };

  it.each([
    ['one of those where they hold seats', [seat('clerk', 'b'), vcMember], undefined],
    ['one that they lead', [seat('secretary', 'b'), seat('vcDirector', village)], undefined],
    ['not one beside that which they lead', [seat('secretary', 'b'), vcMember], 'village-not-of-reporter'],
    [
      'not one where their post has no public power',
      [seat('clerk', 'b'), seat('vcMember', village, false)],
      'village-not-of-reporter',
    ],
    ['not one of others', [seat('clerk', 'b')], 'village-not-of-reporter'],
    ['one below the office of an official', [official, seat('villagerRep', 'b', false)], undefined],
    [
      'not one below the office of an official with a seat elsewhere',
      [official, seat('clerk', 'b')],
      'village-not-of-reporter',
    ],
    ['not one below another office', [seat('official', 'b')], 'village-not-of-reporter'],
    ['not one of a person without a post', [], 'village-not-of-reporter'],
  ])('is %s', (_what, held, fault) => expect(namedPlaceFault(held, where)).toBe(fault));

  it('is, of an official, an open village', () => {
    expect(namedPlaceFault([official], { ...where, isOpen: false })).toBe('village-not-of-reporter');
    const office = { villageCode: town, orgPath: orgPath.slice(0, 3), isOpen: true };
    expect(namedPlaceFault([official], office)).toBe('village-not-of-reporter');
  });

  it('is asked for above the towns, and not of those without any seat', () => {
    expect(unnamedPlaceFault(orgPath)).toBeUndefined();
    expect(unnamedPlaceFault(orgPath.slice(0, 3))).toBeUndefined();
    expect(unnamedPlaceFault(orgPath.slice(0, 2))).toBe('village-to-be-named');
    expect(unnamedPlaceFault([])).toBeUndefined();
  });
});

describe('an official', () => {
  it('reports by a seat in a village before that in an office', () => {
    const member = seat('vcMember', 'a');
    expect(reportingSeat([seat('official', 't'), member])).toBe(member);
  });

  it.each([
    ['of a town', ['official'], orgPath.slice(0, 3), { role: 'townLeader', org: '370112013' }],
    ['who names a village', ['official', 'villagerRep'], orgPath, { role: 'townLeader', org: '370112013' }],
    ['with a seat in a village', ['official', 'vcMember'], orgPath, { role: 'villageSecretary', org: orgPath[3] }],
  ])('%s is checked where there is somebody above them', (_who, reporterPosts, path, checker) =>
    expect(checkerOf({ reporterId: 'p', reporterPosts, orgPath: path })).toEqual(checker),
  );
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
