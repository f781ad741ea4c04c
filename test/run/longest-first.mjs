import { statSync } from 'node:fs';
import { relative } from 'node:path';

/** Spec files that take long for their length, the longest first: begun late, one of them would run on alone. */
export const longest = [
  'test/e2e/matrix/permission-matrix.e2e.spec.ts',
  'test/faults/program-kill.fault.spec.ts',
  'test/e2e/bad-input.e2e.spec.ts',
  'test/e2e/stories.e2e.spec.ts',
  'test/e2e/start-up.e2e.spec.ts',
  'test/contracts/job-outages.contract.spec.ts',
  'test/e2e/command-line-setup.e2e.spec.ts',
  'test/e2e/fuzzing.e2e.spec.ts',
  'test/e2e/privacy.e2e.spec.ts',
  'test/e2e/second-factor.e2e.spec.ts',
  'test/faults/queue-chaos.fault.spec.ts',
  'test/contracts/event-store-race.contract.spec.ts',
  'libs/supervision/src/alerts/alert-stream.int.spec.ts',
  'libs/embedded-postgres/src/embedded-postgres.int.spec.ts',
];

/** The named ones in their order, then the others by their length, so that two workers end at about the same time. */
export default class LongestFirst {
  sort(tests) {
    const keyed = tests.map((test) => {
      const place = longest.indexOf(relative(test.context.config.rootDir, test.path));
      return { test, place: place < 0 ? longest.length : place, size: statSync(test.path).size };
    });
    return keyed.sort((a, b) => a.place - b.place || b.size - a.size).map(({ test }) => test);
  }

  /** Nothing is remembered: a run on a fresh machine has the same order as any other. */
  cacheResults() {}
}
