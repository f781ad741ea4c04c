import 'reflect-metadata';
import type { Bench } from './harness/figures.js';

const [name = ''] = process.argv.slice(2);
const { run } = (await import(`./${name}.bench.js`)) as Bench;
process.send?.(await run());
process.disconnect?.();
