import { date, text } from '../schema/columns.js';
import { repeatedRows, tableSchema, type RowFault } from '../schema/table-schema.js';
import { unitCode } from './unit-code.js';

/**
 * The reserve pool of villages. `personRef` is a person's id, or the name of a person of the village; `person` is asked
 * whether it points to exactly one. A row with a day of admission and a document is a member whom a decision admitted
 * before; any other row nominates a candidate, and says why.
 */
export const reserveTable = tableSchema({
  columns: {
    personRef: text({ title: { zh: '人员', en: 'Person' }, required: true, maxLength: 50, reference: 'person' }),
    orgCode: unitCode,
    reason: text({ title: { zh: '推荐理由', en: 'Reason' }, required: false, maxLength: 500 }),
    admittedOn: date({ title: { zh: '入库日期', en: 'Admitted on' }, required: false }),
    documentNo: text({ title: { zh: '入库文号', en: 'Document number' }, required: false, maxLength: 60 }),
  },
  check: (rows) => [
    ...repeatedRows(rows, 'personRef', ({ personRef, orgCode }) => [personRef, orgCode].join('\n')),
    ...rows.flatMap(({ line, value }): RowFault<'reason' | 'admittedOn' | 'documentNo'>[] => {
      const { reason, admittedOn, documentNo } = value;
      const missing = (column: 'reason' | 'admittedOn' | 'documentNo') => [{ line, column, code: 'required' } as const];
      if (admittedOn === undefined && documentNo === undefined) return reason === undefined ? missing('reason') : [];
      if (admittedOn === undefined) return missing('admittedOn');
      return documentNo === undefined ? missing('documentNo') : [];
    }),
  ],
});
