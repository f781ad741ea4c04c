import { readFileSync, statSync } from 'node:fs';
import { missingParts } from '../run/lock.mjs';
import { projectFiles } from './project-files.mjs';

const topLevel =
  /^(?:apps|libs|infra|test|docs|\.ci|\.github|README\.md|LICENSE|NOTICE|CHANGELOG\.md|CONTRIBUTING\.md|SECURITY\.md|package(?:-lock)?\.json|tsconfig(?:\.[a-z]+)?\.json|nest-cli\.json|knip\.json|[a-z]+\.config\.(?:js|ts|mjs)|\.(?:gitignore|gitattributes|dockerignore|npmrc|nvmrc|editorconfig|swcrc|cspell\.json|oxlintrc\.json|prettierrc\.json|prettierignore|dependency-cruiser\.cjs))$/;

const nameless = /(?:^|\/)(?:utils?|helpers?|common|shared|types?|base|manager)(?:\.[^/]*)?(?:\/|$)/;

/** Places of one machine, which mean nothing in another. Written so that this file does not name them itself. */
const elsewhere = [
  /[/]work[/]/,
  /[/]farm[/]/,
  /[/]tmp[/](?:bash_jobs|research|studio)/,
  /[.]library[/]/,
  /[/](?:home|Users|root)[/][A-Za-z0-9._-]+/,
];

/** Checks switched off in the code itself. A disabled lint rule gives its reason after `--`. */
const switchedOff = [/eslint[-]disable/, /oxlint[-]disable(?!.* -- \S)/, /prettier[-]ignore/, /istanbul[ ]ignore/];

const isText = (path) => !/\.(?:xlsx|docx|png|ico|woff2?|gz|zip)$/.test(path) && statSync(path).size < 4_000_000;

const faultsOf = ({ path, text }) => {
  const top = path.split('/')[0];
  const found = [];
  if (!topLevel.test(top)) found.push(`${top}: not expected at the top level`);
  if (/^(?:apps|libs)\//.test(path) && nameless.test(path)) found.push(`${path}: the name says nothing`);
  for (const pattern of elsewhere) {
    const [place] = pattern.exec(text) ?? [];
    if (place) found.push(`${path}: speaks of a place on one machine (${place})`);
  }
  if (/\.(?:ts|tsx|mjs|cjs)$/.test(path))
    for (const pattern of switchedOff)
      if (pattern.test(text)) found.push(`${path}: switches a check off (${pattern.source})`);
  return found;
};

const planted = [
  { path: 'scratch/x.ts', text: '', faults: 1 },
  { path: 'notes.txt', text: '', faults: 1 },
  { path: 'libs/registry/src/utils.ts', text: '', faults: 1 },
  { path: 'libs/registry/src/shared/post.ts', text: '', faults: 1 },
  { path: 'docs/a.md', text: `see /${'work'}/main`, faults: 1 },
  { path: 'docs/b.md', text: `see /${'farm'}/x`, faults: 1 },
  { path: 'docs/c.md', text: `see /tmp/${'bash_jobs'}/1`, faults: 1 },
  { path: 'docs/d.md', text: `see .${'library'}/search`, faults: 1 },
  { path: 'docs/e.md', text: `see /${'home'}/someone/x`, faults: 1 },
  { path: 'libs/registry/src/a.ts', text: `// ${'eslint'}-disable-next-line no-console`, faults: 1 },
  { path: 'libs/registry/src/b.ts', text: `// ${'oxlint'}-disable-next-line no-console`, faults: 1 },
  { path: 'libs/registry/src/c.ts', text: `// ${'oxlint'}-disable-next-line no-console -- the reason`, faults: 0 },
  { path: 'libs/registry/src/d.ts', text: `// ${'prettier'}-ignore`, faults: 1 },
  { path: 'libs/registry/src/e.ts', text: `/* ${'istanbul'} ignore next */`, faults: 1 },
  { path: 'libs/registry/src/network/worktime.ts', text: 'network/, work / rest, /workflow/', faults: 0 },
];

const lockFaults = (lock) =>
  missingParts(lock).map(({ name }) => `package-lock.json lacks ${name}: run node test/run/lock.mjs`);

const plantedLock = {
  packages: {
    '': {},
    'node_modules/a': { optionalDependencies: { 'a-linux-x64': '1.0.0', 'a-darwin-x64': '1.0.0' } },
    'node_modules/a-linux-x64': {},
    'node_modules/b/node_modules/c': { optionalDependencies: { 'c-linux-x64': '1.0.0', 'c-win32-x64': '1.0.0' } },
    'node_modules/b/node_modules/c-linux-x64': {},
  },
};

const LONGEST_RECORD = 60;

/** Decision records are short, and the index names each of them. */
const recordFaults = (index, records) =>
  records.flatMap(({ path, text }) => [
    ...(index.includes(`(${path.replace('docs/', '')})`) ? [] : [`${path}: missing from docs/README.md`]),
    ...(text.trimEnd().split('\n').length <= LONGEST_RECORD ? [] : [`${path}: more than ${LONGEST_RECORD} lines`]),
  ]);

const plantedRecords = [
  { path: 'docs/adr/0001-a.md', text: 'short' },
  { path: 'docs/adr/0002-b.md', text: '\n'.repeat(60) + 'long' },
];

/** What lies where, how files are named, what no file may say, and a lock that every platform can install. */
export const houseFaults = () => [
  ...new Set(
    projectFiles()
      .filter(isText)
      .flatMap((path) => faultsOf({ path, text: readFileSync(path, 'utf8') })),
  ),
  ...recordFaults(
    readFileSync('docs/README.md', 'utf8'),
    projectFiles()
      .filter((path) => path.startsWith('docs/adr/'))
      .map((path) => ({ path, text: readFileSync(path, 'utf8') })),
  ),
  ...(recordFaults('(adr/0001-a.md)', plantedRecords).length === 2
    ? []
    : ['planted 2 faults in records, found otherwise']),
  ...lockFaults(JSON.parse(readFileSync('package-lock.json', 'utf8'))),
  ...(lockFaults(plantedLock).length === 2 ? [] : ['planted 2 gaps in a lock, found otherwise']),
  ...planted
    .filter((plant) => faultsOf(plant).length !== plant.faults)
    .map(({ path, faults }) => `planted ${faults} faults in ${path}, found otherwise`),
];
