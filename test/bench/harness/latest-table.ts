import { isReached, type BenchRow } from './figures.js';
import type { Machine } from './machine.js';

/** What one part measured, when and where. */
export type PartResult = Readonly<{
  part: string;
  measuredAt: string;
  seconds: number;
  machine: Machine;
  rows: readonly BenchRow[];
}>;

const HEAD = ['figure', 'value', 'ratio', 'goal', 'reached, or what limits it'];

/** latest.md: the newest figures of each part, with the machine that they are from. */
export const latestTable = (parts: readonly PartResult[]): string => {
  const sections = parts.map(({ part, measuredAt, seconds, machine, rows }) =>
    [
      `## ${part}`,
      '',
      `${measuredAt.slice(0, 16).replace('T', ' ')} UTC, took ${seconds} s. ${factsOf(machine)}`,
      '',
      line(HEAD),
      line(HEAD.map(() => '---')),
      ...rows.map((row) => line(cells(row))),
      '',
    ].join('\n'),
  );
  const preface = [
    '# Bench',
    '',
    'Written by `npm run bench`. Absolute figures move by 20 to 50 % from run to run on a shared machine: read the ratios, whose',
    'two sides are measured in turns in the same run.',
    '',
  ].join('\n');
  return `${preface}\n${sections.join('\n')}`;
};

export const cells = (row: BenchRow): readonly string[] => {
  const { name, value, unit, ratio, goal, atMost = false, limit = 'missed' } = row;
  const reached = isReached(row);
  return [
    name,
    `${number(value)} ${unit}`,
    ratio === undefined ? '' : number(ratio),
    goal === undefined ? '' : `${atMost ? '≤' : '≥'} ${number(goal)}`,
    reached === undefined ? '' : reached ? 'reached' : limit,
  ];
};

const SMALL = 100;

const number = (value: number): string =>
  Math.abs(value) >= SMALL ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));

const factsOf = ({ cores, processor, memoryGiB, node, postgres, redis, commit }: Machine): string =>
  [
    `${cores} cores (${processor})`,
    `${memoryGiB} GiB`,
    `Node ${node}`,
    `PostgreSQL ${postgres}`,
    redis === null ? 'no Redis' : `Redis ${redis}`,
    ...(commit === null ? [] : [`commit ${commit}`]),
  ].join(', ');

const line = (values: readonly string[]): string =>
  `| ${values.map((value) => value.replaceAll('|', '/')).join(' | ')} |`;
