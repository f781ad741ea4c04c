export { cellAddress } from './cell-address.js';
export type { FaultCode, TableFault, Title } from './fault.js';
export { DEFAULT_LIMITS, type Limits, type TableFormat } from './read/raw-table.js';
export { readTable, type ExpectedColumns, type Table, type TableRow } from './read/read-table.js';
export { column, type CellResult, type Column, type Columns, type RowOf } from './schema/column.js';
export { choice, code, date, integer, month, text, type Choice } from './schema/columns.js';
export { faultsOfForm, parseRows, type ParsedTable } from './schema/parse-rows.js';
export {
  repeatedRows,
  tableSchema,
  type ParsedRow,
  type References,
  type RowFault,
  type TableSchema,
} from './schema/table-schema.js';
export { calendarTable, calendarYears } from './tables/calendar.js';
export { divisionsTable } from './tables/divisions.js';
export { parametersTable } from './tables/parameters.js';
export { peopleTable } from './tables/people.js';
export { personRefOf, postsTable, type PersonRef } from './tables/posts.js';
export { relativesTable } from './tables/relatives.js';
export { reserveTable } from './tables/reserve.js';
export { emptyTable } from './write/empty-table.js';
export { writeTableFile, type WrittenCell, type WrittenColumn } from './write/table-file.js';
