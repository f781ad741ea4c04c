import type { FormKind } from './fields.js';

/** What an outgoing holder hands over, item by item. Basis: handbook W2, handover (Shandong, art. 9). */
export const handoverForms = {
  'handover-list': {
    title: { zh: '村级工作移交清单', en: 'Handover list' },
    fields: {
      number: '编号',
      town: '镇（街道）',
      village: '村（社区）',
      post: '职务',
      outgoing: '移交人',
      incoming: '接收人',
      witness: '监交人',
      noticeOn: '通知日期',
      dueOn: '移交期限',
      copies: '份数',
      items: {
        list: '移交事项',
        row: {
          no: '序号',
          kind: '类别',
          name: '名称',
          serial: '编号（规格）',
          quantity: '数量',
          state: '交接情况',
          note: '争议说明',
        },
      },
      signers: { list: '签字', row: { role: '身份', name: '姓名', signedOn: '签字日期' } },
    },
  },
} as const satisfies Readonly<Record<string, FormKind>>;
