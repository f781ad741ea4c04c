import type { FormKind } from './fields.js';

/** The filing of a village secretary with the county. Basis: handbook W1b: structure, eligibility, procedure, material. */
export const filingForms = {
  'filing-form': {
    title: { zh: '村（社区）党组织书记备案表', en: 'Filing of a village secretary' },
    fields: {
      number: '备案号',
      mode: '备案方式',
      town: '镇（街道）',
      village: '村（社区）',
      name: '姓名',
      gender: '性别',
      bornIn: '出生年月',
      education: '文化程度',
      politicalStatus: '政治面貌',
      joinedPartyIn: '入党时间',
      presentPost: '现任职务',
      post: '拟任（任）职务',
      reviewNumber: '联审结果文号',
      reviewValidUntil: '联审有效期至',
      decidedBy: '决定机关',
      decidedOn: '决定日期',
      documentNumber: '决定文号',
      careers: { list: '简历', row: { period: '起止年月', description: '工作经历' } },
      checklist: { list: '审核事项', row: { no: '序号', item: '事项', result: '审核结果', remark: '备注' } },
      opinion: '县级组织部门意见',
      signedBy: '签字人',
      filedOn: '备案日期',
    },
  },
} as const satisfies Readonly<Record<string, FormKind>>;
