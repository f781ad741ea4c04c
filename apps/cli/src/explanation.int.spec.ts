import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '#platform';
import { CommandFailedError, UsageError } from './command-error.js';
import { explain } from './explanation.js';

const coded = (code: string, more: object = {}) => Object.assign(new Error('secret words'), { code }, more);
const refused = 'No server answers at the configured address';

describe('explanation of a failure', () => {
  it('gives the sentences of our own errors in Chinese and English', () => {
    expect(explain(new UsageError({ zh: '甲', en: 'a' }))).toEqual(['甲  a']);
    const two = [
      { zh: '甲', en: 'a' },
      { zh: '乙', en: 'b' },
    ];
    expect(explain(new CommandFailedError(two))).toEqual(['甲  a', '乙  b']);
  });

  it('gives one sentence for each fault of the configuration', () =>
    expect(explain(new ConfigurationError(['PORT is wrong.', 'CLOCK is wrong.']))).toEqual([
      'PORT is wrong.',
      'CLOCK is wrong.',
    ]));

  it('finds the refused connection inside what drivers wrap around it', () => {
    expect(explain(coded('ECONNREFUSED'))[0]).toContain(refused);
    expect(explain(new AggregateError([coded('ECONNREFUSED')]))[0]).toContain(refused);
    expect(explain(new Error('outer', { cause: coded('ECONNREFUSED') }))[0]).toContain(refused);
  });

  it('names the file that is missing', () =>
    expect(explain(coded('ENOENT', { path: 'people.csv' }))).toEqual([
      'people.csv: 文件不存在。  There is no such file.',
    ]));

  it('never shows the words of a connection error, nor a stack', () => {
    for (const code of ['ECONNREFUSED', '28P01', '3D000', '42P01', 'EACCES']) {
      const told = explain(coded(code)).join('\n');
      expect(told).not.toContain('secret');
      expect(told).not.toContain('    at ');
    }
  });

  it('falls back to name and message of an error that it does not know', () =>
    expect(explain(new RangeError('too far'))).toEqual(['RangeError: too far']));
});
