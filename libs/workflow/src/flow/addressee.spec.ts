import { describe, expect, it } from '@jest/globals';
import { addresseeRefusal, type Addressee } from './addressee.js';

const [city, county, town, village] = ['370100', '370112', '370112018', '370112018213'];
const orgPath = [city, county, town];
const concern = { about: ['p-subject', 'p-second'], relatives: ['p-brother'], orgPath, county };
const officer: Addressee = { persons: ['p-officer'], paths: [[city, county]], manned: true };
const refusal = (values: Partial<Addressee>) => addresseeRefusal({ ...officer, ...values }, concern)?.rejected;

describe('whom a case may be shown to by naming them', () => {
  it('is who works above it or below it', () => {
    expect(refusal({})).toBeUndefined();
    expect(refusal({ paths: [orgPath] })).toBeUndefined();
    expect(refusal({ paths: [[...orgPath, village]] })).toBeUndefined();
  });

  it('is nobody whom it is about', () => {
    expect(refusal({ persons: ['p-subject'] })).toBe('addressee-concerned');
    expect(refusal({ persons: ['p-officer', 'p-second'] })).toBe('addressee-concerned');
  });

  it('is no near relative of theirs', () =>
    expect(refusal({ persons: ['p-brother'] })).toBe('addressee-near-relative'));

  it('is no office without anybody', () => expect(refusal({ manned: false })).toBe('nobody-in-the-office'));

  it('is nobody of another town, of the city, or of no unit', () => {
    expect(refusal({ paths: [[city, county, '370112019']] })).toBe('office-outside-the-case');
    expect(refusal({ paths: [[city]] })).toBe('office-outside-the-case');
    expect(refusal({ paths: [] })).toBe('office-outside-the-case');
  });

  it('is whoever has one of several units in line', () =>
    expect(refusal({ paths: [[city, county, '370112019'], orgPath] })).toBeUndefined());
});
