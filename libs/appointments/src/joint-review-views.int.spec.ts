import { expect, it } from '@jest/globals';
import type { ReadStore } from '#read-store';
import { PEOPLE } from '#registry/contract';
import { JointReviewViewsController } from './joint-review-views.controller.js';
import type { ReviewMatrix } from './review-matrix/review-matrix.query.js';
import type { ReviewResult } from './review-result/review-result.query.js';

const id = '3f0d2c11-5a60-4d55-8a11-0f6b7a1c2d3e';

it('joint reviews show their candidates to whoever has just written, once people are read', async () => {
  const waited: string[] = [];
  const reads = { waitFor: async (names: readonly string[]) => (waited.push(...names), true) };
  const answer = () => Promise.resolve({ waited: waited.splice(0) });
  const views = new JointReviewViewsController(
    { of: answer } as unknown as ReviewMatrix,
    { of: answer } as unknown as ReviewResult,
    reads as unknown as ReadStore,
  );
  const [seen, reply] = [{ 'min-position': '7' }, { header: () => undefined }];
  const matrix = await views.show({ batch: id, page: 1, size: 20, ...seen }, reply);
  const result = await views.one(id, seen, reply);
  expect([matrix, result]).toEqual([1, 2].map(() => ({ waited: expect.arrayContaining([PEOPLE]) })));
});
