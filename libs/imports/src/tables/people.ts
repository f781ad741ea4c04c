import { choice, code, date, month, text, type Choice } from '../schema/columns.js';
import { repeatedRows, tableSchema } from '../schema/table-schema.js';
import { PERSON_ID, unitCode } from './unit-code.js';

/**
 * People of an organization unit. Two rows without ids and identity numbers that agree in name, unit and birth are one
 * person. What a cell leaves empty stays as it is registered. The kinds of schooling are the caller's.
 */
export const peopleTable = <E extends string>(educations: readonly Choice<E>[]) =>
  tableSchema({
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
      bornOn: date({ title: { zh: '出生日期', en: 'Date of birth' }, required: false }),
      identityNumber: code({
        title: { zh: '公民身份号码', en: 'Identity number' },
        required: false,
        unique: true,
        pattern: /^[1-9]\d{16}[\dXx]$/,
        expected: { zh: '18位公民身份号码', en: 'an identity number of 18 places' },
      }),
      education: choice({ title: { zh: '学历', en: 'Education' }, required: false, choices: educations }),
      partyMember: choice({
        title: { zh: '是否党员', en: 'Party member' },
        required: false,
        choices: [
          { value: 'yes', title: { zh: '是', en: 'Yes' } },
          { value: 'no', title: { zh: '否', en: 'No' } },
        ],
      }),
      partySince: date({ title: { zh: '入党日期', en: 'Party member since' }, required: false }),
    },
    check: (rows) =>
      repeatedRows(rows, 'name', ({ personId, identityNumber, name, orgCode, bornOn, birthMonth }) =>
        personId === undefined && identityNumber === undefined
          ? [orgCode, name, bornOn ?? birthMonth ?? ''].join('\n')
          : undefined,
      ),
  });
