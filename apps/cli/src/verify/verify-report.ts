import type { SecurityLogReport } from '#access';
import type { ChainReport } from '#event-store';
import type { NumberReport } from '#rulebook';
import { both, FAULTS, SOUND, type ExitCode } from '../terminal.js';

const FAULT_TEXTS = {
  'chain-broken': { zh: '内容或链接与其哈希不符', en: 'its content or link does not fit its hash' },
  'revision-gap': { zh: '与前一事件不连续', en: 'it does not follow the event before it' },
} as const;

export type VerifyReport = ChainReport & Readonly<{ numbers: NumberReport; securityLog: SecurityLogReport }>;

export const verifyExitCode = ({ broken, numbers, securityLog }: VerifyReport): ExitCode =>
  broken || numbers.faulty || securityLog.broken ? FAULTS : SOUND;

/** What was checked, what does not fit, and what chains cannot show. */
export const verifyLines = ({ numbers, securityLog, ...chains }: VerifyReport): readonly string[] => [
  ...chainLines(chains),
  ...numberLines(numbers),
  ...securityLines(securityLog),
];

const NUMBER_FAULTS = {
  missing: { zh: '缺号', en: 'missing' },
  doubled: { zh: '重号', en: 'given twice' },
  foreign: { zh: '号不符位', en: 'not the number of its place' },
  'void-of-none': { zh: '作废了没有占用的号', en: 'voided though nobody held it' },
} as const;

const numberLines = ({ series, numbers, faulty }: NumberReport): readonly string[] => {
  if (!faulty)
    return [
      both({
        zh: `文号：${series}个序列，${numbers}个文号，无缺号、无重号。`,
        en: `Document numbers: ${numbers} in ${series} sequences, none missing, none given twice.`,
      }),
    ];
  const { zh, en } = NUMBER_FAULTS[faulty.fault];
  return [
    both({ zh: `文号校验不通过：第${faulty.sequence}号${zh}。`, en: `Document number ${faulty.sequence}: ${en}.` }),
    `  stream ${faulty.stream}`,
  ];
};

const securityLines = ({ lines, archived, missingFiles, broken }: SecurityLogReport): readonly string[] => {
  if (broken) {
    const place = broken.file ?? 'security.line';
    return [
      both({
        zh: `安全日志校验不通过：第${broken.seq}行（${place}）不符。`,
        en: `Security log broken: line ${broken.seq} (${place}) does not fit.`,
      }),
    ];
  }
  return [
    both({
      zh: `安全日志：在线${lines}行，归档${archived}行，全部相符。`,
      en: `Security log: ${lines} lines online, ${archived} archived, every one fits.`,
    }),
    ...missingFiles.map((file) =>
      both({ zh: `归档文件 ${file} 不在此处，未校验。`, en: `Archive ${file} is not here and was not checked.` }),
    ),
  ];
};

const chainLines = ({ events, streams, broken }: ChainReport): readonly string[] => {
  const counts = { zh: `事件${events}，事件流${streams}`, en: `${events} events in ${streams} streams` };
  if (!broken)
    return [
      both({ zh: `校验通过：${counts.zh}，全部相符。`, en: `Verified: ${counts.en}, every one fits.` }),
      both({
        zh: '说明：哈希链能发现改动和中间缺失，不能发现整条事件流或其末尾被删除。',
        en: 'Chains show changes and gaps; they do not show that a whole stream, or the end of one, was removed.',
      }),
    ];
  const { stream, revision, position, id, fault } = broken;
  const { zh, en } = FAULT_TEXTS[fault];
  return [
    both({ zh: `校验不通过：${zh}。`, en: `Broken: ${en}.` }),
    `  stream ${stream}`,
    `  revision ${revision}`,
    `  position ${position}`,
    `  id ${id}`,
    both({
      zh: `此前相符：${counts.zh}；其后未校验。`,
      en: `Before it fit: ${counts.en}; nothing after it was checked.`,
    }),
  ];
};
