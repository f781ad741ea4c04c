import type { Title } from '#imports';
import { ReactionRunner } from '#jobs';
import { knownTypes, reactionsOf } from '#platform';
import { withProgram } from '../installation.js';
import { both, type Surroundings } from '../terminal.js';

/** Tries every parked event once more; a reaction that fails again stays parked. */
export const retryParked = (surroundings: Surroundings): Promise<void> =>
  withProgram(surroundings, {}, async ({ app, stores }) => {
    const runner = new ReactionRunner({
      store: stores.reads,
      log: stores.events,
      reader: stores.personal,
      reactions: reactionsOf(app),
      knownTypes: knownTypes(),
    });
    await runner.prepare();
    for (const parked of await runner.ledger.parked()) {
      const { reaction, type, position } = parked;
      const outcome = await runner.retryParked(parked).then(
        () => done,
        () => failed,
      );
      surroundings.terminal.err(`${reaction} ${type} @${position}: ${both(outcome)}`);
    }
  });

const done: Title = { zh: '重试成功', en: 'done' };
const failed: Title = { zh: '再次失败', en: 'failed again' };
