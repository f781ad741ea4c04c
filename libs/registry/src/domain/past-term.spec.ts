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
  env: { ...entering('2026-03-12'), firstLoad: true },
};
describe('a term of the past', () => {
  it('is one fact with its end: nothing is planned for it, and a first load needs no paper', () =>
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

describe('a term of the past that a later table brings', () => {
  const env = entering('2026-03-12');
  const exit = { documentNo: '历党发〔2018〕3号', documentOn: '2018-03-28' };
  const proven: RecordPastTerm = { ...past, ...paper, exit, env };
  const told = (change: Partial<RecordPastTerm>, entry: Partial<typeof env.entry> = {}) =>
    spec.given().when({ ...proven, ...change, env: { ...env, entry: { ...env.entry, ...entry } } });

  it('has the papers of both ways on record', () =>
    told({}).thenEvents(
      {
        type: 'PostStarted.v1',
        data: { ...words, ...old, documentNo: paper.documentNo, regime: 'party', publicPower: true },
      },
      { type: 'EntryDocumentRecorded.v1', data: { termId: 't1', ...paper } },
      { type: 'PostEnded.v1', data: { termId: 't1', endedOn: '2018-04-01', reason: 'removal' } },
      { type: 'ExitDocumentRecorded.v1', data: { termId: 't1', ...exit } },
    ));

  it('needs them where the ways do', () => {
    told({ documentNo: null }).thenRejected('document-required');
    told({ documentOn: null }).thenRejected('document-required');
    told({ exit: { ...exit, documentOn: null } }).thenRejected('document-required');
    told({
      basis: 'election',
      documentNo: null,
      documentOn: null,
      reason: 'death',
      exit: { documentNo: null, documentOn: null },
    }).thenEventTypes('PostStarted.v1', 'PostEnded.v1');
  });

  it('needs the joint review for it, where an organization gave the post', () => {
    told({}, { reviewed: false }).thenRejected('not-reviewed');
    told({ basis: 'election' }, { reviewed: false }).thenEventTypes(
      'PostStarted.v1',
      'EntryDocumentRecorded.v1',
      'PostEnded.v1',
      'ExitDocumentRecorded.v1',
    );
  });

  it('is not recorded under an investigation where what a command records is not', () => {
    const lock = { resignationConsented: false };
    told({}, { lock }).thenRejected('investigation-lock');
    told({ basis: 'election' }, { lock }).thenRejected('investigation-lock');
    told({ basis: 'election', reason: 'death' }, { lock }).thenEventTypes(
      'PostStarted.v1',
      'EntryDocumentRecorded.v1',
      'PostEnded.v1',
      'ExitDocumentRecorded.v1',
    );
  });

  it('does not end because of a dissolution that nobody recorded for it', () =>
    told({ reason: 'unit-dissolved' }).thenRejected('unit-not-dissolved'));

  it('is spared all of that in a first load', () =>
    spec
      .given()
      .when({
        ...past,
        reason: 'unit-dissolved',
        env: {
          ...env,
          firstLoad: true,
          entry: { ...env.entry, reviewed: false, lock: { resignationConsented: false } },
        },
      })
      .thenEventTypes('PostStarted.v1', 'PostEnded.v1'));
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
