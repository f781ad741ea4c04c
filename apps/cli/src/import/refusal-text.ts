import type { Title } from '#imports';
import { registryProblems } from '#registry';
import type { ParameterFault } from '#rulebook';
import { rulebookProblems } from '#rulebook/contract';
import type { ProblemTexts } from '#web';
import type { LineFault } from './import-plan.js';

const own = {
  'unknown-parameter': { zh: '没有这个参数', en: 'there is no such parameter' },
  'version-set-otherwise': {
    zh: '该参数自该日起的版本已存在且内容不同，请改用新的生效日期；原值有误的，用 --reason 说明更正理由',
    en: 'the version from this day exists with other content: give a later effective date, or say with --reason why it was wrong',
  },
  'parameter-reason-missing': { zh: '没有填写更正理由', en: 'the reason of the correction is missing' },
  'calendar-published-otherwise': {
    zh: '该年日历已公布且日期不同，确需更正请用 --reason 说明理由',
    en: 'the calendar of this year is published with other days: to correct it, say why with --reason',
  },
  'source-required': {
    zh: '依据等级为法律法规或实施方案的，须写明依据',
    en: 'what rests on law or plan must name its source',
  },
  'silence-never-consents': {
    zh: '逾期不答复不得视为同意，此参数只能为 false',
    en: 'silence never counts as consent: this parameter is false',
  },
} as const satisfies Readonly<Record<string, Title>>;

const texts: ProblemTexts = { ...rulebookProblems, ...registryProblems };

type Params = Readonly<Record<string, string | number>>;

const textOf = (code: string, params: Params = {}): Title => {
  if (code in own) return own[code as keyof typeof own];
  const text = texts[code];
  const fill = (template: string) => template.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
  return text ? { zh: fill(text.zh), en: fill(text.en) } : { zh: `被拒绝（${code}）`, en: `refused (${code})` };
};

/** A row that the rules of the register refuse; `code` is theirs. */
export const refusal = (line: number, code: string, column?: string, params?: Params): LineFault => ({
  line,
  ...(column === undefined ? {} : { column }),
  code,
  ...textOf(code, params),
});

/** A row that no rule could use. */
export const misfit = (line: number, { code, needed }: ParameterFault): LineFault => {
  const [column, zh, en] = code === 'unit-unfit' ? ['unit', '单位', 'unit'] : ['value', '值', 'value'];
  return {
    line,
    column,
    code,
    zh: `规则无法使用这个${zh}，应为：${needed.zh}`,
    en: `no rule can use this ${en}: it must be ${needed.en}`,
  };
};
