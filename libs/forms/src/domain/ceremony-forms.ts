import type { FormKind } from './fields.js';

/** The report of a wedding, funeral or celebration, and the line of the register that outlives it. Basis: handbook W4. */
export const ceremonyForms = {
  'ceremony-report': {
    title: { zh: '操办婚丧喜庆事宜报告表', en: 'Report of a wedding, funeral or celebration' },
    fields: {
      number: '登记号',
      reporter: '报告人',
      posts: '职务',
      unit: '单位',
      kind: '事项',
      principal: '当事人',
      reportedBy: '代报人',
      submittedOn: '报告日期',
      timeliness: '是否按期',
      ceremonyOn: '操办日期',
      venue: '操办地点',
      otherReasons: '变更（迟报）情况',
      commitment: '廉洁承诺',
      figures: { list: '操办情况', row: { item: '项目', planned: '计划', actual: '实际' } },
      postReportedOn: '事后报告日期',
      gifts: { list: '礼金礼品', row: { item: '项目', amount: '金额（元）' } },
      handedIn: '上交情况',
      deviations: { list: '标准对照', row: { item: '项目', permitted: '标准', actual: '实际', over: '超出' } },
      verification: '核实情况',
      outcome: '办理结果',
    },
  },
  'ceremony-register-extract': {
    title: { zh: '婚丧喜庆事宜报备登记摘录', en: 'Extract from the register of reports' },
    fields: {
      number: '登记号',
      reporter: '报告人',
      unit: '单位',
      kind: '事项',
      registeredOn: '登记日期',
      ceremonyOn: '操办日期',
      timeliness: '是否按期',
      postReportedOn: '事后报告日期',
      outcome: '办理结果',
    },
  },
} as const satisfies Readonly<Record<string, FormKind>>;
