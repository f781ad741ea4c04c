import { Command } from 'commander';
import { verifyChains } from '#event-store';
import { addressOf, openEventStore } from '#platform';
import { withInstallation } from '../installation.js';
import { progressBar } from '../progress-bar.js';
import { jsonOf, type ExitCode, type Surroundings } from '../terminal.js';
import { verifyExitCode, verifyLines } from './verify-report.js';

export const verifyCommand = (surroundings: Surroundings, finish: (code: ExitCode) => void): Command =>
  new Command('verify')
    .description('重算每条哈希链，指出第一个不符的事件  recompute every chain, name the first event that does not fit')
    .option('--json', '以 JSON 输出  answer in JSON')
    .action(async ({ json }: { json?: true }) => {
      const report = await verify(surroundings);
      const lines = json ? [jsonOf({ ok: !report.broken, ...report })] : verifyLines(report);
      for (const line of lines) surroundings.terminal.out(line);
      finish(verifyExitCode(report));
    });

const verify = (surroundings: Surroundings) =>
  withInstallation(surroundings, { needs: ['eventStoreUrl'] }, async ({ configuration, embeddedUrl }) => {
    const store = await openEventStore(addressOf(configuration.eventStoreUrl, embeddedUrl));
    try {
      const head = (await store.head()) ?? -1n;
      const bar = progressBar({ zh: '校验', en: 'verifying' }, Number(head) + 1);
      return await verifyChains(store, bar.update).finally(bar.stop);
    } finally {
      await store.close();
    }
  });
