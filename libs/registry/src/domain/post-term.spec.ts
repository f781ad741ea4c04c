import { describe, expect, it } from '@jest/globals';
import { fold, recusalsFrom } from '#kernel';
import { specify } from '#testing';
import type { Basis, PostTermEvent } from './post-term.events.js';
import { postTerm } from './post-term.js';
import { ended, entering, leaving, paper, planned, reminder, start, started, words } from '../post-term.fixture.js';
import { postKind, type PostCode } from './posts.js';
import type { EndPost, StartPost } from './post-term.commands.js';
import { groupOf, postGroups, type PostGroup } from './post-groups.js';
import { waysIn, waysOut } from './post-term.rules.js';

const spec = specify(postTerm.decider);

const secretaryStarted: PostTermEvent = {
  type: 'PostStarted.v1',
  data: { ...words, post: 'secretary', basis: 'appointment', regime: 'party', publicPower: true },
};
const end: EndPost = {
  type: 'EndPost',
  termId: 't1',
  endedOn: '2026-09-07',
  reason: 'resignation',
  documentNo: null,
  documentOn: null,
  env: leaving('2026-09-08'),
};

describe('post term', () => {
  it('starts with the regime of the post, and the end that its rule plans', () =>
    spec.given().when(start).thenEvents(started, planned, reminder));

  it('takes the usual public power of the post unless told otherwise', () => {
    const publicPowerOf = (command: StartPost) => {
      const decision = postTerm.decider.decide(command, { status: 'none' });
      if (!Array.isArray(decision)) throw new Error('refused');
      return (decision[0] as typeof started & { data: { publicPower: boolean } }).data.publicPower;
    };
    expect(publicPowerOf(start)).toBe(true);
    expect(publicPowerOf({ ...start, publicPower: false })).toBe(false);
    expect(publicPowerOf({ ...start, post: 'villagerRep' })).toBe(false);
  });

  it('starts once', () => spec.given(started).when(start).thenRejected('already-started'));

  it.each(['vcDirector', 'vcDeputyDirector', 'vcMember'] as const)('gives %s to nobody but by election', (post) => {
    for (const basis of ['appointment', 'contract'] as const)
      spec
        .given()
        .when({ ...start, post, basis })
        .thenRejected('vc-post-only-by-election');
  });

  it.each(['vscDirector', 'vscMember'] as const)('gives %s to nobody but by election', (post) => {
    for (const basis of ['appointment', 'contract'] as const)
      spec
        .given()
        .when({ ...start, post, basis })
        .thenRejected('vsc-post-only-by-election');
  });

  it('lets a Party secretary be appointed, on a paper with number and date', () => {
    const appointed: StartPost = { ...start, post: 'secretary', basis: 'appointment' };
    spec.given().when(appointed).thenRejected('document-required');
    spec
      .given()
      .when({ ...appointed, documentNo: paper.documentNo })
      .thenRejected('document-required');
    spec
      .given()
      .when({ ...appointed, ...paper })
      .thenEventTypes('PostStarted.v1', 'EntryDocumentRecorded.v1', 'TermEndPlanned.v1', 'MilestoneSet.v1');
  });

  it('of a first load needs no paper, but no other way in either', () => {
    const env = { ...entering('2026-03-12'), firstLoad: true };
    spec
      .given()
      .when({ ...start, post: 'secretary', basis: 'appointment', env })
      .thenEventTypes('PostStarted.v1', 'TermEndPlanned.v1', 'MilestoneSet.v1');
    spec
      .given()
      .when({ ...start, basis: 'appointment', env })
      .thenRejected('vc-post-only-by-election');
  });

  it('of staff has no planned end, and of a representative no reminder', () => {
    spec
      .given()
      .when({ ...start, post: 'clerk', basis: 'contract', ...paper })
      .thenEventTypes('PostStarted.v1', 'EntryDocumentRecorded.v1');
    spec
      .given()
      .when({ ...start, post: 'villagerRep' })
      .thenEventTypes('PostStarted.v1', 'TermEndPlanned.v1');
  });

  it('ends once', () => {
    spec.given(started).when(end).thenEvents(ended);
    spec.given(started, ended).when(end).thenRejected('already-ended');
    spec.given().when(end).thenRejected('not-started');
  });

  it('ends on the day of its start at the earliest', () => {
    spec
      .given(started)
      .when({ ...end, endedOn: '2026-03-09' })
      .thenRejected('ends-before-start');
    spec
      .given(started)
      .when({ ...end, endedOn: '2026-03-10' })
      .thenEventTypes('PostEnded.v1');
  });

  it.each(['removal', 'transfer', 'contract-end'] as const)("never ends a villagers' committee post by %s", (reason) =>
    spec
      .given(started)
      .when({ ...end, reason })
      .thenRejected('vc-post-not-by-removal'),
  );

  it('never ends a supervisory committee post by removal', () =>
    spec
      .given({ ...started, data: { ...started.data, post: 'vscMember', regime: 'supervisory' } })
      .when({ ...end, reason: 'removal' })
      .thenRejected('vsc-post-not-by-removal'));

  it('lets the Party committee remove a secretary, on paper', () => {
    const removed: EndPost = { ...end, reason: 'removal' };
    spec.given(secretaryStarted).when(removed).thenRejected('document-required');
    spec
      .given(secretaryStarted)
      .when({ ...removed, ...paper })
      .thenEvents(
        { ...ended, data: { ...ended.data, reason: 'removal' } },
        { type: 'ExitDocumentRecorded.v1', data: { termId: 't1', ...paper } },
      );
  });

  it.each(['recall', 'incapacity', 'criminal-sentence', 'incompetent-twice', 'term-end', 'death'] as const)(
    "ends a villagers' committee post by %s",
    (reason) =>
      spec
        .given(started)
        .when({ ...end, ...paper, reason })
        .thenEventTypes('PostEnded.v1', 'ExitDocumentRecorded.v1'),
  );

  const groups = Object.keys(postGroups) as PostGroup[];
  const papers = { documentNo: paper.documentNo, documentOn: paper.documentOn };
  const unitOf = (post: PostCode) => ({ level: post === 'official' ? 'town' : 'village', open: true }) as const;
  const enter = (post: PostCode, basis: Basis): StartPost => {
    const env = entering('2026-03-12', { unit: unitOf(post) });
    return { ...start, ...papers, post, basis, env };
  };
  const decide = (command: StartPost | EndPost, post: PostCode) => {
    const held = fold(postTerm.decider, [
      { type: 'PostStarted.v1', data: { ...words, post, regime: postKind(post).regime, publicPower: true } },
    ]);
    return postTerm.decider.decide(command, command.type === 'StartPost' ? { status: 'none' } : held);
  };

  it.each(groups)('is entered and left in the %s group by the ways of law and by no other', (group) => {
    for (const post of postGroups[group]) {
      for (const basis of ['election', 'appointment', 'contract'] as const)
        expect(Array.isArray(decide(enter(post, basis), post))).toBe(basis in waysIn[group]);
      for (const reason of ['term-end', 'resignation', 'recall', 'incapacity', 'criminal-sentence'] as const)
        expect(Array.isArray(decide({ ...end, ...papers, reason }, post))).toBe(reason in waysOut[group]);
      for (const reason of ['incompetent-twice', 'death', 'removal', 'transfer', 'contract-end'] as const)
        expect(Array.isArray(decide({ ...end, ...papers, reason }, post))).toBe(reason in waysOut[group]);
    }
  });

  it('has a group for each post', () => expect(groupOf('accountant')).toBe('administrative'));

  it('is never registered by the person who holds it, a near relative, or one with an interest', () => {
    const held = fold(postTerm.decider, [started]);
    for (const requirement of [postTerm.policy(start, { status: 'none' }), postTerm.policy(end, held)])
      expect(requirement?.separation).toEqual([
        { code: 'own-post', persons: ['p1'] },
        ...recusalsFrom(start.termId, 'p1'),
      ]);
  });

  it('has nobody who may end a post that never started', () =>
    expect(postTerm.policy(end, { status: 'none' })).toBeUndefined());
});
