import { expect, it } from '@jest/globals';
import { flowEvents } from '#workflow';
import { isAttached } from './case-files-desk.js';

it('a file that any version names, of those that name files, is attached: it is not swept', () => {
  const versions = flowEvents.stored.filter((type) => type.startsWith('DocumentAttached.'));
  expect(versions.filter((type) => isAttached({ type }))).toEqual(
    versions.filter((type) => type !== 'DocumentAttached.v1'),
  );
  expect(versions).toHaveLength(3);
});
