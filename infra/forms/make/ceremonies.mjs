import { closing, heading, listTable, note, PORTRAIT, table, title } from './word.mjs';

const label = (text) => [text, { label: true }];
const wide = (text, span) => [text, { span }];

export const ceremonyTemplates = {
  'ceremony-report': [
    PORTRAIT,
    [
      title('操办婚丧喜庆事宜报告表'),
      note('登记号：{number}'),
      table(
        [1500, 3250, 1500, 3250],
        [
          [label('报告人'), '{reporter}', label('单位'), '{unit}'],
          [label('职务'), wide('{posts}', 3)],
          [label('事项'), '{kind}', label('当事人'), '{principal}'],
          [label('报告日期'), '{submittedOn}', label('代报人'), '{reportedBy}'],
          [label('是否按期'), '{timeliness}', label('操办日期'), '{ceremonyOn}'],
          [label('操办地点'), wide('{venue}', 3)],
          [label('变更（迟报）情况'), wide('{otherReasons}', 3)],
          [label('廉洁承诺'), wide('{commitment}', 3)],
        ],
      ),
      heading('操办情况'),
      listTable(
        'figures',
        [4500, 2500, 2500],
        [
          ['项目', 'item'],
          ['计划', 'planned'],
          ['实际', 'actual'],
        ],
      ),
      heading('事后报告'),
      note('事后报告日期：{postReportedOn}'),
      listTable(
        'gifts',
        [6500, 3000],
        [
          ['礼金礼品', 'item'],
          ['金额（元）', 'amount'],
        ],
      ),
      note('上交情况：{handedIn}', { before: 60 }),
      heading('标准对照'),
      listTable(
        'deviations',
        [3500, 2000, 2000, 2000],
        [
          ['项目', 'item'],
          ['标准', 'permitted'],
          ['实际', 'actual'],
          ['超出', 'over'],
        ],
      ),
      heading('核实和办理结果'),
      table(
        [1500, 8000],
        [
          [label('核实情况'), '{verification}'],
          [label('办理结果'), '{outcome}'],
        ],
      ),
      closing(PORTRAIT.width),
    ],
  ],
  'ceremony-register-extract': [
    PORTRAIT,
    [
      title('婚丧喜庆事宜报备登记摘录'),
      note('登记号：{number}'),
      table(
        [1500, 3250, 1500, 3250],
        [
          [label('报告人'), '{reporter}', label('单位'), '{unit}'],
          [label('事项'), '{kind}', label('登记日期'), '{registeredOn}'],
          [label('操办日期'), '{ceremonyOn}', label('是否按期'), '{timeliness}'],
          [label('事后报告日期'), '{postReportedOn}', label('办理结果'), '{outcome}'],
        ],
      ),
      closing(PORTRAIT.width),
    ],
  ],
};
