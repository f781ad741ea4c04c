import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import { entering, leaving, paper, start, started, words } from '../post-term.fixture.js';
import { at } from '../registry-rules.fixture.js';
import type { CorrectPostTerm, EndPost, RecordPastTerm } from './post-term.commands.js';
import { postTerm } from './post-term.js';
import { paperAhead } from './post-term.rules.js';

const spec = specify(postTerm.decider);
const tomorrow = '2026-03-13';

const correct: CorrectPostTerm = {
  type: 'CorrectPostTerm',
  termId: 't1',
  startedOn: '2026-03-09',
  documentNo: null,
  documentOn: null,
  reason: '笔误',
  env: at('2026-03-12'),
};

describe('a term that is recorded ahead', () => {
  it.each([
    ['2026-09-12', undefined],
    ['2026-09-13', 'starts-too-far-ahead'],
    ['2190-01-01', 'starts-too-far-ahead'],
  ])('begins no further ahead than ends are remembered: %s', (startedOn, rejected) => {
    const given = spec.given().when({ ...start, startedOn });
    if (rejected === undefined) given.thenEventTypes('PostStarted.v1', 'TermEndPlanned.v1', 'MilestoneSet.v1');
    else given.thenRejected('starts-too-far-ahead');
  });

  it('is not corrected to a day further ahead', () => {
    const coming = { ...started, data: { ...started.data, startedOn: '2026-05-01' } };
    spec
      .given(coming)
      .when({ ...correct, startedOn: '2026-09-13' })
      .thenRejected('starts-too-far-ahead');
    spec
      .given(coming)
      .when({ ...correct, startedOn: '2026-09-12' })
      .thenEventTypes('PostTermCorrected.v1');
  });
});

describe('a paper of a later day', () => {
  const { publicPower: _publicPower, ...told } = { ...words, publicPower: null };
  const past = {
    ...told,
    type: 'RecordPastTerm',
    startedOn: '2021-03-10',
    endedOn: '2026-03-10',
    reason: 'term-end',
    env: entering('2026-03-12'),
  } as const satisfies RecordPastTerm;
  const end: EndPost = {
    type: 'EndPost',
    termId: 't1',
    endedOn: '2026-03-12',
    reason: 'resignation',
    ...paper,
    env: leaving('2026-03-12'),
  };
  const later = { ...paper, documentOn: tomorrow };

  it('carries no beginning, past or present, no end and no correction', () => {
    spec
      .given()
      .when({ ...start, ...later })
      .thenRejected('document-ahead');
    for (const papers of [later, { exit: later }])
      spec
        .given()
        .when({ ...past, ...papers })
        .thenRejected('document-ahead');
    spec
      .given(started)
      .when({ ...end, ...later })
      .thenRejected('document-ahead');
    spec
      .given(started)
      .when({ ...correct, ...later })
      .thenRejected('document-ahead');
  });

  it('is one of no earlier day', () => {
    expect(paperAhead(tomorrow, null, tomorrow)).toBeUndefined();
    expect(paperAhead('2026-03-12', null, tomorrow)).toEqual({ rejected: 'document-ahead' });
  });
});
