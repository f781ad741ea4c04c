import { describe, expect, it } from '@jest/globals';
import { recusalsFrom } from '#kernel';
import { specify } from '#testing';
import { at } from '../registry-rules.fixture.js';
import { ended, entering, paper, planned, reminder, started, words } from '../post-term.fixture.js';
import type { RecordPastTerm } from './post-term.commands.js';
import { postTerm } from './post-term.js';

const spec = specify(postTerm.decider);

const old = { post: 'secretary', basis: 'appointment', startedOn: '2015-01-10' } as const;
const past: RecordPastTerm = {
  type: 'RecordPastTerm',
  ...words,
  ...old,
  endedOn: '2018-04-01',
  reason: 'removal',
  env: entering('2026-03-12'),
};
describe('a term of the past', () => {
  it('is one fact with its end: nothing is planned for it, and no paper asked for', () =>
    spec
      .given()
      .when(past)
      .thenEvents(
        { type: 'PostStarted.v1', data: { ...words, ...old, regime: 'party', publicPower: true } },
        { type: 'PostEnded.v1', data: { termId: 't1', endedOn: '2018-04-01', reason: 'removal' } },
      ));

  it('is over by today, and ended no earlier than it began', () => {
    spec
      .given()
      .when({ ...past, endedOn: '2026-03-12' })
      .thenEventTypes('PostStarted.v1', 'PostEnded.v1');
    spec
      .given()
      .when({ ...past, endedOn: '2026-03-13' })
      .thenRejected('not-yet-over');
    spec
      .given()
      .when({ ...past, endedOn: '2015-01-09' })
      .thenRejected('ends-before-start');
    spec.given(started).when(past).thenRejected('already-started');
  });

  it('was entered and left by no other ways than those of law', () => {
    const member = { ...past, post: 'vcMember' } as const;
    spec.given().when(member).thenRejected('vc-post-only-by-election');
    spec
      .given()
      .when({ ...member, basis: 'election' })
      .thenRejected('vc-post-not-by-removal');
    spec
      .given()
      .when({ ...member, basis: 'election', reason: 'recall' })
      .thenEventTypes('PostStarted.v1', 'PostEnded.v1');
  });

  it('is never registered by the person who held it, nor by a near relative', () =>
    expect(postTerm.policy(past, { status: 'none' })?.separation).toEqual([
      { code: 'own-post', persons: ['p1'] },
      ...recusalsFrom(past.termId, 'p1'),
    ]));
});

describe('a term that is corrected', () => {
  const correct = {
    type: 'CorrectPostTerm',
    termId: 't1',
    startedOn: '2026-03-01',
    documentNo: null,
    documentOn: null,
    reason: '日期录入错误',
    env: at('2026-03-20'),
  } as const;

  it('says what is right, and its end moves with its start', () =>
    spec
      .given(started, planned, reminder)
      .when(correct)
      .thenEvents(
        {
          type: 'PostTermCorrected.v1',
          data: {
            termId: 't1',
            personId: 'p1',
            startedOn: '2026-03-01',
            documentNo: null,
            documentOn: null,
            correctedOn: '2026-03-20',
            reason: '日期录入错误',
          },
        },
        { ...planned, data: { ...planned.data, plannedEndOn: '2031-03-01', remindOn: '2030-09-01' } },
        { type: 'MilestoneSet.v1', data: { milestone: 'term-end-near', on: '2030-09-01', at: '08:30' } },
      ));

  it('keeps its end where only the paper was wrong', () =>
    spec
      .given(started, planned, reminder)
      .when({ ...correct, startedOn: '2026-03-10', ...paper })
      .thenEventTypes('PostTermCorrected.v1'));

  it('does not begin later than today where it has begun', () => {
    spec
      .given(started)
      .when({ ...correct, startedOn: '2026-03-21' })
      .thenRejected('starts-ahead');
    spec
      .given(started)
      .when({ ...correct, startedOn: '2026-03-20' })
      .thenEventTypes('PostTermCorrected.v1');
    spec
      .given({ ...started, data: { ...started.data, startedOn: '2026-04-01' } })
      .when({ ...correct, startedOn: '2026-04-07' })
      .thenEventTypes('PostTermCorrected.v1');
  });

  it('begins no later than it ended', () => {
    const late = { ...correct, env: at('2026-10-01') };
    spec
      .given(started, ended)
      .when({ ...late, startedOn: '2026-09-08' })
      .thenRejected('ends-before-start');
    spec
      .given(started, ended)
      .when({ ...late, startedOn: '2026-09-07' })
      .thenEventTypes('PostTermCorrected.v1');
  });

  it('is corrected to something else', () =>
    spec
      .given(started)
      .when({ ...correct, startedOn: '2026-03-10' })
      .thenRejected('nothing-corrected'));
});
