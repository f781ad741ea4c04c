// Writes calendar/<year>.json, one list of days off and make-up workdays for each year, from the npm package chinese-days.
// node infra/data/extract/extract-calendar.mjs [output folder]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const FIRST = 2004;
const LAST = 2026;

const FULL_NAMES = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };

const NOTICES = {
  2026: {
    notice: '国务院办公厅关于2026年部分节假日安排的通知',
    publishedOn: '2025-11-04',
    url: 'https://www.gov.cn/zhengce/content/202511/content_7047090.htm',
    noticeSource: 'P69',
  },
};

const require = createRequire(import.meta.url);
const output = join(process.argv[2] ?? join(import.meta.dirname, '..'), 'calendar');
const { version } = JSON.parse(readFileSync(require.resolve('chinese-days/package.json'), 'utf8'));

const named = (days) =>
  Object.entries(days)
    .map(([date, label]) => ({ date, short: label.split(',')[1] }))
    .map(({ date, short }) => ({ date, name: FULL_NAMES[short] ?? short }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));

mkdirSync(output, { recursive: true });
for (let year = FIRST; year <= LAST; year++) {
  const { holidays, workdays } = JSON.parse(readFileSync(require.resolve(`chinese-days/dist/years/${year}.json`), 'utf8'));
  const list = {
    year,
    version: 1,
    ...NOTICES[year],
    source: `npm chinese-days ${version}, dist/years/${year}.json`,
    restDays: named(holidays),
    makeUpWorkdays: named(workdays),
  };
  writeFileSync(join(output, `${year}.json`), `${JSON.stringify(list, null, 2)}\n`);
}
