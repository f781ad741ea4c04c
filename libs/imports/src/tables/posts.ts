import { choice, date, text, type Choice } from '../schema/columns.js';
import { repeatedRows, tableSchema, type RowFault } from '../schema/table-schema.js';
import { PERSON_ID, unitCode } from './unit-code.js';

/** What a cell is nothing without. A paper of which only the number is known has no date. */
const NEEDS = [
  ['documentOn', 'documentNo'],
  ['endReason', 'endedOn'],
  ['endedOn', 'endReason'],
  ['exitDocumentNo', 'endedOn'],
  ['exitDocumentOn', 'exitDocumentNo'],
] as const;

type Needed = (typeof NEEDS)[number][1];

/**
 * Posts held. `personRef` is a person's id or, with `orgCode`, the name of a person of that unit; `person` is asked
 * whether it points to exactly one. A row that names the end of a term ends it, by the paper of the end. The codes of posts, of the ways into them
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
      documentOn: date({ title: { zh: '发文日期', en: 'Document date' }, required: false }),
      endedOn: date({ title: { zh: '离任日期', en: 'Ended on' }, required: false }),
      endReason: choice({ title: { zh: '离任原因', en: 'Reason of the end' }, required: false, choices: reasons }),
      exitDocumentNo: text({
        title: { zh: '离任文号', en: 'Document number of the end' },
        required: false,
        maxLength: 60,
      }),
      exitDocumentOn: date({ title: { zh: '离任发文日期', en: 'Document date of the end' }, required: false }),
    },
    check: (rows) => [
      ...repeatedRows(rows, 'post', ({ personRef, orgCode, post, startedOn, endedOn }) =>
        [personRef, orgCode, post, endedOn === undefined ? '' : startedOn].join('\n'),
      ),
      ...rows.flatMap(({ line, value }) =>
        NEEDS.flatMap(([given, needed]): RowFault<Needed>[] =>
          value[given] !== undefined && value[needed] === undefined ? [{ line, column: needed, code: 'required' }] : [],
        ),
      ),
    ],
  });

export type PersonRef = Readonly<{ personId: string }> | Readonly<{ name: string; orgCode: string }>;

export const personRefOf = ({ personRef, orgCode }: Readonly<{ personRef: string; orgCode: string }>): PersonRef =>
  PERSON_ID.test(personRef) ? { personId: personRef } : { name: personRef, orgCode };
