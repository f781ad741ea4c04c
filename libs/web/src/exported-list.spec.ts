import { describe, expect, it } from '@jest/globals';
import { dateColumn, listCells, textColumn } from './exported-list.js';

describe('the cells of an exported list', () => {
  const columns = [
    textColumn('org.name', '单位', 'Unit'),
    textColumn('posts.post', '职务', 'Posts'),
    textColumn('posts.orgCode', '任职单位', 'At'),
    dateColumn('endedOn', '结束日期', 'Ended'),
    textColumn('facts', '事实', 'Facts'),
  ];

  it('are those that the columns name, in their order', () =>
    expect(
      listCells(columns, {
        secret: '不在列中',
        org: { name: '示例村' },
        posts: [
          { post: 'secretary', orgCode: '1' },
          { post: 'director', orgCode: null },
        ],
        endedOn: '2026-03-05',
        facts: { rows: 3 },
      }),
    ).toEqual(['示例村', 'secretary; director', '1; ', '2026-03-05', '{"rows":3}']));

  it('are empty where nothing is known', () =>
    expect(listCells(columns, { org: null, posts: [] })).toEqual([null, null, null, null, null]));
});
