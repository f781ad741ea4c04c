import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { oneFailure, onePass, sum } from './tally.mjs';

const grave = new Set(['high', 'critical']);

/** Grave advisories of an npm audit report against the accepted ones: `[{ advisory, reason }]`, each with its reason. */
export const judgeAudit = (report, accepted) => {
  const unreasoned = accepted
    .filter(({ reason }) => !reason?.trim())
    .map(({ advisory }) => `${advisory}: no reason given`);
  const known = new Set(accepted.map(({ advisory }) => advisory));
  const advisories = Object.values(report.vulnerabilities)
    .flatMap(({ via }) => via)
    .filter((via) => typeof via === 'object' && grave.has(via.severity))
    .map(({ url, name, severity, title }) => ({
      id: url.split('/').at(-1),
      text: `${name}: ${severity}, ${title} (${url})`,
    }));
  const open = advisories.filter(({ id }) => !known.has(id)).map(({ text }) => text);
  const stale = accepted.filter(({ advisory }) => !advisories.some(({ id }) => id === advisory));
  return [
    ...unreasoned,
    ...new Set(open),
    ...stale.map(({ advisory }) => `${advisory}: accepted, but no longer reported`),
  ];
};

/** Asks the registry about the packages that the product ships. A registry that does not answer is told, not counted. */
export const auditStage = {
  name: 'audit',
  run: () => {
    const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const report = parsed(stdout);
    if (!report?.vulnerabilities) {
      const said = report?.message ?? report?.error?.summary ?? 'no report';
      process.stdout.write(`the registry gave no audit report: ${said}\n`);
      return sum([{ ...sum([]), notes: ['packages were not audited: the registry gave no report'] }]);
    }
    const faults = judgeAudit(report, JSON.parse(readFileSync('.ci/accepted-advisories.json', 'utf8')));
    for (const fault of faults) process.stdout.write(`${fault}\n`);
    return faults.length > 0 ? oneFailure('audit failed') : onePass;
  },
};

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
