/** Writes Word documents from a few words: paragraphs, tables, one picture, a footer with page numbers. */
import PizZip from 'pizzip';

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const FONTS = { song: '宋体', hei: '黑体', fang: '仿宋' };

const look = ({ size = 12, bold = false, font = 'song' } = {}) =>
  `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${FONTS[font]}"/>` +
  `${bold ? '<w:b/>' : ''}<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/></w:rPr>`;

export const run = (text, style) => `<w:r>${look(style)}<w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;

/** `spacing` in twentieths of a point before and after, `line` in 240ths of a line, `indent` in twentieths of a point. */
export const paragraph = (
  content,
  { align = 'left', before = 0, after = 0, line = 240, indent = 0, keep = false, ...style } = {},
) =>
  `<w:p><w:pPr>${keep ? '<w:keepNext/>' : ''}<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="auto"/>` +
  `${indent ? `<w:ind w:firstLine="${indent}"/>` : ''}<w:jc w:val="${align}"/>${look(style)}</w:pPr>` +
  `${content.startsWith('<w:') ? content : run(content, style)}</w:p>`;

export const title = (text, size = 20) =>
  paragraph(text, { align: 'center', size, bold: true, after: 200, before: 60 });
export const heading = (text) => paragraph(text, { size: 13, font: 'hei', before: 160, after: 60, keep: true });
export const note = (text, style = {}) => paragraph(text, { size: 10.5, ...style });
export const letter = (text) => paragraph(text, { size: 14, font: 'fang', line: 400, indent: 560 });

/** A cell: text, or `[text, { span, label, align }]`. A label is set in 黑体 and centred. */
const cellOf = (cell, width) => {
  const [text, { span = 1, label = false, align } = {}] = Array.isArray(cell) ? cell : [cell];
  const style = label ? { font: 'hei', size: 11, align: 'center' } : { size: 11, align: align ?? 'left' };
  return (
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}` +
    `<w:vAlign w:val="center"/></w:tcPr>${paragraph(text, style)}</w:tc>`
  );
};

const spanOf = (cell) => (Array.isArray(cell) ? (cell[1]?.span ?? 1) : 1);

const rowOf = (cells, columns, { header = false, height = 460 }) => {
  let column = 0;
  const drawn = cells.map((cell) => {
    const width = columns.slice(column, column + spanOf(cell)).reduce((sum, one) => sum + one, 0);
    column += spanOf(cell);
    return cellOf(cell, width);
  });
  return `<w:tr><w:trPr><w:trHeight w:val="${height}"/>${header ? '<w:tblHeader/>' : ''}</w:trPr>${drawn.join('')}</w:tr>`;
};

const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('');

/** `rows` are lists of cells; `{ header, cells }` is repeated on each page. */
export const table = (columns, rows, { borders = true } = {}) =>
  `<w:tbl><w:tblPr><w:tblW w:w="${columns.reduce((sum, one) => sum + one, 0)}" w:type="dxa"/><w:jc w:val="center"/>` +
  `${borders ? `<w:tblBorders>${BORDERS}</w:tblBorders>` : ''}<w:tblLayout w:type="fixed"/></w:tblPr>` +
  `<w:tblGrid>${columns.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>` +
  rows.map((row) => (Array.isArray(row) ? rowOf(row, columns, {}) : rowOf(row.cells, columns, row))).join('') +
  '</w:tbl>';

/** A table with a head that is repeated and one row for each of a list. `fields` are pairs of heading and placeholder. */
export const listTable = (name, columns, fields) =>
  table(columns, [
    { header: true, cells: fields.map(([heading]) => [heading, { label: true }]) },
    fields.map(([, field], index) => {
      const opening = index === 0 ? `{#${name}}` : '';
      const closing = index === fields.length - 1 ? `{/${name}}` : '';
      return [`${opening}{${field}}${closing}`, { align: index === 0 ? 'center' : 'left' }];
    }),
  ]);

const PICTURE = 900_000;
const BLANK = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAG7buVgAAAABJRU5ErkJggg==';

const picture = () =>
  `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${PICTURE}" cy="${PICTURE}"/>` +
  '<wp:docPr id="1" name="QR" descr="二维码"/>' +
  '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">' +
  '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">' +
  '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>' +
  '<pic:cNvPr id="1" name="QR"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId3"/>' +
  '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>' +
  `<a:ext cx="${PICTURE}" cy="${PICTURE}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>` +
  '</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';

