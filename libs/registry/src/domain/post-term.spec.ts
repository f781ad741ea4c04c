import { describe, expect, it } from '@jest/globals';
import { fold } from '#kernel';
import { specify } from '#testing';
import type { PostTermEvent } from './post-term.events.js';
import { postTerm, type EndPost, type StartPost } from './post-term.js';

const spec = specify(postTerm.decider);

const start: StartPost = {
  type: 'StartPost',
  termId: 't1',
  personId: 'p1',
  orgCode: '370102001001',
  post: 'vcDirector',
  basis: 'election',
  publicPower: null,
  documentNo: null,
  startedOn: '2026-03-10',
};
const { type: _start, publicPower: _usual, ...words } = start;

const started: PostTermEvent = {
  type: 'PostStarted.v1',
  data: { ...words, regime: 'selfGovernment', publicPower: true },
};
const secretaryStarted: PostTermEvent = {
  type: 'PostStarted.v1',
  data: { ...words, post: 'secretary', basis: 'appointment', regime: 'party', publicPower: true },
};
const end: EndPost = { type: 'EndPost', termId: 't1', endedOn: '2026-09-07', reason: 'resignation' };
const ended: PostTermEvent = {
  type: 'PostEnded.v1',
  data: { termId: 't1', endedOn: '2026-09-07', reason: 'resignation' },
};

describe('post term', () => {
  it('starts with the regime of the post', () => spec.given().when(start).thenEvents(started));

  it('takes the usual public power of the post unless told otherwise', () => {
    spec
      .given()
      .when({ ...start, publicPower: false })
      .thenEvents({ ...started, data: { ...started.data, publicPower: false } });
    spec
      .given()
      .when({ ...start, post: 'villagerRep' })
      .thenEvents({ ...started, data: { ...started.data, post: 'villagerRep', publicPower: false } });
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

  it('lets a Party secretary be appointed', () =>
    spec
      .given()
      .when({ ...start, post: 'secretary', basis: 'appointment' })
      .thenEvents(secretaryStarted));

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

  it('lets the Party committee remove a secretary', () =>
    spec
      .given(secretaryStarted)
      .when({ ...end, reason: 'removal' })
      .thenEvents({ ...ended, data: { ...ended.data, reason: 'removal' } }));

  it.each(['recall', 'incapacity', 'criminal-sentence', 'incompetent-twice', 'term-end', 'death'] as const)(
    "ends a villagers' committee post by %s",
    (reason) =>
      spec
        .given(started)
        .when({ ...end, reason })
        .thenEventTypes('PostEnded.v1'),
  );

  it('is never registered by the person who holds it', () => {
    const held = fold(postTerm.decider, [started]);
    for (const requirement of [postTerm.policy(start, { status: 'none' }), postTerm.policy(end, held)])
      expect(requirement?.separation).toEqual([{ code: 'own-post', persons: ['p1'] }]);
  });

  it('has nobody who may end a post that never started', () =>
    expect(postTerm.policy(end, { status: 'none' })).toBeUndefined());
});
