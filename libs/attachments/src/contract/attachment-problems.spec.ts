import { describe, expect, it } from '@jest/globals';
import { textFaults } from '#testing';
import { attachmentProblems } from './attachment-problems.js';

describe('the texts of refusals of attachments', () => {
  it('say in both languages what is wrong and what to change', () =>
    expect(textFaults(attachmentProblems)).toEqual([]));

  it('name what the refusal tells, and nothing else', () =>
    expect(textFaults(attachmentProblems, [{ rejected: 'attachment-too-large', params: { maxBytes: 1 } }])).toEqual(
      [],
    ));
});
