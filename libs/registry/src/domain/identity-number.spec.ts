import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldIdentityNumber, readIdentityNumber, tailOf } from './identity-number.js';

/** The first number by which the standard explains itself, and one like its second. */
const [woman, man] = ['11010519491231002X', '440524198001010013'];

describe('an identity number', () => {
  it('says when its holder was born, and the sex', () => {
    expect(readIdentityNumber(woman)).toEqual({ bornOn: '1949-12-31', sex: 'female' });
    expect(readIdentityNumber(man)).toEqual({ bornOn: '1980-01-01', sex: 'male' });
  });

  it('is one number however it is written', () =>
    expect(foldIdentityNumber(' １１０１０５ 19491231 002x')).toBe(woman));

  it.each(['440524188001010014', '440524000001010017', '440524999912310017'])(
    'is none where nobody alive was born then: %s',
    (number) => expect(readIdentityNumber(number)).toBeUndefined(),
  );

  it('is told from any other with one place changed', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(woman, man),
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (number, place, by) => {
          const changed = (Number(number[place]) + by) % 10;
          return readIdentityNumber(`${number.slice(0, place)}${changed}${number.slice(place + 1)}`) === undefined;
        },
      ),
    ));

  it('shows its last four places', () => expect(tailOf(woman)).toBe('002X'));
});
