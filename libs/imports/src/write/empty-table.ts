import type { Workbook, Worksheet } from 'exceljs';
import type { ExpectedColumns } from '../read/read-table.js';
import type { TableFormat } from '../read/raw-table.js';

const WIDTH = 18;
const NOTE_WIDTH = 60;
const TEXT_FORMAT = '@';
const BYTE_ORDER_MARK = '\uFEFF';
const NOTES = '填写说明';
const ROWS_WITH_CHOICES = 10_000;
const REQUIRED_FILL = 'FFFFF2CC';

/**
 * A table with nothing but its Chinese headings, for people to fill in. CSV carries a byte order mark, by which office
 * programs know UTF-8; the cells of a workbook are text, so that codes keep their digits and dates their form. A workbook
 * also offers the choices of a column in a list, and says on a second sheet what each column expects.
 */
export const emptyTable = async (columns: ExpectedColumns, format: TableFormat): Promise<Uint8Array> => {
  const titles = Object.values(columns).map(({ title }) => title.zh);
  return format === 'csv' ? Buffer.from(`${BYTE_ORDER_MARK}${titles.join(',')}\r\n`) : workbook(columns);
};

const workbook = async (columns: ExpectedColumns): Promise<Uint8Array> => {
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Sheet1', { views: [{ state: 'frozen', ySplit: 1 }] });
  const expected = Object.values(columns);
  sheet.columns = expected.map(({ title }) => ({ header: title.zh, width: WIDTH, style: { numFmt: TEXT_FORMAT } }));
  sheet.getRow(1).font = { bold: true };
  for (const [index, { required }] of expected.entries())
    if (required)
      sheet.getCell(1, index + 1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: REQUIRED_FILL } };
  const lists = writeNotes(book, columns);
  for (const [index, { required }] of expected.entries()) {
    const list = lists.get(index);
    if (list !== undefined) offer(sheet, index, list, !required);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
};

/** Answers the range of the notes that holds the choices of a column, by the column's place. */
const writeNotes = (book: Workbook, columns: ExpectedColumns): ReadonlyMap<number, string> => {
  const notes = book.addWorksheet(NOTES, { views: [{ state: 'frozen', ySplit: 1 }] });
  const header = [
    ['列', WIDTH],
    ['是否必填', WIDTH],
    ['填写要求', NOTE_WIDTH],
  ] as const;
  const lists = new Map<number, string>();
  const expected = Object.values(columns);
  const withChoices = expected.filter(({ choices }) => choices !== undefined);
  notes.columns = [
    ...header.map(([title, width]) => ({ header: title, width })),
    ...withChoices.map(({ title }) => ({ header: `${title.zh}（可选）`, width: WIDTH })),
  ];
  notes.getRow(1).font = { bold: true };
  notes.addRows(expected.map(({ title, required, hint }) => [title.zh, required ? '必填' : '选填', hint?.zh ?? '']));
  for (const [place, column] of withChoices.entries()) {
    const letters = notes.getColumn(header.length + place + 1).letter;
    const titles = column.choices?.map(({ zh }) => zh) ?? [];
    for (const [row, zh] of titles.entries()) notes.getCell(`${letters}${row + 2}`).value = zh;
    lists.set(expected.indexOf(column), `'${NOTES}'!$${letters}$2:$${letters}$${titles.length + 1}`);
  }
  return lists;
};

/** exceljs takes a range of cells here, though its types do not say so. */
type RangeValidations = Readonly<{ dataValidations: { add(range: string, validation: object): void } }>;

const offer = (sheet: Worksheet, index: number, range: string, allowBlank: boolean): void => {
  const letters = sheet.getColumn(index + 1).letter;
  (sheet as unknown as RangeValidations).dataValidations.add(`${letters}2:${letters}${ROWS_WITH_CHOICES}`, {
    type: 'list',
    allowBlank,
    formulae: [range],
  });
};
