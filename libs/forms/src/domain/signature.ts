import type { DataOf } from './fields.js';

/** What every template may ask for beside the fields of its form. */
export const commonFields = {
  printedOn: '打印日期',
  printedBy: '打印人',
} as const;

/** The decision record: a section that is there or not, with one row for each act of a person. */
export const recordFields = {
  signatures: {
    list: '办理记录',
    row: {
      step: '环节',
      person: '办理人',
      post: '职务',
      office: '单位',
      onBehalfOf: '代理何人',
      at: '时间',
      opinion: '意见',
    },
  },
} as const;

export type CommonData = DataOf<typeof commonFields>;
export type Signature = DataOf<typeof recordFields>['signatures'][number];
