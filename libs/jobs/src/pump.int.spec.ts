import { afterEach, describe, expect, it } from '@jest/globals';
import type { SubscribeOptions } from '#event-store';
import { caseEvents, closed, opened, openCases } from '../../read-store/src/open-cases.fixture.js';
import { SpecLog } from '../../read-store/src/read-store.fixture.js';
import { Pump, type PumpOptions } from './pump.js';

const reaction = { name: 'when-a-case-moves', events: caseEvents, react: () => Promise.resolve() };
const opening = { ...reaction, name: 'when-a-case-opens', events: { ...caseEvents, stored: ['CaseOpened.v1'] } };

describe('the pump', () => {
  let pump: Pump;
  afterEach(() => pump.stop());

  const start = async (log: SpecLog, options: Partial<PumpOptions> = {}) => {
    const nudges: string[] = [];
    const queues = {
      nudgeAll: (kind: string, asked: readonly { name: string; data: object }[]) => {
        for (const { name, data } of asked)
          nudges.push(`${kind} ${name} ${'position' in data ? String(data.position) : '-'}`);
        return Promise.resolve();
      },
    };
    pump = new Pump({ log, queues, projections: [openCases], reactions: [reaction, opening], pauseMs: 1, ...options });
    await pump.start();
    return nudges;
  };

  const settled = (list: readonly unknown[], length: number) =>
    (async () => {
      while (list.length < length) await new Promise((resolve) => setTimeout(resolve, 5));
    })();

  it('nudges whatever handles the types that come by, from the end of the log on', async () => {
    const log = new SpecLog();
    await log.add(opened('c1'));
    const nudges = await start(log);
    await log.add({ type: 'Other.v1', data: {} }, closed('c1'));
    await settled(nudges, 2);
    expect(nudges.toSorted()).toEqual(['catch-up read-models 2', 'react when-a-case-moves -']);
  });

  it('follows a log that was empty when it started', async () => {
    const log = new SpecLog();
    const nudges = await start(log);
    await log.add(opened('c1'));
    await settled(nudges, 3);
    expect(nudges.toSorted()).toEqual([
      'catch-up read-models 0',
      'react when-a-case-moves -',
      'react when-a-case-opens -',
    ]);
  });

  it('takes reactions over a long stretch that does not concern them, and nobody over a type that is not known', async () => {
    const log = new SpecLog();
    const skipped: string[] = [];
    const over = (quiet: readonly Readonly<{ name: string; since: bigint }>[], upTo: bigint) => {
      skipped.push(...quiet.map(({ name, since }) => `${name} ${since} ${upTo}`));
      return Promise.resolve();
    };
    const nudges = await start(log, { skip: { knownTypes: new Set(caseEvents.stored), over, length: 1 } });
    await log.add(closed('c1'));
    await settled(nudges, 2);
    await settled(skipped, 1);
    await log.add({ type: 'Other.v1', data: {} });
    await log.add(closed('c1'));
    await settled(nudges, 4);
    await settled(skipped, 2);
    expect(skipped).toEqual(['when-a-case-opens -1 0', 'when-a-case-opens 1 2']);
  });

  it('makes one nudge of what comes by while it rests, and none of what no read model reads', async () => {
    const log = new SpecLog();
    const nudges = await start(log, { reactions: [] });
    await log.add({ type: 'Other.v1', data: {} });
    await log.add(opened('c1'));
    await settled(nudges, 1);
    await log.add(opened('c2'), opened('c3'), opened('c4'));
    await settled(nudges, 2);
    expect(nudges).toEqual(['catch-up read-models 1', 'catch-up read-models 4']);
  });

  it('waits longer for more where very many events come at once', async () => {
    const log = new (class extends SpecLog {
      override async *subscribeAll(options: SubscribeOptions = {}) {
        await this.add(...Array.from({ length: 60 }, (_event, index) => closed(`c${index}`)));
        yield* super.subscribeAll(options);
      }
    })();
    const nudges = await start(log);
    await settled(nudges, 2);
    const nudgedAt = performance.now();
    await log.add(closed('c1'), closed('c2'));
    await settled(nudges, 4);
    expect(performance.now() - nudgedAt).toBeGreaterThan(80);
    expect(nudges.filter((nudge) => nudge.startsWith('catch-up'))).toEqual([
      'catch-up read-models 59',
      'catch-up read-models 61',
    ]);
  });

  it('goes on when a nudge fails', async () => {
    const log = new SpecLog();
    const reported: string[] = [];
    await start(log, {
      queues: { nudgeAll: () => Promise.reject(new Error('queue away')) },
      onError: ({ message }, where) => reported.push(`${where}: ${message}`),
    });
    await log.add(opened('c1'));
    await settled(reported, 1);
    await log.add(closed('c1'));
    await settled(reported, 2);
    expect(reported.slice(0, 2)).toEqual(['pump: queue away', 'pump: queue away']);
  });

  it('follows again from where it was when its subscription breaks', async () => {
    const starts: (bigint | undefined)[] = [];
    const log = new (class extends SpecLog {
      override async *subscribeAll(options: SubscribeOptions = {}) {
        starts.push(options.after);
        for await (const batch of super.subscribeAll(options)) {
          yield batch;
          if (starts.length === 1) throw new Error('broken');
        }
      }
    })();
    const nudges = await start(log);
    await log.add(opened('c1'));
    await settled(starts, 2);
    await log.add(closed('c1'));
    await settled(nudges, 5);
    expect(starts).toEqual([undefined, 0n]);
    expect(nudges.filter((nudge) => nudge.startsWith('catch-up'))).toEqual([
      'catch-up read-models 0',
      'catch-up read-models 1',
    ]);
  });
});
