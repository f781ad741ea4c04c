import { closing, heading, listTable, note, PORTRAIT, table, title } from './word.mjs';

const label = (text) => [text, { label: true }];
const wide = (text, span) => [text, { span }];

export const postTemplates = {
  'filing-form': [
    PORTRAIT,
    [
      title('村（社区）党组织书记备案表'),
      note('备案号：{number}\u3000\u3000备案方式：{mode}'),
      table(
        [1500, 3250, 1500, 3250],
        [
          [label('镇（街道）'), '{town}', label('村（社区）'), '{village}'],
          [label('姓名'), '{name}', label('性别'), '{gender}'],
          [label('出生年月'), '{bornIn}', label('文化程度'), '{education}'],
          [label('政治面貌'), '{politicalStatus}', label('入党时间'), '{joinedPartyIn}'],
          [label('现任职务'), '{presentPost}', label('拟任（任）职务'), '{post}'],
          [label('联审结果'), '{reviewNumber}', label('有效期至'), '{reviewValidUntil}'],
          [label('决定机关'), '{decidedBy}', label('决定日期'), '{decidedOn}'],
          [label('决定文号'), wide('{documentNumber}', 3)],
        ],
      ),
      heading('简历'),
      listTable(
        'careers',
        [3000, 6500],
        [
          ['起止年月', 'period'],
          ['工作经历', 'description'],
        ],
      ),
      heading('审核事项'),
      listTable(
        'checklist',
        [900, 3600, 2500, 2500],
        [
          ['序号', 'no'],
          ['事项', 'item'],
          ['审核结果', 'result'],
          ['备注', 'remark'],
        ],
      ),
      heading('县级组织部门意见'),
      table(
        [1500, 3250, 1500, 3250],
        [
          { cells: [label('意见'), wide('{opinion}', 3)], height: 1400 },
          [label('签字人'), '{signedBy}', label('备案日期'), '{filedOn}'],
        ],
      ),
      closing(PORTRAIT.width),
    ],
  ],
  'handover-list': [
    PORTRAIT,
    [
      title('村级工作移交清单'),
      note('编号：{number}\u3000\u3000一式 {copies} 份'),
      table(
        [1500, 3250, 1500, 3250],
        [
          [label('镇（街道）'), '{town}', label('村（社区）'), '{village}'],
          [label('职务'), '{post}', label('移交人'), '{outgoing}'],
          [label('接收人'), '{incoming}', label('监交人'), '{witness}'],
          [label('通知日期'), '{noticeOn}', label('移交期限'), '{dueOn}'],
        ],
      ),
      heading('移交事项'),
      listTable(
        'items',
        [700, 1400, 2200, 1500, 900, 1200, 1600],
        [
          ['序号', 'no'],
          ['类别', 'kind'],
          ['名称', 'name'],
          ['编号（规格）', 'serial'],
          ['数量', 'quantity'],
          ['交接情况', 'state'],
          ['争议说明', 'note'],
        ],
      ),
      heading('签字'),
      listTable(
        'signers',
        [3000, 3500, 3000],
        [
          ['身份', 'role'],
          ['姓名', 'name'],
          ['签字日期', 'signedOn'],
        ],
      ),
      closing(PORTRAIT.width),
    ],
  ],
};
