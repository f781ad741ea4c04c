import type { Title } from '#imports';
import { both, FAULTS, SOUND, type ExitCode } from '../terminal.js';

export type Level = 'ok' | 'warn' | 'fail';

/** One thing that was looked at; `advice` says what to do about it. */
export type Finding = Readonly<{ check: string; level: Level; advice?: Title } & Title>;

export const ok = (check: string, zh: string, en: string): Finding => ({ check, level: 'ok', zh, en });

export const warn = (check: string, zh: string, en: string, advice: Title): Finding => ({
  check,
  level: 'warn',
  zh,
  en,
  advice,
});

export const fail = (check: string, zh: string, en: string, advice: Title): Finding => ({
  ...warn(check, zh, en, advice),
  level: 'fail',
});

const MARKS: Readonly<Record<Level, string>> = { ok: '[正常 ok]', warn: '[注意 warn]', fail: '[故障 fail]' };

export const findingLines = ({ check, level, advice, ...text }: Finding): readonly string[] => [
  `${MARKS[level]} ${check}: ${both(text)}`,
  ...(advice ? [`    → ${both(advice)}`] : []),
];

export const doctorExitCode = (findings: readonly Finding[]): ExitCode =>
  findings.some(({ level }) => level === 'fail') ? FAULTS : SOUND;
