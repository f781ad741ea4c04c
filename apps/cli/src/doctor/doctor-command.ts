import { Command } from 'commander';
import { withInstallation } from '../installation.js';
import { jsonOf, type ExitCode, type Surroundings } from '../terminal.js';
import { Examination } from './examination.js';
import { doctorExitCode, findingLines } from './finding.js';
import { retryParked } from './retry-parked.js';

const NEEDS = ['eventStoreUrl', 'readStoreUrl', 'queueUrl'] as const;

export const doctorCommand = (surroundings: Surroundings, finish: (code: ExitCode) => void): Command =>
  new Command('doctor')
    .description('检查安装是否正常，并说明如何处理  look over the installation and say what to do')
    .option('--retry-parked', '先重试被搁置的处理  first try again what reactions gave up on')
    .option('--json', '以 JSON 输出  answer in JSON')
    .action(async ({ retryParked: retry, json }: { retryParked?: true; json?: true }) => {
      if (retry) await retryParked(surroundings);
      const { terminal } = surroundings;
      const findings = await withInstallation(surroundings, { needs: NEEDS }, (installation) =>
        new Examination(installation, terminal).run(),
      );
      const code = doctorExitCode(findings);
      for (const line of json ? [jsonOf({ ok: code === 0, findings })] : findings.flatMap(findingLines))
        terminal.out(line);
      finish(code);
    });
