import { describe, expect, it } from '@jest/globals';
import { textFaults } from '#testing';
import { postTermProblems } from './post-term-problems.js';
import { structureProblems } from './structure-problems.js';

const own = { ...postTermProblems, ...structureProblems };

describe('the texts of refusals on terms and village bodies', () => {
  it('say in both languages what is wrong and what to change', () => expect(textFaults(own)).toEqual([]));

  it('name the rule where one of the handbook stops the seat', () =>
    expect(
      Object.entries(structureProblems).filter(
        ([code, { zh, en }]) =>
          /^rule-r\d/.test(code) && [zh, en].some((text) => !text.startsWith(code.slice(5, 7).toUpperCase())),
      ),
    ).toEqual([]));
});
