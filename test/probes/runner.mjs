import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { judgeAudit } from '../run/audit.mjs';
import { runJest } from '../run/jest.mjs';
import LongestFirst, { longest } from '../run/longest-first.mjs';
import { alone, groups, suiteOf, workersFor } from '../run/suites.mjs';
import { closing, sum, tallyOf } from '../run/tally.mjs';
import { withTree } from './planted-tree.mjs';

const same = (name, actual, expected) =>
  JSON.stringify(actual) === JSON.stringify(expected)
    ? []
    : [`runner, ${name}: ${JSON.stringify(actual)} where ${JSON.stringify(expected)} is right`];

const counts = ({ passed, failed, skipped }) => [passed, failed, skipped];
const jest = "import { describe, expect, it } from '@jest/globals';\n";
const spec = (path, body) => ({ path, text: `${jest}${body}\n` });
const passes = spec('libs/a/src/passes.spec.ts', "it('passes', () => expect(1).toBe(1));");

const trees = {
  'each outcome counts once': [
    [
      passes,
      spec('libs/a/src/fails.spec.ts', "it('fails', () => expect(1).toBe(2));"),
      spec('libs/a/src/skips.spec.ts', "describe.skip('off', () => { it('a', () => {}); it('b', () => {}); });"),
      spec('libs/a/src/todo.spec.ts', "it.todo('later');"),
      spec('libs/a/src/crashes.spec.ts', "throw new Error('at load'); it('never', () => expect(1).toBe(1));"),
      spec('libs/a/src/empty.spec.ts', 'describe; expect; it;'),
      spec('libs/a/src/missing.spec.ts', "import './nowhere.js'; it('never', () => expect(1).toBe(1));"),
    ],
    [1, 4, 3],
  ],
  'a spec that ends the process is a failure': [
    [spec('libs/a/src/exits.spec.ts', "it('exits', () => process.exit(0));")],
    [0, 1, 0],
  ],
  'a pass is a pass': [[passes], [1, 0, 0]],
};

const jestFaults = () =>
  Object.entries(trees).flatMap(([name, [files, expected]]) =>
    withTree(files, (cwd) =>
      same(
        name,
        counts(
          runJest(
            files.map(({ path }) => path),
            { cwd, quiet: true, inBand: true },
          ),
        ),
        expected,
      ),
    ),
  );

const report = (over) => ({
  success: true,
  numPassedTests: 1,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [
    { name: 'a', status: 'passed', assertionResults: [{ status: 'passed', ancestorTitles: [], title: 'a' }] },
  ],
  ...over,
});
const tally = (over) => counts(tallyOf({ report: report(), files: ['a'], exitCode: 0, ...over }));
const close = (passed, failed, skipped, ci) => {
  const { line, exitCode } = closing({ passed, failed, skipped }, { ci });
  return [line, exitCode];
};

const tallyFaults = () => [
  ...same('a clean report', tally({}), [1, 0, 0]),
  ...same('no report', tally({ report: undefined, exitCode: 0 }), [0, 1, 0]),
  ...same('a file that was not run', tally({ files: ['a', 'b'] }), [1, 1, 0]),
  ...same('an exit code without a failed test', tally({ exitCode: 1 }), [1, 1, 0]),
  ...same('an interrupted run', tally({ report: report({ wasInterrupted: true }) }), [1, 1, 0]),
  ...same('an unsuccessful report', tally({ report: report({ success: false }) }), [1, 1, 0]),
  ...same(
    'the sum',
    counts(
      sum([
        { passed: 1, failed: 2, skipped: 3, notes: [] },
        { passed: 4, failed: 5, skipped: 6, notes: [] },
      ]),
    ),
    [5, 7, 9],
  ),
  ...same('all passed', close(5, 0, 0, true), ['5 passed, 0 failed', 0]),
  ...same('a failure', close(5, 1, 0, false), ['5 passed, 1 failed', 1]),
  ...same('nothing ran', close(0, 0, 0, false), ['0 passed, 0 failed', 1]),
  ...same('skipped on a desk', close(5, 0, 2, false), ['5 passed, 0 failed, 2 skipped', 0]),
  ...same('skipped with CI=true', close(5, 0, 2, true), ['5 passed, 0 failed, 2 skipped', 1]),
];

const suiteFaults = () =>
  Object.entries({
    'libs/a/src/a.spec.ts': 'unit',
    'libs/a/src/a.int.spec.ts': 'integration',
    'apps/api/src/a.e2e.spec.ts': 'e2e',
    'test/e2e/a.spec.ts': 'e2e',
    'test/contracts/a.int.spec.ts': 'contracts',
    'test/faults/a.fault.spec.ts': 'faults',
    'test/golden/golden.spec.ts': 'unit',
  }).flatMap(([path, suite]) => same(path, suiteOf(path), suite));

const workerFaults = () => same('workers of the groups', groups.map(workersFor), [2, 3, 2]);

const named = (path) => ({ path: join(process.cwd(), path), context: { config: { rootDir: process.cwd() } } });
const orderOf = (...paths) =>
  new LongestFirst().sort(paths.map(named)).map(({ path }) => relative(process.cwd(), path));

/** Each file that the runner names is there, and the named ones come before others, which come by their length. */
const orderFaults = () => [
  ...same(
    'files that are named',
    [...longest, alone].filter((path) => !existsSync(path)),
    [],
  ),
  ...same('the longest first', orderOf('test/run/tally.mjs', longest[1], 'package-lock.json', longest[0]), [
    longest[0],
    longest[1],
    'package-lock.json',
    'test/run/tally.mjs',
  ]),
];

const advisory = (id, severity) => ({
  name: id,
  severity,
  title: 'a hole',
  url: `https://github.com/advisories/${id}`,
});
const vulnerabilities = (...via) => ({ vulnerabilities: { one: { via: [...via, 'another'] } } });

const auditFaults = () => [
  ...same('a clean audit', judgeAudit({ vulnerabilities: {} }, []), []),
  ...same('a moderate advisory', judgeAudit(vulnerabilities(advisory('A', 'moderate')), []), []),
  ...same(
    'grave advisories',
    judgeAudit(vulnerabilities(advisory('A', 'high'), advisory('B', 'critical')), []).length,
    2,
  ),
  ...same(
    'an accepted one',
    judgeAudit(vulnerabilities(advisory('A', 'high')), [{ advisory: 'A', reason: 'unused' }]),
    [],
  ),
  ...same(
    'one without a reason',
    judgeAudit(vulnerabilities(advisory('A', 'high')), [{ advisory: 'A', reason: ' ' }]).length,
    1,
  ),
  ...same('a stale acceptance', judgeAudit({ vulnerabilities: {} }, [{ advisory: 'A', reason: 'unused' }]).length, 1),
];

/** The runner that judges everything else: what it counts, and how it ends. */
export const runnerFaults = () => [
  ...tallyFaults(),
  ...suiteFaults(),
  ...workerFaults(),
  ...orderFaults(),
  ...auditFaults(),
  ...jestFaults(),
];
