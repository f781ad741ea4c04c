import { formNames, officialForms, type FormData, type FormName } from './domain/official-forms.js';
import type { FieldList } from './domain/fields.js';
import type { Signature } from './domain/signature.js';
import type { FilledForm } from './form-press.js';

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜';
const GIVEN = ['建国', '秀英', '志强', '桂兰', '𬭎', '龑', '小䶮', '玉梅', '海波', '春燕'];

const nameOf = (index: number): string =>
  SURNAMES[index % SURNAMES.length]! + GIVEN[Math.floor(index / SURNAMES.length) % GIVEN.length]!;

const texts: Readonly<Record<string, (index: number) => string>> = {
  no: (index) => String(index + 1),
  name: nameOf,
  village: (index) => `第${index + 1}村`,
  bornIn: (index) => `${1960 + (index % 40)}年${(index % 12) + 1}月`,
  opinion: () => '经核查，材料属实，同意上报。',
  dueOn: () => '2026年11月27日',
};

const textOf = (name: string, label: string, index: number): string => texts[name]?.(index) ?? `${label}${index + 1}`;

/** Texts for every placeholder, `rows` in each list. */
const dataOf = (fields: FieldList, rows: number): object =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      typeof field === 'string'
        ? textOf(name, field, 0)
        : Array.from({ length: rows }, (_, index) =>
            Object.fromEntries(
              Object.entries(field.row).map(([column, label]) => [column, textOf(column, label, index)]),
            ),
          ),
    ]),
  );

export const sampleSignatures: readonly Signature[] = [
  {
    step: '审核通过',
    person: '张孔曹',
    post: '村党组织书记',
    office: '东河村',
    onBehalfOf: '',
    at: '2026年11月20日 09:05',
    opinion: '情况属实，同意。',
  },
  {
    step: '登记备案',
    person: '李志强',
    post: '镇纪检干部',
    office: '西营镇',
    onBehalfOf: '王海波',
    at: '2026年11月24日 16:40',
    opinion: '',
  },
];

export const sampleLink = 'https://cunzhi.example.cn/cases/6d5c3f0e-6f1e-4f6f-9a63-1d0f3c5b7a10';

/** A form with a text for each of its placeholders. */
export const sampleForm = <Name extends FormName>(
  name: Name,
  { rows = 3, record = true }: Readonly<{ rows?: number; record?: boolean }> = {},
): FilledForm<Name> => ({
  name,
  data: dataOf(officialForms[name].fields, rows) as FormData<Name>,
  common: { printedOn: '2026年11月24日', printedBy: '周明' },
  record: record ? sampleSignatures : null,
  link: sampleLink,
  madeAt: '2026-11-24T08:40:00.000Z',
});

export const everyForm = formNames;
