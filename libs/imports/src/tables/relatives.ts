import { choice, text, type Choice } from '../schema/columns.js';
import { repeatedRows, tableSchema } from '../schema/table-schema.js';
import { unitCode } from './unit-code.js';

/**
 * Pairs of relatives: what the second person is to the first. Each is a person's id, or a name with the unit's code;
 * `person` and `relative` are asked whether it points to exactly one. A row that names a reason ends the pair.
 */
export const relativesTable = <R extends string, E extends string>(
  relations: readonly Choice<R>[],
  reasons: readonly Choice<E>[],
) =>
  tableSchema({
    columns: {
      personRef: text({ title: { zh: '人员', en: 'Person' }, required: true, maxLength: 50, reference: 'person' }),
      orgCode: unitCode,
      relation: choice({ title: { zh: '亲属关系', en: 'Relation' }, required: true, choices: relations }),
      relativeRef: text({
        title: { zh: '亲属', en: 'Relative' },
        required: true,
        maxLength: 50,
        reference: 'relative',
      }),
      relativeOrgCode: { ...unitCode, title: { zh: '亲属单位编码', en: 'Unit code of the relative' } },
      endReason: choice({ title: { zh: '终止原因', en: 'Reason of the end' }, required: false, choices: reasons }),
    },
    check: (rows) =>
      repeatedRows(rows, 'relativeRef', ({ personRef, orgCode, relativeRef, relativeOrgCode }) =>
        [`${orgCode} ${personRef}`, `${relativeOrgCode} ${relativeRef}`].sort().join('\n'),
      ),
  });
