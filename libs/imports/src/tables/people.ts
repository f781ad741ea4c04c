import { choice, code, month, text } from '../schema/columns.js';
import { repeatedRows, tableSchema } from '../schema/table-schema.js';
import { PERSON_ID, unitCode } from './unit-code.js';

/** People of an organization unit. Two rows without ids that agree in name, unit and month of birth are one person. */
export const peopleTable = tableSchema({
  columns: {
    personId: code({
      title: { zh: '人员编号', en: 'Person id' },
      required: false,
      unique: true,
      pattern: PERSON_ID,
      expected: { zh: '小写UUID', en: 'a lower-case UUID' },
    }),
    name: text({ title: { zh: '姓名', en: 'Name' }, required: true, maxLength: 50 }),
    gender: choice({
      title: { zh: '性别', en: 'Gender' },
      required: true,
      choices: [
        { value: 'male', title: { zh: '男', en: 'Male' } },
        { value: 'female', title: { zh: '女', en: 'Female' } },
      ],
    }),
    birthMonth: month({ title: { zh: '出生年月', en: 'Month of birth' }, required: false }),
    orgCode: unitCode,
    phone: code({
      title: { zh: '联系电话', en: 'Phone' },
      required: false,
      pattern: /^(1\d{10}|0\d{2,3}-?\d{7,8})$/,
      expected: { zh: '11位手机号或带区号的座机号', en: 'a mobile number, or a landline with area code' },
    }),
  },
  check: (rows) =>
    repeatedRows(rows, 'name', ({ personId, name, orgCode, birthMonth }) =>
      personId === undefined ? [orgCode, name, birthMonth ?? ''].join('\n') : undefined,
    ),
});
