const none = { passed: 0, failed: 0, skipped: 0, notes: [] };

export const oneFailure = (note) => ({ ...none, failed: 1, notes: [note] });
export const onePass = { ...none, passed: 1 };

export const sum = (tallies) =>
  tallies.reduce(
    (total, { passed, failed, skipped, notes }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
      notes: [...total.notes, ...notes],
    }),
    none,
  );

const skippedNames = (results) => {
  const tests = results.flatMap(({ assertionResults }) => assertionResults);
  const skipped = tests.filter(({ status }) => ['pending', 'todo', 'disabled', 'skipped'].includes(status));
  return [...new Set(skipped.map(({ ancestorTitles, title }) => ancestorTitles.join(' › ') || title))];
};

/**
 * Counts what jest reports. Whatever jest leaves unsaid counts as a failure: no report, a file that could not run or is
 * not in the report, an exit code that no failed test explains.
 */
export const tallyOf = ({ report, files, exitCode, pathOf = (name) => name }) => {
  if (!report) return oneFailure(`jest left no readable report (exit code ${exitCode})`);
  const results = report.testResults;
  const crashed = results.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  const reported = new Set(results.map(({ name }) => pathOf(name)));
  const absent = files.filter((file) => !reported.has(file));
  const failures = [
    ...crashed.map(({ name }) => `${pathOf(name)} could not run`),
    ...absent.map((file) => `${file} was not run`),
  ];
  const failed = report.numFailedTests + failures.length;
  const unexplained = failed === 0 && (exitCode !== 0 || !report.success || report.wasInterrupted === true);
  return {
    passed: report.numPassedTests,
    failed: failed + (unexplained ? 1 : 0),
    skipped: report.numPendingTests + report.numTodoTests,
    notes: [
      ...failures,
      ...(unexplained ? [`jest ended with code ${exitCode} though no test failed`] : []),
      ...skippedNames(results).map((name) => `skipped: ${name}`),
    ],
  };
};

/** The closing line and exit code of a run. With CI=true nothing may be skipped. */
export const closing = ({ passed, failed, skipped }, { ci }) => ({
  line: `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  exitCode: failed > 0 || passed === 0 || (ci && skipped > 0) ? 1 : 0,
});
