import { DATE_RANGE } from '#kernel';

const MONTHS = { first: DATE_RANGE.first.slice(0, 7), last: DATE_RANGE.last.slice(0, 7) };

export type Title = Readonly<{ zh: string; en: string }>;

/**
 * One thing wrong with a table. `line` is the line of the file (the sheet's row number), 1 for faults of the file as a
 * whole; `column` the key of the column; `cell` the address of the cell, where it is one. The texts say what is expected
 * and never repeat what the cell holds, because it may be personal.
 */
export type TableFault = Readonly<{ line: number; column?: string; cell?: string; code: FaultCode } & Title>;

export type FaultParams = Readonly<Record<string, string | number | Title>>;

/** The texts of all faults. `{name}` is filled in. */
const TEXTS = {
  'empty-file': { zh: '文件中没有数据', en: 'the file holds no data' },
  'file-too-large': { zh: '文件超过{limit}字节', en: 'the file is larger than {limit} bytes' },
  'unknown-encoding': { zh: '文件编码无法识别，请存为UTF-8或GBK', en: 'unknown encoding: save as UTF-8 or GBK' },
  'old-workbook': {
    zh: '不支持旧版（.xls）或加密的工作簿，请另存为不加密的.xlsx',
    en: 'old (.xls) or encrypted workbook: save as .xlsx without a password',
  },
  'unreadable-workbook': { zh: '工作簿已损坏或格式不受支持', en: 'the workbook is damaged or of an unsupported kind' },
  'strict-workbook': {
    zh: '不支持“严格 Open XML”工作簿，请另存为普通.xlsx',
    en: 'strict Open XML workbook: save as ordinary .xlsx',
  },
  'macro-workbook': {
    zh: '工作簿含宏，请另存为不含宏的.xlsx',
    en: 'the workbook holds macros: save as .xlsx without them',
  },
  'linked-workbook': {
    zh: '工作簿链接到其他文件，请断开链接并粘贴为数值',
    en: 'the workbook is fed by other files: break the links and paste values',
  },
  'unpacked-too-large': { zh: '工作簿解压后超过{limit}字节', en: 'the workbook unpacks to more than {limit} bytes' },
  'too-many-rows': { zh: '超过{limit}行，其后未读取', en: 'more than {limit} rows; the rest was not read' },
  'too-many-columns': { zh: '超过{limit}列', en: 'more than {limit} columns' },
  'missing-column': { zh: '缺少该列', en: 'the column is missing' },
  'unknown-column': { zh: '第{position}列的标题无法识别', en: 'the title of column {position} is not known' },
  'repeated-column': { zh: '该列重复出现', en: 'the column appears twice' },
  'broken-quotes': { zh: '引号不成对', en: 'quotation marks do not match' },
  'unclosed-quotes': {
    zh: '引号未闭合，自本行起未读取',
    en: 'a quotation mark is never closed; nothing was read from this line on',
  },
  'too-many-cells': { zh: '单元格数多于标题数', en: 'more cells than titles' },
  'too-few-cells': { zh: '单元格数少于标题数', en: 'fewer cells than titles' },
  'too-long': { zh: '超过{limit}个字符', en: 'longer than {limit} characters' },
  formula: { zh: '含公式，请粘贴为数值', en: 'holds a formula: paste it as a value' },
  'error-value': { zh: '含错误值', en: 'holds an error value' },
  'not-plain': { zh: '不是普通文本、数字或日期', en: 'is no plain text, number or date' },
  'imprecise-number': {
    zh: '数字过长，尾数可能已丢失，请将单元格设为文本后重新填写',
    en: 'the number is too long and may have lost digits: format the cell as text and enter it again',
  },
  'control-character': { zh: '含不可见的控制字符', en: 'holds a control character' },
  required: { zh: '不能为空', en: 'must not be empty' },
  pattern: { zh: '格式不符，应为{expected}', en: 'wrong format, expected {expected}' },
  'not-in-list': { zh: '应为下列之一：{choices}', en: 'must be one of: {choices}' },
  'not-a-date': {
    zh: `不是有效日期，应为YYYY-MM-DD，${DATE_RANGE.first}至${DATE_RANGE.last}`,
    en: `not a date of the form YYYY-MM-DD from ${DATE_RANGE.first} to ${DATE_RANGE.last}`,
  },
  'not-a-month': {
    zh: `不是有效年月，应为YYYY-MM，${MONTHS.first}至${MONTHS.last}`,
    en: `not a month of the form YYYY-MM from ${MONTHS.first} to ${MONTHS.last}`,
  },
  'not-a-number': { zh: '应为整数', en: 'must be a whole number' },
  'out-of-range': { zh: '应在{min}至{max}之间', en: 'must lie between {min} and {max}' },
  'unknown-reference': { zh: '所指对象不存在或不唯一', en: 'refers to nothing known, or to more than one' },
  repeated: { zh: '与第{other}行重复', en: 'the same as in line {other}' },
  'level-of-code': { zh: '编码长度与层级不符', en: 'the length of the code does not fit the level' },
  'parent-of-code': {
    zh: '上级编码应为本编码所属的上一级',
    en: 'must be the unit of the next level that the code belongs to',
  },
  'outside-year': { zh: '日期不在所列年份内', en: 'the date does not lie in the year' },
  'make-up-on-weekday': { zh: '调休上班日应为周六或周日', en: 'a make-up workday must be a Saturday or Sunday' },
  'not-a-period': { zh: '时限应为正整数', en: 'a time limit must be a positive whole number' },
} as const satisfies Record<string, Title>;

export type FaultCode = keyof typeof TEXTS;

/** `about` is the title of the column concerned. */
export const textOf = (code: FaultCode, params: FaultParams = {}, about?: Title): Title => {
  const text = (language: 'zh' | 'en') =>
    TEXTS[code][language].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const param = params[name];
      return typeof param === 'object' ? param[language] : String(param);
    });
  if (!about) return { zh: text('zh'), en: text('en') };
  return { zh: `${about.zh}：${text('zh')}`, en: `${about.en}: ${text('en')}` };
};
