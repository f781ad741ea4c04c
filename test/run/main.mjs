import { auditStage } from './audit.mjs';
import { ensureRedis } from './redis.mjs';
import { checkStages, runStages, stageNames, stageOf, testStages } from './stages.mjs';
import { closing } from './tally.mjs';

const [mode = 'test', option] = process.argv.slice(2);
const audited = option === '--audit';

const modes = {
  check: () => runStages(checkStages, { stopAtFailure: true }),
  test: () => {
    ensureRedis();
    return runStages(audited ? [auditStage, ...testStages] : testStages, { stopAtFailure: false });
  },
};

const stage = stageOf(mode);
if (!modes[mode] && !stage) {
  process.stderr.write(`unknown: ${mode}. Give check, test, or one of ${stageNames.join(', ')}\n`);
  process.exit(2);
}

const ci = process.env.CI === 'true';
const total = (await modes[mode]?.()) ?? (await runStages([stage], { stopAtFailure: true }));
const { line, exitCode } = closing(total, { ci });
process.stdout.write('\n');
for (const note of total.notes) process.stdout.write(`- ${note}\n`);
if (total.passed === 0) process.stdout.write('- nothing passed: a run without tests proves nothing\n');
if (ci && total.skipped > 0) process.stdout.write('- CI=true: a skipped test counts against the run\n');
process.stdout.write(`${line}\n`);
process.exitCode = exitCode;
