import { rm, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeTableFile, type WrittenCell, type WrittenColumn } from '#imports';

/** A table as an officer sends it. */
export type SentTable = Readonly<{ table: 'people' | 'posts'; rows: number; bytes: Uint8Array }>;

const SURNAMES = Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗');
const GIVEN = Array.from('伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华玉兰红梅');

/** Twelve people of a village, in eighteen posts. */
const POSTS = [
  ['村党组织书记', '村民委员会主任', '集体经济组织理事长'],
  ['村党组织副书记', '村民委员会副主任'],
  ['村党组织委员', '村民委员会委员'],
  ['村民委员会委员'],
  ['村务监督委员会主任', '村民代表'],
  ['村务监督委员会委员'],
  ['村务监督委员会委员'],
  ['村文书'],
  ['村报账员'],
  ['村民小组组长'],
  ['村民委员会委员'],
  ['集体经济组织理事', '村民代表'],
] as const;

export const PEOPLE_OF_A_VILLAGE = POSTS.length;
/** Terms that are neither new nor near their end. */
const BEGUN = `${new Date().getFullYear() - 2}-03-10`;
const STAFF: readonly string[] = ['村文书', '村报账员'];

const text = (zh: string): WrittenColumn => ({ title: { zh, en: zh }, kind: 'text' });

/** The name of the n-th person (from 0) of the v-th village: unlike those of the same village. */
export const nameOf = (v: number, n: number): string => {
  const [first, second] = [(v + n * 7) % GIVEN.length, Math.floor(v / GIVEN.length + n) % GIVEN.length];
  return `${SURNAMES[(v + n * 3) % SURNAMES.length]}${GIVEN[first]}${GIVEN[second]}`;
};

const personRow = (village: string, v: number, n: number): readonly WrittenCell[] => {
  const born = `${1960 + ((v + n * 5) % 35)}-0${1 + (v % 9)}-${10 + n}`;
  return [nameOf(v, n), n % 3 === 0 ? '男' : '女', village, born, n < 5 ? '是' : '否', '高中（中专）'];
};

const postRows = (village: string, v: number): readonly (readonly WrittenCell[])[] =>
  POSTS.flatMap((posts, n) =>
    posts.map((post) => {
      const basis = STAFF.includes(post) ? '聘用' : '选举';
      return [nameOf(v, n), village, post, BEGUN, basis];
    }),
  );

/** Workbooks of the people and the posts of these villages, written and read back in the folder. */
export const countyTables = async (folder: string, villages: readonly string[]): Promise<readonly SentTable[]> => {
  const people = villages.flatMap((village, v) => POSTS.map((_posts, n) => personRow(village, v, n)));
  const posts = villages.flatMap(postRows);
  const peopleTitles = ['姓名', '性别', '单位编码', '出生日期', '是否党员', '学历'].map(text);
  const postTitles = ['人员', '单位编码', '职务', '任职日期', '任职方式'].map(text);
  return [
    { table: 'people', rows: people.length, bytes: await written(folder, peopleTitles, people) },
    { table: 'posts', rows: posts.length, bytes: await written(folder, postTitles, posts) },
  ];
};

const written = async (
  folder: string,
  columns: readonly WrittenColumn[],
  rows: readonly (readonly WrittenCell[])[],
) => {
  const file = join(folder, 'table.xlsx');
  async function* each() {
    yield* rows;
  }
  await writeTableFile(file, { name: 'Sheet1', columns, language: 'zh' }, each());
  const bytes = await readFile(file);
  await rm(file);
  return bytes;
};
