import { Controller, Get, Injectable, Module, Query, ValidationPipe } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { listCells, textColumn, type ExportedList } from './exported-list.js';
import { Exported, ListExports, WORKBOOK, type WantedExport, type WrittenExport } from './list-export.js';
import { PageQuery, type Page } from './page.js';

const columns = [textColumn('name', '名称', 'Name')];
const things: ExportedList = { name: 'things', zh: '事物', en: 'Things', paging: 'pages', columns };
const endless: ExportedList = { ...things, paging: { parameter: 'after', size: 'limit', most: 3 } };
const whole: ExportedList = { ...things, paging: 'whole' };

const THINGS = Array.from({ length: 450 }, (_, index) => ({ name: `t${String(index)}` }));

let asked: unknown[] = [];
let wanted: WantedExport | undefined;

@Controller()
class Things {
  @Get('things')
  @Exported(things)
  list(@Query() query: PageQuery): Page<object> {
    asked.push({ page: query.page, size: query.size, 'min-position': query['min-position'] });
    const { page, size } = query;
    return { items: THINGS.slice((page - 1) * size, page * size), total: THINGS.length, page, size };
  }

  @Get('endless')
  @Exported(endless)
  part(@Query() { after = '0', ...rest }: Record<string, string>) {
    asked.push({ after, ...rest });
    const next = Number(after) + 3;
    return { items: THINGS.slice(Number(after), next), next: next < 9 ? next : null };
  }

  @Get('whole')
  @Exported(whole)
  all() {
    return THINGS;
  }
}

@Injectable()
class TextExports extends ListExports {
  async write(given: WantedExport): Promise<WrittenExport> {
    wanted = given;
    const names: string[] = [];
    for await (const answer of given.pages()) {
      const items = Array.isArray(answer) ? answer : (answer as { items: readonly object[] }).items;
      names.push(...items.map((item) => String(listCells(columns, item)[0])));
    }
    return { content: Readable.from([names.join(',')]), fileName: 'things.xlsx' };
  }
}

@Module({ controllers: [Things], providers: [{ provide: ListExports, useClass: TextExports }] })
class ThingsModule {}

let app: NestFastifyApplication;

beforeAll(async () => {
  const built = await Test.createTestingModule({ imports: [ThingsModule] }).compile();
  app = built.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true }));
  await app.listen(0, '127.0.0.1');
});
afterAll(() => app.close());
beforeEach(() => {
  asked = [];
});

const get = async (path: string, headers: Readonly<Record<string, string>> = { accept: WORKBOOK }) => {
  const answer = await fetch(`${(await app.getUrl()).replace('[::1]', '127.0.0.1')}${path}`, { headers });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
};

describe('a list as a workbook', () => {
  it('has every page, each asked for once with the filters of the request', async () => {
    const { status, type, text } = await get('/things?page=3&size=7&min-position=12');
    expect([status, type]).toEqual([200, WORKBOOK]);
    expect(text.split(',')).toEqual(THINGS.map(({ name }) => name));
    expect(asked).toEqual([1, 2, 3].map((page) => ({ page, size: 200, 'min-position': '12' })));
    expect(wanted?.filters).toEqual({ 'min-position': '12' });
  });

  it('follows a cursor to its end', async () => {
    const { text } = await get('/endless?q=x&after=6&limit=1&page=2');
    expect(text.split(',')).toHaveLength(9);
    expect(asked).toEqual(['0', '3', '6'].map((after) => ({ after, q: 'x', limit: '3' })));
  });

  it('asks once for a list that has no pages', async () => {
    expect((await get('/whole')).text.split(',')).toHaveLength(450);
  });

  it('is refused where the list is', async () => {
    expect((await get('/things?mood=1')).status).toBe(400);
  });

  it.each([undefined, '*/*', 'application/json', 'text/html,application/vnd.ms-excel'])(
    'is not what is answered to Accept: %s',
    async (accept) => {
      const { type } = await get('/things?size=1', accept === undefined ? {} : { accept });
      expect(type).toContain('application/json');
    },
  );

  it.each([
    ['en-GB,zh;q=0.5', 'en'],
    ['fr, EN', 'en'],
    ['zh-CN,en', 'zh'],
    ['fr', 'zh'],
  ])('speaks with Accept-Language %s the language %s', async (asks, language) => {
    await get('/whole', { accept: `${WORKBOOK};q=0.9`, 'accept-language': asks });
    expect(wanted?.language).toBe(language);
  });
});
