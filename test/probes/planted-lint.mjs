/** One violation for each rule that .oxlintrc.json sets, and what must stay allowed. */
const plant = (breaks, path, ...lines) => ({ breaks: [breaks].flat(), path, text: `${lines.join('\n')}\n` });
const allow = (path, ...lines) => plant([], path, ...lines);

const slice = (name) => `libs/registry/src/end-post/${name}.ts`;
const spec = (name) => `libs/registry/src/end-post/${name}.spec.ts`;
const jest = "import { describe, expect, it } from '@jest/globals';";
const assertion = '() => expect(1).toBe(1)';

/** The clock, chance, the outside world: each by its global name, in each pure folder. */
const impure = {
  Date: 'Date.now()',
  setTimeout: 'setTimeout(() => 1, 1)',
  setInterval: 'setInterval(() => 1, 1)',
  setImmediate: 'setImmediate(() => 1)',
  queueMicrotask: 'queueMicrotask(() => 1)',
  process: 'process.pid',
  fetch: 'typeof fetch',
  crypto: 'crypto.randomUUID()',
  performance: 'performance.now()',
};
const pureFolders = ['libs/registry/src/domain', 'libs/kernel/src', 'libs/calendar/src', 'libs/workflow/src'];
const kebab = (name) => name.replace(/(?<=.)[A-Z]/g, '-$&').toLowerCase();
const impurities = pureFolders.flatMap((folder) => [
  ...Object.entries(impure).map(([name, use]) =>
    plant('no-restricted-globals', `${folder}/uses-${kebab(name)}.ts`, `export const used = ${use};`),
  ),
  plant('no-restricted-properties', `${folder}/chance.ts`, 'export const chance = Math.random();'),
]);

const allowed = [
  allow(
    slice('clock'),
    'export const now = () => Date.now() + Math.random();',
    '// @ts-expect-error a description says why',
    'export const wrong: string = 1;',
  ),
  allow(
    slice('end-post.handler'),
    "import { Clock } from './clock-port.js';",
    'export class Handler { constructor(private readonly clock: Clock) {} today() { return this.clock.today(); } }',
  ),
  allow(slice('clock-port'), 'export abstract class Clock { abstract today(): string; }'),
  allow(slice('long-enough'), ...Array.from({ length: 250 }, (_, n) => `export const n${n} = ${n};\n`)),
  allow(
    'libs/registry/src/domain/end-post.spec.ts',
    jest,
    "describe('post', () => {",
    `  it('ends', ${assertion});`,
    "  it('counts days', () => expect(new Date(0).getTime()).toBe(0));",
    '});',
    'export const suite = Number(1) === 1 ? describe : describe.skip;',
  ),
  allow('test/run/says.mjs', "console.log('said');"),
];

const planted = [
  plant('max-lines', slice('too-long'), ...Array.from({ length: 251 }, (_, n) => `export const n${n} = ${n};\n`)),
  plant('no-console', slice('says'), "console.log('said');"),
  plant('no-warning-comments', slice('later'), `// ${'TO'}DO: later`, 'export const one = 1;'),
  plant('unicorn/filename-case', 'libs/registry/src/end-post/endPost.ts', 'export const one = 1;'),
  plant('typescript/no-floating-promises', slice('floats'), 'const work = async () => 1;', 'work();', 'export {};'),
  plant(
    'typescript/no-misused-promises',
    slice('misuses'),
    'const work = async () => true;',
    'export const answer = () => { if (work()) return 1; return 2; };',
  ),
  plant('typescript/only-throw-error', slice('throws'), "export const fail = () => { throw 'text'; };"),
  plant(
    'typescript/switch-exhaustiveness-check',
    slice('switches'),
    "export const of = (post: 'a' | 'b') => { switch (post) { case 'a': return 1; } return 2; };",
  ),
  plant('typescript/no-explicit-any', slice('anything'), 'export const post = (value: any) => value as string;'),
  plant('typescript/ban-ts-comment', slice('ignores'), '// @ts-' + 'ignore', 'export const one = 1;'),
  plant('typescript/ban-ts-comment', slice('unchecked'), '// @ts-' + 'nocheck', 'export const one = 1;'),
  plant('typescript/ban-ts-comment', slice('expects'), '// @ts-expect-error', "export const one: number = 'x';"),
  plant('jest/expect-expect', spec('asserts-nothing'), jest, "it('asserts nothing', () => {});", `expect(1).toBe(1);`),
  plant('jest/no-focused-tests', spec('focused'), jest, `it.${'only'}('alone', ${assertion});`, 'describe;'),
  plant('jest/no-disabled-tests', spec('skipped'), jest, `it.${'skip'}('never', ${assertion});`),
  plant(
    'jest/no-disabled-tests',
    spec('skipped-suite'),
    jest,
    `describe.${'skip'}('never', () => {`,
    `it('is', ${assertion});`,
    '});',
  ),
  plant(
    'jest/no-commented-out-tests',
    spec('commented'),
    jest,
    `// it('was', ${assertion});`,
    `it('is', ${assertion});`,
  ),
];

export const lintPlants = [...allowed, ...impurities, ...planted];
