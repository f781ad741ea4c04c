import type { DifferenceRow } from '#registry';
import { both } from '../terminal.js';
import { DIFFERENCE } from './divisions-difference.js';
import type { LineFault } from './import-plan.js';

const kinds = {
  added: { zh: '新增', en: 'added' },
  gone: { zh: '名单中已无', en: 'gone' },
  renamed: { zh: '更名', en: 'renamed' },
  moved: { zh: '划转', en: 'moved' },
} as const;

/** `3 划转  moved  370112013205 芦南村: 370112013 → 370112014`. */
export const differenceLine = ({
  row,
  kind,
  code,
  name,
  parentCode,
  oldName,
  oldParentCode,
}: DifferenceRow): string => {
  const change = {
    added: `: → ${parentCode ?? ''}`,
    gone: '',
    renamed: `: ${oldName} → ${name}`,
    moved: `: ${oldParentCode ?? ''} → ${parentCode ?? ''}`,
  }[kind];
  return `${row} ${both(kinds[kind])}  ${code} ${kind === 'renamed' ? oldName : name}${change}`;
};

export const faultLine = ({ line, column, zh, en }: LineFault): string =>
  column === DIFFERENCE
    ? `差异${line} difference ${line}: ${both({ zh, en })}`
    : `第${line}行 line ${line}: ${both({ zh, en })}`;
