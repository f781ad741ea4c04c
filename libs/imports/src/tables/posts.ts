import { choice, date, text, type Choice } from '../schema/columns.js';
import { repeatedRows, tableSchema, type RowFault } from '../schema/table-schema.js';
import { PERSON_ID, unitCode } from './unit-code.js';

/**
 * Posts held. `personRef` is a person's id or, with `orgCode`, the name of a person of that unit; `person` is asked
 * whether it points to exactly one. A row that names the end of a term ends it. The codes of posts, of the ways into them
 * and of the reasons for their end are the caller's.
 */
export const postsTable = <P extends string, B extends string, R extends string>(
  posts: readonly Choice<P>[],
  bases: readonly Choice<B>[],
  reasons: readonly Choice<R>[],
) =>
  tableSchema({
    columns: {
      personRef: text({ title: { zh: '人员', en: 'Person' }, required: true, maxLength: 50, reference: 'person' }),
      orgCode: unitCode,
      post: choice({ title: { zh: '职务', en: 'Post' }, required: true, choices: posts }),
      startedOn: date({ title: { zh: '任职日期', en: 'Started on' }, required: true }),
      basis: choice({ title: { zh: '任职方式', en: 'Basis' }, required: true, choices: bases }),
      documentNo: text({ title: { zh: '文号', en: 'Document number' }, required: false, maxLength: 60 }),
      endedOn: date({ title: { zh: '离任日期', en: 'Ended on' }, required: false }),
      endReason: choice({ title: { zh: '离任原因', en: 'Reason of the end' }, required: false, choices: reasons }),
    },
    check: (rows) => [
      ...repeatedRows(rows, 'post', ({ personRef, orgCode, post, startedOn, endedOn }) =>
        [personRef, orgCode, post, endedOn === undefined ? '' : startedOn].join('\n'),
      ),
      ...rows.flatMap(({ line, value: { endedOn, endReason } }): RowFault<'endedOn' | 'endReason'>[] => {
        if ((endedOn === undefined) === (endReason === undefined)) return [];
        return [{ line, column: endedOn === undefined ? 'endedOn' : 'endReason', code: 'required' }];
      }),
    ],
  });

export type PersonRef = Readonly<{ personId: string }> | Readonly<{ name: string; orgCode: string }>;

export const personRefOf = ({ personRef, orgCode }: Readonly<{ personRef: string; orgCode: string }>): PersonRef =>
  PERSON_ID.test(personRef) ? { personId: personRef } : { name: personRef, orgCode };
