import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { modestFigures, noGifts } from '../../apps/standalone/src/demo/stories/plain-figures.js';
import { docxText, pagesOf } from '../../libs/forms/src/printed-text.fixture.js';
import { qrTextOf } from '../../libs/forms/src/qr/read-qr.fixture.js';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import { filings, submittedWedding } from '../fixtures/sample-cases.fixture.js';
import type { ProblemBody, Visitors } from '../fixtures/visitors.fixture.js';

jest.setTimeout(60_000);

let site: Installation;
let visitors: Visitors;
let id: string;

beforeAll(async () => {
  site = await openInstallation({ PUBLIC_URL: 'https://cunzhi.example.cn' });
  ({ visitors } = site);
  await visitors.at('2026-09-18 09:00');
  id = await submittedWedding(visitors, '2026-10-24');
  await visitors.act('secretary', `${filings}/${id}/check`, { opinion: '情况属实，同意上报' });
}, 120_000);
afterAll(() => site.close());

type Lines = Readonly<{ items: readonly Readonly<{ name: string; title: Readonly<{ zh: string }> }>[] }>;

const namesFor = async (login: string) =>
  (await visitors.read<Lines>(login, `/cases/${id}/forms`)).items.map(({ name }) => name);
const fetched = async (login: string, query: string, name = 'ceremony-report') => {
  await visitors.read('member', `/cases/${id}`);
  return visitors.download(login, `/cases/${id}/forms/${name}?${query}`);
};
const problemOf = async (login: string, path: string) => {
  const { status, body } = await visitors.as<ProblemBody>(login, path);
  return `${status} ${body.code}`;
};

describe('the forms of a case', () => {
  it('are there as far as the case has come', async () => {
    expect(await namesFor('member')).toEqual(['ceremony-report']);
    expect(await problemOf('member', `/cases/${id}/forms/ceremony-register-extract`)).toBe('404 unknown-form');
    await visitors.act('discipline', `${filings}/${id}/registration`);
    expect(await namesFor('member')).toEqual(['ceremony-report', 'ceremony-register-extract']);
  });

  it('say what the case says, as a Word document and as a PDF, with its decision record and a code to it', async () => {
    const docx = await fetched('member', 'format=docx&record=true');
    const text = docxText(docx.bytes);
    for (const words of [
      '本人婚嫁',
      '2026年9月18日',
      '2026年10月24日',
      '村大礼堂',
      '情况属实，同意上报',
      '按期',
      '已承诺遵守廉洁自律各项规定',
    ])
      expect(text).toContain(words);
    expect(text).toMatch(/审核通过赵示例.+太平庄村.+2026年9月18日09:00情况属实，同意上报登记备案/);
    expect(text).toMatch(/〔2026〕\d+号/);
    expect(qrTextOf(docx.bytes)).toBe(`https://cunzhi.example.cn/cases/${id}`);
    const pdf = await fetched('member', 'format=pdf&record=true');
    const pages = await pagesOf(pdf.bytes, docx.bytes);
    expect(pages.map((page) => page.text).join('')).toBe(text);
  });

  it('come without the record where it is not asked for, and as a PDF unless Word is', async () => {
    const { headers, bytes } = await fetched('member', '');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="ceremony-report-${id}.pdf"`);
    expect(headers.get('cache-control')).toBe('no-store');
    const docx = await fetched('member', 'format=docx');
    expect(docx.headers.get('content-disposition')).toBe(`attachment; filename="ceremony-report-${id}.docx"`);
    expect(docxText(docx.bytes)).not.toContain('情况属实');
  });

  it('follow the case: what was held, what it was measured by, and how it ended', async () => {
    await visitors.at('2026-10-26 09:00');
    const body = { figures: { ...modestFigures, tables: 23 }, gifts: noGifts, committed: true };
    await visitors.act('member', `${filings}/${id}/post-report`, body);
    const verification = { method: 'on-site', agrees: true, note: '与现场一致' };
    await visitors.act('discipline', `${filings}/${id}/verification`, verification);
    const text = docxText((await fetched('member', 'format=docx')).bytes);
    expect(text).toContain('桌数20233');
    expect(text).toContain('2026年10月26日现场核实，与报告相符。与现场一致');
    expect(text).toContain('2026年10月26日办结');
    const extract = docxText((await fetched('discipline', 'format=docx', 'ceremony-register-extract')).bytes);
    expect(extract).toContain('2026年10月26日办结');
    expect(extract).not.toContain('村大礼堂');
  });
});

describe('who gets them', () => {
  it('a supervisor who is no party sees the form without its personal texts', async () => {
    const text = docxText((await fetched('supervision', 'format=docx&record=true')).bytes);
    expect(text).toContain('操办地点（不予显示）');
    expect(text).not.toContain('村大礼堂');
    expect(text).not.toContain('情况属实');
  });

  it('nobody else learns that the case is there', async () => {
    const missing = '0f3c9a52-6f1e-4f6f-9a63-1d0f3c5b7a10';
    for (const path of [`/cases/${id}/forms`, `/cases/${id}/forms/ceremony-report`, `/cases/${missing}/forms`])
      expect(await problemOf('secretary-b', path)).toBe('404 unknown-case');
    expect((await visitors.send(`/cases/${id}/forms/ceremony-report`)).status).toBe(401);
  });

  it('asks for a format and a record that there are', async () => {
    const at = `/cases/${id}/forms/ceremony-report`;
    for (const query of ['format=html', 'record=yes', 'record=1', 'format=pdf&format=docx', 'template=x'])
      expect(await problemOf('member', `${at}?${query}`)).toBe('400 invalid-input');
    for (const name of ['filing-form', '..%2Fceremony-report', 'constructor'])
      expect(await problemOf('member', `/cases/${id}/forms/${name}`)).toBe('404 unknown-form');
  });

  it('leaves a line in the security log for each download, without a name', async () => {
    type Log = Readonly<{ items: readonly Readonly<{ subject: string; outcome: string; facts: object }>[] }>;
    const { body } = await visitors.as<Log>('audit', '/security-log?kind=export&size=100');
    const lines = body.items.filter(({ subject }) => subject === id);
    expect(lines.length).toBe(7);
    expect(lines[0]).toMatchObject({
      outcome: 'allowed',
      facts: { form: 'ceremony-report', format: 'docx', record: true },
    });
  });
});
