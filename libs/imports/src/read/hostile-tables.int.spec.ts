import { describe, expect, it } from '@jest/globals';
import { hostileTables } from '../../../../test/fixtures/hostile-tables.fixture.js';
import { parseRows } from '../schema/parse-rows.js';
import { relativesTable } from '../tables/relatives.js';
import { readTable } from './read-table.js';

const schema = relativesTable([{ value: 'spouse', title: { zh: '配偶', en: 'Spouse' } }], []);
const form = {
  titles: ['人员', '单位编码', '亲属关系', '亲属', '亲属单位编码'],
  row: ['张三', '370112018213', '配偶', '李四', '370112018213'],
};
const anybody = { orgUnit: () => true, person: () => true, relative: () => true };

const codesOf = async (content: Uint8Array): Promise<readonly string[]> => {
  const table = await readTable(content, { columns: schema.columns });
  return parseRows(schema, table, anybody).faults.map(({ code }) => code);
};

describe('a file that is no table', () => {
  it.each(hostileTables(form).map(({ what, code, content }) => [what, code, content] as const))(
    '%s: %s',
    async (_what, code, content) => expect(await codesOf(content)).toContain(code),
  );
});
