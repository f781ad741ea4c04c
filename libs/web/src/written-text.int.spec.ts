import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { IsOptional, validate } from 'class-validator';
import { WrittenText } from './written-text.pipe.js';

class Body {
  @WrittenText(10) readonly reason!: string;
  @IsOptional() @WrittenText(10) readonly note?: string | null;
}

const taken = (given: object) => plainToInstance(Body, given);
const faultsOf = async (given: object) =>
  (await validate(taken(given))).flatMap(({ property, constraints = {} }) =>
    Object.keys(constraints).map((code) => `${property} ${code}`),
  );

describe('a text that somebody writes', () => {
  it('is kept without the blanks around it, and with those within', () =>
    expect(taken({ reason: ' \t酒店 调整\u3000\n' }).reason).toBe('酒店 调整'));

  it.each(['', '   ', '\u3000\u3000', '\n\t', '\u200b\ufeff', '\u00a0'])('says something: not %j', async (reason) => {
    expect(await faultsOf({ reason })).toEqual(['reason isLength']);
    expect(await faultsOf({ reason: '属实', note: reason })).toEqual(['note isLength']);
  });

  it('is as long as permitted, blanks around it not counted', async () => {
    expect(await faultsOf({ reason: `  ${'字'.repeat(10)}  ` })).toEqual([]);
    expect(await faultsOf({ reason: '字'.repeat(11) })).toEqual(['reason isLength']);
  });

  it('is left out only where it is optional, and is nothing but a text', async () => {
    expect(await faultsOf({ reason: '属实', note: null })).toEqual([]);
    expect(await faultsOf({})).toContain('reason isString');
    expect(await faultsOf({ reason: ['属实'] })).toContain('reason isString');
  });

  it('is trimmed in one go, however long it is', async () => {
    const began = performance.now();
    expect(await faultsOf({ reason: `${' '.repeat(500_000)}a${' '.repeat(500_000)}b` })).toEqual(['reason isLength']);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
