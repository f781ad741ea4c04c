import { describe, expect, it } from '@jest/globals';
import { openAppointmentWorld } from './appointment-crashes.fixture.js';
import { candidate, failed, openWords, passed, path, Review } from './domain/joint-review.fixture.js';

const today = '2026-03-02';
const begun = () => {
  const review = new Review();
  review.step(openWords, 'p-drafter');
  return review;
};
const withdrawn = () => {
  const review = begun();
  review.step({ type: 'WithdrawCase', reason: '重复发起' }, 'p-drafter');
  return review;
};

/** The pass that may be used after these reviews of one person and post, the oldest first. */
const passAfter = async (...reviews: readonly Review[]) => {
  const world = openAppointmentWorld(null);
  for (const [index, review] of reviews.entries()) await world.review(`c${index + 1}`, review);
  return world.reader.passFor(candidate, path.at(-1)!, 'secretary', today);
};

describe('a pass of a joint review', () => {
  it('holds while another review is under way, and after that one was withdrawn', async () => {
    expect(withdrawn().state.flow?.status).toBe('withdrawn');
    for (const other of [begun(), withdrawn()])
      expect(await passAfter(passed(), other)).toMatchObject({ reviewId: 'c1' });
  });

  it('gives way to the newest that was passed', async () =>
    expect(await passAfter(passed(), withdrawn(), passed(), begun())).toMatchObject({ reviewId: 'c3' }));

  it('is none any more once a later review has failed', async () =>
    expect(await passAfter(passed(), failed())).toBeNull());

  it('is none before its day, nor after its last', async () => {
    expect(await passAfter()).toBeNull();
    expect(await passAfter(begun())).toBeNull();
    const world = openAppointmentWorld(null);
    await world.review();
    expect(await world.reader.passFor(candidate, path.at(-1)!, 'secretary', '2027-01-01')).toBeNull();
  });
});
