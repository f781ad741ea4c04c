import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import { entering, leaving, paper, start, started, words } from '../post-term.fixture.js';
import { orgLevels } from './org-level.js';
import type { EndPost, RecordPastTerm, StartPost } from './post-term.commands.js';
import type { EndReason, PostTermEvent } from './post-term.events.js';
import { groupOf } from './post-groups.js';
import { wrongLevel } from './post-term.restraints.js';
import { waysOut } from './post-term.rules.js';
import { postTerm } from './post-term.js';
import { postCodes, type PostCode } from './posts.js';

const spec = specify(postTerm.decider);
const LOCK = { resignationConsented: false };
const CONSENT = { resignationConsented: true };

const appointed: StartPost = { ...start, ...paper, post: 'secretary', basis: 'appointment' };
const holding = (post: PostCode): PostTermEvent => ({ ...started, data: { ...started.data, post } });
const end: EndPost = {
  type: 'EndPost',
  termId: 't1',
  endedOn: '2026-09-07',
  reason: 'resignation',
  ...paper,
  env: leaving('2026-09-08'),
};
const past: RecordPastTerm = {
  type: 'RecordPastTerm',
  ...words,
  startedOn: '2015-01-10',
  endedOn: '2018-04-01',
  reason: 'resignation',
  env: entering('2026-03-12'),
};

describe('whom the joint review has not passed (W1a)', () => {
  const env = entering('2026-03-12', { reviewed: false });

  it('is put into no post of the Party organization of a village', () => {
    for (const post of ['secretary', 'deputySecretary', 'partyMember'] as const)
      spec
        .given()
        .when({ ...appointed, post, env })
        .thenRejected('not-reviewed');
  });

  it('holds what members or villagers elect them to (R7), and is employed by the village', () => {
    spec
      .given()
      .when({ ...appointed, basis: 'election', env })
      .thenEventTypes('PostStarted.v1', 'EntryDocumentRecorded.v1', 'TermEndPlanned.v1', 'MilestoneSet.v1');
    spec
      .given()
      .when({ ...appointed, post: 'clerk', basis: 'contract', env })
      .thenEventTypes('PostStarted.v1', 'EntryDocumentRecorded.v1');
  });
});

describe('who is under a filed investigation (R6)', () => {
  it('is put into no post by an organization, and holds one to which voters elect all the same (R7)', () => {
    const env = entering('2026-03-12', { lock: LOCK });
    spec
      .given()
      .when({ ...appointed, env })
      .thenRejected('investigation-lock');
    spec
      .given()
      .when({ ...appointed, post: 'clerk', basis: 'contract', env: entering('2026-03-12', { lock: CONSENT }) })
      .thenRejected('investigation-lock');
    spec
      .given()
      .when({ ...start, env })
      .thenEventTypes('PostStarted.v1', 'TermEndPlanned.v1', 'MilestoneSet.v1');
  });

  it('is not held from the terms of the past that a first load takes over', () =>
    spec
      .given()
      .when({
        ...past,
        post: 'secretary',
        basis: 'appointment',
        env: { ...entering('2026-03-12', { lock: LOCK }), firstLoad: true },
      })
      .thenEventTypes('PostStarted.v1', 'PostEnded.v1'));

  const held: readonly EndReason[] = ['resignation', 'removal', 'transfer', 'contract-end'];
  const ways = postCodes.flatMap((post) =>
    (Object.keys(waysOut[groupOf(post)]) as EndReason[])
      .filter((reason) => reason !== 'unit-dissolved')
      .map((reason) => [post, reason] as const),
  );

  it.each(ways)('as %s leaves by %s as the law allows', (post, reason) => {
    const decided = postTerm.decider.decide(
      { ...end, reason, env: leaving('2026-09-08', { lock: LOCK }) },
      postTerm.decider.evolve({ status: 'none' }, holding(post)),
    );
    expect(Array.isArray(decided) ? 'left' : decided).toEqual(
      held.includes(reason) ? { rejected: 'investigation-lock' } : 'left',
    );
  });

  it('resigns with the consent of the supervision organ, and is transferred by nobody', () => {
    const env = leaving('2026-09-08', { lock: CONSENT });
    spec
      .given(holding('secretary'))
      .when({ ...end, env })
      .thenEventTypes('PostEnded.v1', 'ExitDocumentRecorded.v1');
    spec
      .given(holding('secretary'))
      .when({ ...end, reason: 'transfer', env })
      .thenRejected('investigation-lock');
  });

  it('leaves by what a case has decided', () =>
    spec
      .given(holding('secretary'))
      .when({ ...end, reason: 'removal', env: leaving('2026-09-08', { lock: LOCK, decided: true }) })
      .thenEventTypes('PostEnded.v1', 'ExitDocumentRecorded.v1'));
});

describe('a term', () => {
  it('begins for nobody who has died', () => {
    for (const diedOn of ['2026-04-01', '2026-03-01', null])
      spec
        .given()
        .when({ ...start, env: entering('2026-04-02', { death: { diedOn } }) })
        .thenRejected('holder-deceased');
  });

  it('of the past began in the life of who held it', () => {
    const of = (diedOn: string | null) => ({ ...past, env: entering('2026-03-12', { death: { diedOn } }) });
    spec.given().when(of('2015-01-09')).thenRejected('holder-deceased');
    for (const diedOn of ['2015-01-10', '2018-04-01', null])
      spec.given().when(of(diedOn)).thenEventTypes('PostStarted.v1', 'PostEnded.v1');
  });

  it('begins in no unit that has ended', () => {
    const env = entering('2026-03-12', { unit: { level: 'village', open: false } });
    spec
      .given()
      .when({ ...start, env })
      .thenRejected('unit-ended');
    spec
      .given()
      .when({ ...past, env })
      .thenRejected('unit-ended');
  });

  it.each(postCodes)('of %s is held at the level of the post alone', (post) => {
    const levels = orgLevels.filter((level) => wrongLevel(post, level) === undefined);
    expect(levels).toEqual(post === 'official' ? ['city', 'county', 'town'] : ['village']);
    const env = entering('2026-03-12', { unit: { level: 'county', open: true } });
    for (const one of [appointed, past])
      spec
        .given()
        .when({ ...one, env })
        .thenRejected('post-not-at-this-level');
  });

  it('is not recorded as ended ahead of the day, but by the run of time', () => {
    const ahead = { ...end, endedOn: '2026-09-09' };
    for (const reason of ['death', 'resignation', 'removal', 'transfer'] as const)
      spec
        .given(holding('secretary'))
        .when({ ...ahead, reason })
        .thenRejected('ends-ahead');
    spec
      .given(holding('secretary'))
      .when({ ...ahead, endedOn: '2026-09-08' })
      .thenEventTypes('PostEnded.v1', 'ExitDocumentRecorded.v1');
    spec
      .given(holding('secretary'))
      .when({ ...ahead, reason: 'term-end' })
      .thenEventTypes('PostEnded.v1', 'ExitDocumentRecorded.v1');
    spec
      .given(holding('secretary'))
      .when({ ...ahead, reason: 'transfer', env: leaving('2026-09-08', { decided: true }) })
      .thenEventTypes('PostEnded.v1', 'ExitDocumentRecorded.v1');
  });
});
