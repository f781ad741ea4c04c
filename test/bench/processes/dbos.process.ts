import { createRequire } from 'node:module';
import { answerCalls } from '../harness/child.js';

type Step = () => Promise<number>;

/** What the bench uses of the peer. */
type Peer = Readonly<{
  setConfig(config: object): void;
  launch(): Promise<void>;
  shutdown(): Promise<void>;
  registerWorkflow(workflow: () => Promise<number>, options: Readonly<{ name: string }>): () => Promise<number>;
  runStep(step: Step, options: Readonly<{ name: string }>): Promise<number>;
}>;

const require = createRequire(import.meta.url);
const { DBOS } = require('@dbos-inc/dbos-sdk') as { DBOS: Peer };

const STEPS = ['open', 'check', 'submit', 'reply', 'decide'];

const workflow = DBOS.registerWorkflow(
  async () => {
    let sum = 0;
    for (const [index, name] of STEPS.entries()) sum += await DBOS.runStep(() => Promise.resolve(index), { name });
    return sum;
  },
  { name: 'five-steps' },
);

const launch = async (url: string): Promise<void> => {
  DBOS.setConfig({ name: 'bench', systemDatabaseUrl: url, systemDatabasePoolSize: 20, logLevel: 'error' });
  await DBOS.launch();
};

/** Runs workflows, so many at a time, and answers how many a second. */
const run = async ({ callers, workflows }: Readonly<{ callers: number; workflows: number }>): Promise<number> => {
  const began = performance.now();
  let begun = 0;
  const caller = async () => {
    while (begun++ < workflows) if ((await workflow()) !== 10) throw new Error('a step was lost');
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return workflows / ((performance.now() - began) / 1_000);
};

const methods = { launch, run };
export type DbosMethods = typeof methods;

answerCalls(methods, () => DBOS.shutdown());
