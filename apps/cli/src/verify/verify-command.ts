import { Command } from 'commander';
import { verifySecurityLog } from '#access';
import { verifyChains } from '#event-store';
import { addressOf, openEventStore, securityArchiveOf } from '#platform';
import { ReadStore } from '#read-store';
import { verifyNumbers } from '#rulebook';
import { withInstallation } from '../installation.js';
import { progressBar } from '../progress-bar.js';
import { jsonOf, SOUND, type ExitCode, type Surroundings } from '../terminal.js';
import { verifyExitCode, verifyLines } from './verify-report.js';

export const verifyCommand = (surroundings: Surroundings, finish: (code: ExitCode) => void): Command =>
  new Command('verify')
    .description(
      '重算每条哈希链、逐一核对文号，指出第一个不符之处  recompute every chain, check every document number, name the first that does not fit',
    )
    .option('--json', '以 JSON 输出  answer in JSON')
    .action(async ({ json }: { json?: true }) => {
      const report = await verify(surroundings);
      const ok = verifyExitCode(report) === SOUND;
      const lines = json ? [jsonOf({ ok, ...report })] : verifyLines(report);
      for (const line of lines) surroundings.terminal.out(line);
      finish(verifyExitCode(report));
    });

const verify = (surroundings: Surroundings) =>
  withInstallation(
    surroundings,
    { needs: ['eventStoreUrl', 'readStoreUrl'] },
    async ({ configuration, embeddedUrl }) => {
      const store = await openEventStore(addressOf(configuration.eventStoreUrl, embeddedUrl));
      const reads = new ReadStore({ url: addressOf(configuration.readStoreUrl, embeddedUrl) });
      try {
        const head = (await store.head()) ?? -1n;
        const bar = progressBar({ zh: '校验', en: 'verifying' }, Number(head) + 1);
        const report = await verifyChains(store, bar.update).finally(bar.stop);
        const numbers = await verifyNumbers(store);
        return {
          ...report,
          numbers,
          securityLog: await verifySecurityLog(reads.pool, securityArchiveOf(configuration)),
        };
      } finally {
        await reads.close();
        await store.close();
      }
    },
  );
