import { answerFaults } from './answers.mjs';
import { eventNameFaults } from './event-names.mjs';
import { houseFaults } from './house-rules.mjs';
import { importFaults } from './imports.mjs';
import { lintFaults } from './lint.mjs';
import { runnerFaults } from './runner.mjs';

const probes = {
  'house rules': houseFaults,
  'stored names': eventNameFaults,
  'import rules': importFaults,
  'lint rules': lintFaults,
  'test runner': runnerFaults,
  answers: answerFaults,
};

let failed = false;
for (const [name, faults] of Object.entries(probes)) {
  const found = await faults();
  failed ||= found.length > 0;
  console.log(`${found.length > 0 ? 'FAILED' : 'ok'}  ${name}`);
  for (const fault of found) console.log(`  ${fault}`);
}
process.exitCode = failed ? 1 : 0;
