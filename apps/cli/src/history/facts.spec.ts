import { describe, expect, it } from '@jest/globals';
import { factsOf, type Names } from './facts.js';

const names: Names = {
  person: (id) => ({ p1: '张三' })[id],
  unit: (code) => ({ '370112018': '港沟街道' })[code],
};
const facts = (data: object, hidden: readonly string[] = []) =>
  factsOf({ type: 'Any.v1', data }, names, hidden).map(
    ({ label, value }) => `${label.zh}=${value.zh} ${label.en}=${value.en}`,
  );

describe('facts of an event', () => {
  it('read in Chinese and English', () =>
    expect(facts({ kind: 'child-wedding', late: true, dueOn: '2026-10-10' })).toEqual([
      '事项=子女婚嫁 Kind=wedding of a child',
      '逾期=是 Late=yes',
      '到期日=2026-10-10 Due on=2026-10-10',
    ]));

  it('name people and units', () =>
    expect(facts({ checkerId: 'p1', villageCode: '370112018', drafterId: 'p9' })).toEqual([
      '审核人=张三 Checked by=张三',
      '所在村=港沟街道370112018 Village=港沟街道370112018',
      '填报人=p9 Drafted by=p9',
    ]));

  it('name recipients by role and unit', () =>
    expect(facts({ to: [{ role: 'townDisciplineOfficer', org: '370112018' }, { person: 'p1' }] })).toEqual([
      '送=港沟街道370112018镇纪委书记；张三 To=town discipline officer of 港沟街道370112018; 张三',
    ]));

  it('show money in yuan, also inside', () =>
    expect(facts({ plan: { tables: 18, tableCostFen: 20_050, jointBothFamilies: false } })).toEqual([
      '计划=桌数18；每桌费用200.50元；两家合办否 Plan=tables 18; cost of a table CNY 200.50; both families together no',
    ]));

  it('show the deviation table line by line', () =>
    expect(
      facts({
        deviations: [
          { item: 'tables', planned: 18, permitted: 20, actual: 24, over: 4, ruleKey: 'k', ruleVersion: 'v' },
          {
            item: 'table-cost',
            planned: null,
            permitted: 50_000,
            actual: 50_100,
            over: 100,
            ruleKey: 'k',
            ruleVersion: 'v',
          },
        ],
      }),
    ).toEqual([
      '超标情况=桌数: 计划 18, 标准 20, 实际 24, 超出 4；每桌费用: 计划 -, 标准 500.00元, 实际 501.00元, 超出 1.00元 ' +
        'Deviations=tables: planned 18, permitted 20, actual 24, over 4; ' +
        'cost of a table: planned -, permitted CNY 500.00, actual CNY 501.00, over CNY 1.00',
    ]));

  it('say of a hidden text that it is hidden, and never show it', () =>
    expect(facts({ venue: null, note: null }, ['venue'])).toEqual([
      '地点=（个人信息，未显示） Venue=(personal, not shown)',
    ]));

  it('leave out ids and workings, and keep fields without a label under their own name', () =>
    expect(facts({ filingId: 'f1', ladder: [1], newField: 'x' })).toEqual(['newField=x newField=x']));
});
