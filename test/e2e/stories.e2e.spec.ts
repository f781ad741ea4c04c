import { beforeAll, describe, expect, it } from '@jest/globals';
import { verifyChains } from '#event-store';
import { redisAvailable, startEventStoreDb, startRedis } from '#testing/servers';
import { playStories } from '../../apps/standalone/src/demo/play.js';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import { contentAfter } from '../fixtures/log-content.fixture.js';
import { emptyPostgresQueue } from '../fixtures/queue-wiper.fixture.js';

/** What an installation loses between the chapters, and in the middle of a wait. */
type Loss = (installation: Installation) => Promise<void>;

/** The line at which the wait for the report after the event begins. */
const WAITING = '婚期已过';

const play = async (env: Readonly<Record<string, string>> = {}, lose: Loss = () => Promise.resolve()) => {
  const installation = await openInstallation(env);
  try {
    const { address, passwords, elderId, log, filledTo, output } = installation;
    let midWait: Promise<void> | undefined;
    const { surprises } = await playStories({
      address,
      passwords,
      elderId,
      write: (line) => {
        if (line.includes(WAITING)) midWait = lose(installation);
      },
      between: () => lose(installation),
    });
    await midWait;
    const { broken } = await verifyChains(log);
    return {
      surprises,
      broken,
      waited: midWait !== undefined,
      content: await contentAfter(log, filledTo),
      output: output(),
    };
  } finally {
    await installation.close();
  }
};

type Outcome = Awaited<ReturnType<typeof play>>;

const expectSame = (harmed: Outcome, undisturbed: Outcome) => {
  expect(harmed.surprises).toEqual([]);
  expect(harmed.broken).toBeUndefined();
  expect(harmed.content).toEqual(undisturbed.content);
};

describe('the stories of the demo', () => {
  let undisturbed: Outcome;

  beforeAll(async () => {
    undisturbed = await play();
  }, 180_000);

  it('come out as the rules say, and leave intact chains', () => {
    expect(undisturbed.surprises).toEqual([]);
    expect(undisturbed.broken).toBeUndefined();
    expect(undisturbed.waited).toBe(true);
    expect(undisturbed.content.filter((line) => line.includes(' CeremonyClosed.v1 '))).toHaveLength(3);
  });

  it('come out the same, event for event, while the queue in PostgreSQL is emptied', async () => {
    const emptied = await play({}, ({ databaseUrl }) => emptyPostgresQueue(databaseUrl));
    expectSame(emptied, undisturbed);
  }, 180_000);

  (redisAvailable() ? it : it.skip)(
    'come out the same, event for event, with Redis as the queue, while it is flushed',
    async () => {
      const redis = await startRedis();
      try {
        expectSame(await play({ QUEUE_URL: redis.url }, () => redis.flushAll()), undisturbed);
      } finally {
        await redis.stop();
      }
    },
    180_000,
  );

  it('come out the same, event for event, with the log in EventStoreDB', async () => {
    const log = await startEventStoreDb();
    try {
      expectSame(await play({ EVENT_STORE_URL: log.url }), undisturbed);
    } finally {
      await log.stop();
    }
  }, 180_000);
});
