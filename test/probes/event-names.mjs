import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { projectFiles } from './project-files.mjs';
import { storedNames } from './stored-names.mjs';

const irregular = new Set(
  'Begun Bound Built Chosen Done Drawn Found Forgotten Frozen Given Heard Held Kept Laid Left Lost Made Met Paid Put Read Seen Sent Set Spent Split Sworn Taken Told Withdrawn Written'.split(
    ' ',
  ),
);
const isPast = (word) =>
  irregular.has(word) || (word.endsWith('ed') && (!word.endsWith('eed') || /(?:Agr|Fr|Guarant)eed$/.test(word)));
const wordsOf = (name) => name.replace(/\.v\d+$/, '').match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];

const eventFault = (name) => {
  if (!/^(?:[A-Z][a-z]+){2,}\.v[1-9]\d*$/.test(name)) return `event ${name}: not <NounPastVerb>.v<N>`;
  if (!isPast(wordsOf(name).at(-1))) return `event ${name}: does not end in a past participle`;
  return undefined;
};

const refusalFault = (code) => (/^[a-z]+(?:-[a-z0-9]+)*$/.test(code) ? undefined : `refusal ${code}: not kebab-case`);

/** The words that the spelling dictionary and .cspell.json do not know. */
const misspelt = (words) => {
  const args = [
    'node_modules/cspell/bin.mjs',
    'lint',
    '--no-progress',
    '--no-summary',
    '--words-only',
    '--unique',
    'stdin',
  ];
  const { stdout, stderr, error } = spawnSync(process.execPath, args, { input: words.join('\n'), encoding: 'utf8' });
  if (error || stderr.trim()) throw new Error(`cspell gave no report: ${error ?? stderr}`);
  return new Set(stdout.split('\n').filter(Boolean));
};

const shapeFaults = (sources) => {
  const names = sources.map(storedNames);
  const owners = new Map();
  for (const { path, events } of names)
    for (const name of events) owners.set(name, [...(owners.get(name) ?? []), path]);
  const shared = [...owners]
    .filter(([, paths]) => paths.length > 1)
    .map(([name, paths]) => `event ${name}: declared in ${paths.join(' and ')}`);
  const shapes = names.flatMap(({ events, refusals }) => [...events.map(eventFault), ...refusals.map(refusalFault)]);
  return { names, faults: [...shapes.filter(Boolean), ...shared] };
};

const glossaryTerms = () =>
  [...readFileSync('docs/glossary.md', 'utf8').matchAll(/^\|[^|]+\|([^|]+)\|/gm)].map(([, english]) => english.trim());

const planted = [
  {
    path: 'a.events.ts',
    text: `type A = DomainEvent<'PostStarted', {}> | DomainEvent<'PostStart.v1', {}> | DomainEvent<'Ended.v1', {}> | DomainEvent<'PostFeed.v1', {}>;
      type R = Rejection<'already_ended' | 'already-ended'>;
      const s = eventSchema<A>({ current: ['PostEnded.v01'], upcast: { 'postEnded.v1': f } });
      type Fine = DomainEvent<'PostHeld.v1', {}> | DomainEvent<'PostEnded.v12', {}>;`,
  },
  { path: 'b.events.ts', text: `type B = DomainEvent<'PostHeld.v1', {}>;` },
];
const expected = [
  'event PostStarted: not <NounPastVerb>.v<N>',
  'event PostStart.v1: does not end in a past participle',
  'event Ended.v1: not <NounPastVerb>.v<N>',
  'event PostFeed.v1: does not end in a past participle',
  'event PostEnded.v01: not <NounPastVerb>.v<N>',
  'event postEnded.v1: not <NounPastVerb>.v<N>',
  'refusal already_ended: not kebab-case',
  'event PostHeld.v1: declared in a.events.ts and b.events.ts',
];

/** Stored names are for ever: their shape, their tense, their spelling, and one owner each. */
export const eventNameFaults = () => {
  const sources = projectFiles()
    .filter((path) => /^libs\/.*\.ts$/.test(path) && !/\.(?:spec|fixture)\.ts$/.test(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  const { names, faults } = shapeFaults(sources);
  const strays = names
    .filter(({ path, events }) => events.length > 0 && !path.endsWith('.events.ts'))
    .map(({ path, events }) => `event ${events[0]}: declared in ${path}, not in a *.events.ts`);
  const terms = names.flatMap(({ events, refusals }) => [...events, ...refusals]).concat(glossaryTerms());
  const unknown = misspelt([...terms.flatMap(wordsOf), 'Recieved']);
  const plant = unknown.delete('Recieved') ? [] : ['planted, but did not fire: misspelt word'];
  const missed = shapeFaults(planted).faults;
  return [
    ...faults,
    ...strays,
    ...[...unknown].map((word) => `unknown word ${word} in a stored name, a refusal or the glossary`),
    ...plant,
    ...expected.filter((fault) => !missed.includes(fault)).map((fault) => `planted, but did not fire: ${fault}`),
    ...missed.filter((fault) => !expected.includes(fault)).map((fault) => `fired where nothing was planted: ${fault}`),
  ];
};
