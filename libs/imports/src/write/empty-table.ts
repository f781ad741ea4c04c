import type { ExpectedColumns } from '../read/read-table.js';
import type { TableFormat } from '../read/raw-table.js';

const WIDTH = 18;
const TEXT_FORMAT = '@';
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A table with nothing but its Chinese headings, for people to fill in. CSV carries a byte order mark, by which office
 * programs know UTF-8; the cells of a workbook are text, so that codes keep their digits and dates their form.
 */
export const emptyTable = async (columns: ExpectedColumns, format: TableFormat): Promise<Uint8Array> => {
  const titles = Object.values(columns).map(({ title }) => title.zh);
  return format === 'csv' ? Buffer.from(`${BYTE_ORDER_MARK}${titles.join(',')}\r\n`) : workbook(titles);
};

const workbook = async (titles: readonly string[]): Promise<Uint8Array> => {
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Sheet1', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = titles.map((header) => ({ header, width: WIDTH, style: { numFmt: TEXT_FORMAT } }));
  sheet.getRow(1).font = { bold: true };
  return new Uint8Array(await book.xlsx.writeBuffer());
};
