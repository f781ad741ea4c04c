import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { IsArray, IsInt, IsOptional, validate } from 'class-validator';
import { NestedObject, NestedObjects } from './nested-object.pipe.js';

class Shape {
  @IsInt() readonly tables!: number;
}

class Body {
  @IsOptional() @NestedObject(() => Shape) readonly one?: Shape | null;
  @IsOptional() @IsArray() @NestedObjects(() => Shape) readonly many?: readonly Shape[];
}

const faultsOf = async (given: object) =>
  (await validate(plainToInstance(Body, given))).flatMap(({ property, constraints, children = [] }) => [
    ...Object.keys(constraints ?? {}).map((code) => `${property} ${code}`),
    ...children.map((child) => `${property}.${child.property}`),
  ]);

const plan = { tables: 1 };

describe('an object within a body', () => {
  it('is taken as one object, or left out', async () =>
    expect(await Promise.all([{ one: plan }, { one: null }, {}].map(faultsOf))).toEqual([[], [], []]));

  it.each([
    ['an empty list', []],
    ['a list of one', [plan]],
    ['a list of two', [plan, plan]],
    ['a list of lists', [[]]],
  ])('is refused as %s', async (_what, one) => expect(await faultsOf({ one })).toContain('one isNoList'));

  it('is refused as a text, and with what is wrong in it', async () => {
    expect(await faultsOf({ one: '' })).toEqual(['one nestedValidation']);
    expect(await faultsOf({ one: { tables: '1' } })).toEqual(['one.tables']);
  });
});

describe('objects within a list', () => {
  it('are taken, none of them too', async () =>
    expect(await Promise.all([{ many: [plan, plan] }, { many: [] }].map(faultsOf))).toEqual([[], []]));

  it('are no lists themselves, and right each', async () => {
    expect(await faultsOf({ many: [[]] })).toContain('many isNoList');
    expect(await faultsOf({ many: [plan, [plan]] })).toContain('many isNoList');
    expect(await faultsOf({ many: [plan, {}] })).toEqual(['many.1']);
  });
});
