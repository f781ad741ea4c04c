import { describe, expect, it } from '@jest/globals';
import type { ImportStep, PlannedRow } from './import-step.js';
import { postsKind } from './posts-kind.js';

type Dated = Readonly<{ documentNo?: string | null; documentOn?: string | null }>;

const term = { termId: 't1', personId: 'p1', orgCode: '370112001001', startedOn: '2026-03-01' };
const seat = { ...term, post: 'secretary', basis: 'appointment', documentNo: '港党〔2026〕1号' } as const;
const paper = { documentNo: '港党〔2026〕9号', documentOn: '2026-08-01' };
const on = (words: Extract<ImportStep, { on: 'post-term' }>['words']): ImportStep => ({
  on: 'post-term',
  orgCode: term.orgCode,
  words,
});
const start = (entry: Dated) => on({ type: 'StartPost', ...seat, ...entry, publicPower: null });
const past = (entry: Dated, exit: Dated = {}) =>
  on({
    type: 'RecordPastTerm',
    ...seat,
    ...entry,
    endedOn: '2026-07-01',
    reason: 'resignation',
    exit: { ...paper, ...exit },
  });
const end = (exit: Dated) =>
  on({ type: 'EndPost', termId: 't1', endedOn: '2026-07-01', reason: 'resignation', ...paper, ...exit });

const reported = (code: string, ...steps: readonly ImportStep[]) => {
  const row: PlannedRow = { line: 2, column: 'post', change: 'added', columns: [], steps };
  return postsKind.columnOf!(row, code);
};

describe('the column in which a refusal of a row of posts is reported', () => {
  it('is the start where it lies too far ahead', () =>
    expect(reported('starts-too-far-ahead', start({ documentOn: '2026-02-20' }))).toBe('startedOn'));

  it.each([
    ['the way in alone', [start({ documentOn: '2026-09-01' })], 'documentOn'],
    ['the way out alone', [end({})], 'exitDocumentOn'],
    ['a way in later than the way out', [past({ documentOn: '2026-09-01' })], 'documentOn'],
    ['a way out later than the way in', [past({ documentOn: '2026-02-20' })], 'exitDocumentOn'],
    ['a past term with a way out alone', [past({})], 'exitDocumentOn'],
    ['a past term with a way in alone', [past({ documentOn: '2026-02-20' }, { documentOn: null })], 'documentOn'],
    ['a term begun and ended, the end later', [start({ documentOn: '2026-02-20' }), end({})], 'exitDocumentOn'],
    ['a term begun and ended, the start later', [start({ documentOn: '2026-09-01' }), end({})], 'documentOn'],
  ])('is that of the paper dated last, where one is dated ahead: of %s', (_, steps, column) =>
    expect(reported('document-ahead', ...steps)).toBe(column),
  );

  it.each([
    ['number of the way in', [start({ documentNo: null })], 'documentNo'],
    ['date of the way in', [start({}), end({ documentNo: null })], 'documentOn'],
    ['number of the way out', [start({ documentOn: '2026-02-20' }), end({ documentNo: null })], 'exitDocumentNo'],
    ['date of the way out', [past({ documentOn: '2026-02-20' }, { documentOn: null })], 'exitDocumentOn'],
  ])('is that of what is missing of a paper: the %s', (_, steps, column) =>
    expect(reported('document-required', ...steps)).toBe(column),
  );

  it('is that of the post for any other', () =>
    expect(reported('not-reviewed', start({ documentOn: '2026-02-20' }))).toBe('post'));
});
