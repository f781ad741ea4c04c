import { afterAll, beforeAll, describe } from '@jest/globals';
import { appendingContract } from './event-store-appending.contract.js';
import { followingContract } from './event-store-following.contract.js';
import { modelContract } from './event-store-model.contract.js';
import { readingContract } from './event-store-reading.contract.js';
import { subjects, type World } from './event-store-world.fixture.js';

describe.each(subjects)('event store: $name', (subject) => {
  let world: World;
  const current = () => world;

  beforeAll(async () => {
    world = await subject.start();
  }, 60_000);

  afterAll(() => world.stop());

  appendingContract(current, subject);
  readingContract(current);
  followingContract(current, subject);
  modelContract(current);
});
