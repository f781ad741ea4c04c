import {
  closing,
  heading,
  LANDSCAPE,
  LETTER,
  letter,
  listTable,
  note,
  paragraph,
  PORTRAIT,
  table,
  title,
} from './word.mjs';

const label = (text) => [text, { label: true }];
const wide = (text, span) => [text, { span }];

export const reviewTemplates = {
  'review-application': [
    PORTRAIT,
    [
      title('村（社区）“两委”成员人选资格联审申请表'),
      note('编号：{number}\u3000\u3000批次：{batch}\u3000\u3000事由：{occasion}'),
      table(
        [1500, 3250, 1500, 3250],
        [
          [label('镇（街道）'), '{town}', label('村（社区）'), '{village}'],
          [label('姓名'), '{candidate}', label('性别'), '{gender}'],
          [label('出生年月'), '{bornIn}', label('文化程度'), '{education}'],
          [label('政治面貌'), '{politicalStatus}', label('现任职务'), '{presentPost}'],
          [label('拟任职务'), '{post}', label('提名单位'), '{proposedBy}'],
          { cells: [label('村级自查意见'), wide('{villageResult}', 3)], height: 1100 },
          [label('签字人'), '{villageSignedBy}', label('日期'), '{villageSignedOn}'],
        ],
      ),
      heading('镇（街道）初审'),
      listTable(
        'checks',
        [1500, 2500, 2200, 1700, 1600],
        [
          ['初审事项', 'check'],
          ['结果', 'result'],
          ['文号', 'paperNumber'],
          ['核查人', 'signedBy'],
          ['日期', 'signedOn'],
        ],
      ),
      note('登记人：{recordedBy}', { before: 100 }),
      note('镇（街道）党（工）委会议：{meetingOn}\u3000\u3000会议纪要：{minutesNumber}', { before: 100 }),
      heading('附件材料'),
      listTable(
        'materials',
        [1000, 7000, 1500],
        [
          ['序号', 'no'],
          ['材料名称', 'name'],
          ['份数', 'pages'],
        ],
      ),
      closing(PORTRAIT.width),
    ],
  ],
  'review-batch-list': [
    LANDSCAPE,
    [
      title('村（社区）“两委”成员人选资格联审人员名单'),
      note(
        '编号：{number}\u3000\u3000{town}\u3000\u3000批次：{batch}\u3000\u3000事由：{occasion}\u3000\u3000报送日期：{submittedOn}\u3000\u3000共 {total} 人',
      ),
      listTable(
        'candidates',
        [800, 2500, 1500, 900, 1700, 1500, 1700, 2300, 1500],
        [
          ['序号', 'no'],
          ['村（社区）', 'village'],
          ['姓名', 'name'],
          ['性别', 'gender'],
          ['出生年月', 'bornIn'],
          ['文化程度', 'education'],
          ['政治面貌', 'politicalStatus'],
          ['拟任职务', 'post'],
          ['备注', 'remark'],
        ],
      ),
      note('报送单位（盖章）：\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000负责人（签字）：', { before: 240 }),
      closing(LANDSCAPE.width),
    ],
  ],
  'circulation-letter': [
    LETTER,
    [
      paragraph('{number}', { align: 'right', size: 14, font: 'fang', after: 120 }),
      title('关于征求村（社区）“两委”成员人选联审意见的函', 18),
      paragraph('{addressee}：', { size: 14, font: 'fang', line: 400 }),
      letter(
        '按照村（社区）“两委”成员人选资格联审工作安排，现将{town}报送的{batch}（{occasion}）人选共 {total} 人名单送你单位审查。请就以下内容提出意见：{scope}。',
      ),
      letter(
        '请于{dueOn}前以书面形式回复，由主要负责人签字并加盖单位公章。认为人选存在不宜任职情形的，须注明情形代码和依据文号。逾期未回复的，不视为同意。',
      ),
      letter('联系人：{contact}\u3000\u3000联系电话：{telephone}'),
      paragraph('{sender}', { align: 'right', size: 14, font: 'fang', before: 240 }),
      paragraph('{issuedOn}', { align: 'right', size: 14, font: 'fang', after: 240 }),
      heading('附件：人选名单'),
      listTable(
        'candidates',
        [800, 2300, 1400, 900, 1600, 1840],
        [
          ['序号', 'no'],
          ['村（社区）', 'village'],
          ['姓名', 'name'],
          ['性别', 'gender'],
          ['出生年月', 'bornIn'],
          ['拟任职务', 'post'],
        ],
      ),
      closing(LETTER.width),
    ],
  ],
  'reply-form': [
    LANDSCAPE,
    [
      title('村（社区）“两委”成员人选联审意见回复表'),
      note(
        '来函：{number}\u3000\u3000回复单位：{department}\u3000\u3000收函日期：{receivedOn}\u3000\u3000共 {total} 人',
      ),
      listTable(
        'candidates',
        [800, 2500, 1500, 2200, 1800, 1500, 2400, 1700],
        [
          ['序号', 'no'],
          ['村（社区）', 'village'],
          ['姓名', 'name'],
          ['拟任职务', 'post'],
          ['意见', 'result'],
          ['情形代码', 'ground'],
          ['依据文号', 'basisNumber'],
          ['备注', 'remark'],
        ],
      ),
      note(
        '经办人：{handledBy}\u3000\u3000\u3000\u3000负责人（签字）：{signedBy}\u3000\u3000\u3000\u3000盖章日期：{sealedOn}',
        {
          before: 240,
        },
      ),
      closing(LANDSCAPE.width),
    ],
  ],
  'result-letter': [
    LETTER,
    [
      paragraph('{number}', { align: 'right', size: 14, font: 'fang', after: 120 }),
      title('关于村（社区）“两委”成员人选联审结果的函', 18),
      paragraph('{addressee}：', { size: 14, font: 'fang', line: 400 }),
      letter(
        '你单位报送的{batch}（{occasion}）人选共 {total} 人已完成联审。经{decidedBy}于{decidedOn}审定：通过 {passed} 人，不通过 {failed} 人，暂缓 {deferred} 人。具体结果见附件。',
      ),
      letter('联审结果仅供选任工作使用，请注意保密。通过人选须在有效期内使用本结果，逾期应当重新联审。'),
      paragraph('{sender}', { align: 'right', size: 14, font: 'fang', before: 240 }),
      paragraph('{issuedOn}', { align: 'right', size: 14, font: 'fang', after: 240 }),
      heading('附件：联审结果'),
      listTable(
        'candidates',
        [700, 1700, 1100, 1300, 940, 1000, 1100, 1000],
        [
          ['序号', 'no'],
          ['村（社区）', 'village'],
          ['姓名', 'name'],
          ['拟任职务', 'post'],
          ['结果', 'result'],
          ['情形类别', 'groundClass'],
          ['有效期至', 'validUntil'],
          ['备注', 'remark'],
        ],
      ),
      closing(LETTER.width),
    ],
  ],
};
