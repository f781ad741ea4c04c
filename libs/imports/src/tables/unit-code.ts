import { code } from '../schema/columns.js';

/** The unit that a row belongs to; `orgUnit` is asked whether it is known. */
export const unitCode = code({
  title: { zh: '单位编码', en: 'Unit code' },
  required: true,
  reference: 'orgUnit',
  pattern: /^(\d{4}|\d{6}|\d{9}|\d{12})$/,
  expected: { zh: '4、6、9或12位数字', en: '4, 6, 9 or 12 digits' },
});

export const PERSON_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
