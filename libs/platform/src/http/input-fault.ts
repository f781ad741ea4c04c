import type { ValidationError } from 'class-validator';
import { DATE_RANGE } from '#kernel';

/** One fault of an input: where, what is wrong, and what it must be. */
export type InputFault = Readonly<{ path: string; code: string; zh: string; en: string }>;

/** The input does not fit. Nothing of it was taken. */
export class InvalidInputError extends Error {
  override readonly name = 'InvalidInputError';
  constructor(readonly faults: readonly InputFault[]) {
    super('invalid-input');
  }
}

const ZH: Readonly<Record<string, string>> = {
  whitelistValidation: '没有这一项,请删除',
  unknownValue: '内容无法识别',
  isDefined: '必须填写',
  isInt: '必须是整数',
  isNumber: '必须是数字',
  min: '数值过小',
  max: '数值过大',
  isBoolean: '必须是 true 或 false',
  isString: '必须是文字',
  isLength: '长度不符',
  isUuid: '必须是 UUID',
  isIn: '不在可选范围内',
  isLocalDate: `必须是真实存在的日期，格式为 YYYY-MM-DD，并在 ${DATE_RANGE.first} 至 ${DATE_RANGE.last} 之间`,
  isIso8601: `必须是 ISO 8601 时刻，并在 ${DATE_RANGE.first} 至 ${DATE_RANGE.last} 之间`,
  isDateString: '必须是 ISO 8601 时刻',
  isArray: '必须是列表',
  arrayMinSize: '列表项过少',
  arrayMaxSize: '列表项过多',
  arrayUnique: '列表项重复',
  matches: '格式不符',
  nestedValidation: '必须是对象',
  isNoList: '必须是对象，不能是列表',
};

/** Flattens what class-validator found. The faulty values themselves are not repeated: they may be personal. */
export const inputFaults = (errors: readonly ValidationError[], parent = ''): readonly InputFault[] =>
  errors.flatMap(({ property, constraints = {}, children = [] }) => {
    const path = parent === '' ? property : `${parent}.${property}`;
    const own = Object.entries(constraints).map(([code, en]) => ({ path, code, zh: inChinese(code, en), en }));
    return [...own, ...inputFaults(children, path)];
  });

/** The bounds stand in the English text of class-validator only. */
const inChinese = (code: string, en: string): string => {
  const text = ZH[code] ?? '不符合要求';
  const choices = /following values: (.+)$/.exec(en)?.[1];
  if (choices !== undefined) return `${text}，可选：${choices}`;
  const bounds = BOUNDED.has(code) ? en.match(/(?<= )\d+/g) : null;
  return bounds ? `${text}（界限：${bounds.join('–')}）` : text;
};

const BOUNDED = new Set(['min', 'max', 'isLength', 'arrayMinSize', 'arrayMaxSize']);
