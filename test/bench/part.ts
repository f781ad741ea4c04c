import 'reflect-metadata';
import type { Bench } from './harness/figures.js';

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const [name = ''] = process.argv.slice(2);
const { run } = (await import(`./${name}.bench.js`)) as Bench;
process.send?.(await run());
process.disconnect?.();