/** The decision record, then the code that leads to the case, and who printed the form when. */
export const closing = (width) => {
  const part = (share) => Math.floor(width * share);
  return [
    paragraph('{#record}', { size: 1 }),
    heading('办理记录'),
    listTable(
      'signatures',
      [part(0.13), part(0.1), part(0.14), part(0.15), part(0.1), part(0.18), part(0.2)],
      [
        ['环节', 'step'],
        ['办理人', 'person'],
        ['职务', 'post'],
        ['单位', 'office'],
        ['代理何人', 'onBehalfOf'],
        ['时间', 'at'],
        ['意见', 'opinion'],
      ],
    ),
    paragraph('{/record}', { size: 1 }),
    paragraph('', { size: 6 }),
    table(
      [part(0.22), part(0.78)],
      [[picture(), '扫码查看事项（须登录并有权限）\u3000打印：{printedBy}\u3000{printedOn}']],
      { borders: false },
    ),
  ];
};

const field = (code) =>
  `<w:r>${look({ size: 10.5 })}<w:fldChar w:fldCharType="begin"/></w:r>` +
  `<w:r>${look({ size: 10.5 })}<w:instrText xml:space="preserve"> ${code} </w:instrText></w:r>` +
  `<w:r>${look({ size: 10.5 })}<w:fldChar w:fldCharType="separate"/></w:r>` +
  `<w:r>${look({ size: 10.5 })}<w:t>1</w:t></w:r><w:r>${look({ size: 10.5 })}<w:fldChar w:fldCharType="end"/></w:r>`;

const NAMES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const KIND = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const STYLES =
  `${XML}<w:styles ${NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" ` +
  'w:hAnsi="Times New Roman" w:eastAsia="宋体"/><w:sz w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>' +
  '</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>' +
  '</w:style></w:styles>';

/** A4; margins in twentieths of a point: GB/T 9704 leaves 37 mm above, 35 below, 28 at the left, 26 at the right. */
export const PORTRAIT = { size: 'w:w="11906" w:h="16838"', margins: [1300, 1200, 1300, 1200], width: 9500 };
export const LANDSCAPE = {
  size: 'w:w="16838" w:h="11906" w:orient="landscape"',
  margins: [1200, 1200, 1200, 1200],
  width: 14400,
};
export const LETTER = { size: 'w:w="11906" w:h="16838"', margins: [2098, 1474, 1984, 1588], width: 8840 };

/** The bytes of a Word document. */
export const document = (blocks, { size, margins: [top, right, bottom, left] }) => {
  const zip = new PizZip();
  const put = (path, text) => zip.file(path, XML + text, { date: new Date('2026-01-01T00:00:00Z') });
  put(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
      `<Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/>` +
      `<Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/>` +
      `<Override PartName="/word/footer1.xml" ContentType="${WORD}.footer+xml"/></Types>`,
  );
  put(
    '_rels/.rels',
    `<Relationships ${RELATIONS}><Relationship Id="rId1" Type="${KIND}/officeDocument" Target="word/document.xml"/></Relationships>`,
  );
  put(
    'word/_rels/document.xml.rels',
    `<Relationships ${RELATIONS}><Relationship Id="rId1" Type="${KIND}/styles" Target="styles.xml"/>` +
      `<Relationship Id="rId2" Type="${KIND}/footer" Target="footer1.xml"/>` +
      `<Relationship Id="rId3" Type="${KIND}/image" Target="media/qr.png"/></Relationships>`,
  );
  zip.file('word/styles.xml', STYLES, { date: new Date('2026-01-01T00:00:00Z') });
  const pages = `${run('第', { size: 10.5 })}${field('PAGE')}${run('页\u3000共', { size: 10.5 })}${field('NUMPAGES')}${run('页', { size: 10.5 })}`;
  put('word/footer1.xml', `<w:ftr ${NAMES}>${paragraph(pages, { align: 'center', size: 10.5 })}</w:ftr>`);
  put(
    'word/document.xml',
    `<w:document ${NAMES}><w:body>${blocks.flat().join('')}<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>` +
      `<w:pgSz ${size}/><w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" ` +
      'w:header="850" w:footer="850" w:gutter="0"/></w:sectPr></w:body></w:document>',
  );
  zip.file('word/media/qr.png', Buffer.from(BLANK, 'base64'), { date: new Date('2026-01-01T00:00:00Z') });
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
};
