import { describe, expect, it } from '@jest/globals';
import { runInNewContext } from 'node:vm';
import { RETURN_PAGE, RETURN_SCRIPT } from './provider-return.page.js';

type Answer = Readonly<{ status: number; body?: object }>;
type Sent = Readonly<{ path: string; body: object; headers: Readonly<Record<string, string>> }>;

class Element {
  textContent = '';
  hidden = true;
  value = '';
  submit: (event: object) => void = () => undefined;
  addEventListener(_type: string, listener: (event: object) => void): void {
    this.submit = listener;
  }
}

/** A browser that came back from the provider; `answers` is what the program says to each request, one after the other. */
const cameBack = async (query: string, answers: readonly Answer[], language = 'zh-CN') => {
  const elements = new Map<string, Element>();
  const element = (id: string): Element => {
    const known = elements.get(id) ?? new Element();
    elements.set(id, known);
    return known;
  };
  const sent: Sent[] = [];
  const left = [...answers];
  const order: string[] = [];
  const fetch = async (path: string, { body, headers }: { body: string; headers: Sent['headers'] }) => {
    order.push(path);
    sent.push({ path, body: JSON.parse(body) as object, headers });
    const answer = left.shift();
    if (!answer) throw new TypeError('failed to fetch');
    return { status: answer.status, json: async () => answer.body };
  };
  const document = { documentElement: { lang: '' }, getElementById: element };
  const history = { replaceState: (_state: unknown, _title: string, path: string) => order.push(`address ${path}`) };
  const location = { search: query, pathname: '/sign-in/provider' };
  runInNewContext(RETURN_SCRIPT, { document, history, location, navigator: { language }, URLSearchParams, fetch });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  await settled();
  const send = async (code: string) => {
    element('code').value = code;
    element('factor').submit({ preventDefault: () => undefined });
    await settled();
  };
  return { sent, order, send, said: () => element('said').textContent, asks: () => !element('factor').hidden };
};

const completion = '/api/v1/provider-sign-ins/completion';
const query = '?code=c1&state=s1&iss=https%3A%2F%2Fid.example&session_state=x';

describe('the page to which a provider sends people back', () => {
  it('holds no script and no style of its own, so that its policy can forbid them', () => {
    expect(RETURN_PAGE).not.toMatch(/<style|<script(?![^>]* src=)|\son\w+=|style=/);
  });

  it('takes the answer out of its address first, completes the sign-in, and keeps no token', async () => {
    const page = await cameBack(query, [{ status: 201, body: { accessToken: 'secret-token' } }]);
    expect(page.order).toEqual(['address /sign-in/provider', completion]);
    expect(page.sent[0]).toMatchObject({
      body: { code: 'c1', state: 's1', iss: 'https://id.example', cookie: true },
      headers: { 'x-cunzhi-request': '1' },
    });
    expect(page.said()).toBe('登录成功，请返回系统页面。');
    expect(RETURN_SCRIPT).not.toMatch(/localStorage|sessionStorage|document\.cookie|innerHTML/);
  });

  it('asks for a second factor where one is due, and hands it over', async () => {
    const due = { status: 401, body: { code: 'second-factor-required', title: '需要动态码', titleEn: '', change: '' } };
    const page = await cameBack(query, [due, { status: 201, body: {} }]);
    expect(page.asks()).toBe(true);
    await page.send(' 123456 ');
    expect(page.sent[1]).toMatchObject({ path: completion, body: { secondFactor: '123456', cookie: true } });
    expect([page.asks(), page.said()]).toEqual([false, '登录成功，请返回系统页面。']);
  });

  it('binds the identity where this browser has begun that, by its refresh cookie', async () => {
    const page = await cameBack(query, [
      { status: 401, body: { code: 'provider-sign-in-expired' } },
      { status: 201, body: { accessToken: 't' } },
      { status: 204 },
    ]);
    expect(page.sent.map(({ path }) => path).slice(1)).toEqual([
      '/api/v1/sessions/refresh',
      '/api/v1/me/provider-identity/confirmation',
    ]);
    expect(page.sent[2]).toMatchObject({ body: { code: 'c1', state: 's1' }, headers: { authorization: 'Bearer t' } });
    expect(page.said()).toBe('统一身份已绑定到您的账号。');
  });

  it('says in Chinese or English why it did not work, and what to change', async () => {
    const body = {
      code: 'provider-identity-unbound',
      title: '未绑定',
      titleEn: 'Not bound.',
      change: '请先绑定',
      changeEn: 'Bind it.',
    };
    expect((await cameBack(query, [{ status: 403, body }])).said()).toBe('未绑定：请先绑定');
    expect((await cameBack(query, [{ status: 403, body }], 'en-GB')).said()).toBe('Not bound. Bind it.');
    expect((await cameBack(query, [])).said()).toBe('系统没有响应，请重新发起登录。');
    expect((await cameBack('', [])).said()).toBe('没有待完成的登录，请重新发起。');
  });
});
