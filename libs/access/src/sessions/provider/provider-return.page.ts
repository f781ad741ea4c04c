/** What the provider sends a browser back to. It runs its own script only, and takes the answer out of its address first. */
export const RETURN_PAGE = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>统一身份认证 · Sign-in by the provider</title>
    <link rel="stylesheet" href="/sign-in/provider.css">
    <script type="module" src="/sign-in/provider.js"></script>
  </head>
  <body>
    <main>
      <p id="said" role="status">正在登录…… Signing in…</p>
      <form id="factor" hidden>
        <label for="code" id="asked"></label>
        <input id="code" name="code" autocomplete="one-time-code" minlength="6" maxlength="40" required>
        <button id="send"></button>
      </form>
      <noscript>请启用 JavaScript。 Please enable JavaScript.</noscript>
    </main>
  </body>
</html>
`;

export const RETURN_STYLE = `main { max-width: 32rem; margin: 20vh auto 0; padding: 1rem; font: 1.1rem/1.6 system-ui, sans-serif; }
input, button { font: inherit; padding: 0.4rem 0.8rem; }
`;

/**
 * Completes a sign-in, or the binding of an identity where this browser has begun one, with the refresh token in a cookie.
 * No token is shown, kept or put into an address.
 */
export const RETURN_SCRIPT = `const words = new URLSearchParams(location.search);
history.replaceState(null, '', location.pathname);

const english = (navigator.language || '').toLowerCase().startsWith('en');
const texts = english
  ? { done: 'Signed in. Please go back to the page of the program.', bound: 'The identity is bound to your account.',
      none: 'There is nothing to complete here. Please begin again.', away: 'The program does not answer. Please begin again.',
      code: 'Code of the authenticator app', send: 'Go on' }
  : { done: '登录成功，请返回系统页面。', bound: '统一身份已绑定到您的账号。', none: '没有待完成的登录，请重新发起。',
      away: '系统没有响应，请重新发起登录。', code: '身份验证器动态码', send: '继续' };
const [said, form, code] = ['said', 'factor', 'code'].map((id) => document.getElementById(id));
document.documentElement.lang = english ? 'en' : 'zh-CN';
document.getElementById('asked').textContent = texts.code;
document.getElementById('send').textContent = texts.send;

const post = async (path, body, headers = {}) => {
  const answer = await fetch('/api/v1' + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-cunzhi-request': '1', ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: answer.status === 204 ? {} : await answer.json() };
};
const tell = (text) => { said.textContent = text; };
const explain = ({ title, titleEn, change, changeEn }) =>
  tell([english ? titleEn : title, english ? changeEn : change].filter(Boolean).join(english ? ' ' : '：'));

const bind = async (given) => {
  const session = await post('/sessions/refresh', {});
  if (session.status >= 300) return undefined;
  return post('/me/provider-identity/confirmation', given, { authorization: 'Bearer ' + session.body.accessToken });
};

const complete = async (given) => {
  const answer = await post('/provider-sign-ins/completion', { ...given, cookie: true });
  const { code: fault } = answer.body;
  form.hidden = fault !== 'second-factor-required';
  if (answer.status === 201) return tell(texts.done);
  if (fault === 'provider-sign-in-expired' && given.state) {
    const bound = await bind(given);
    if (bound) return bound.status === 204 ? tell(texts.bound) : explain(bound.body);
  }
  explain(answer.body);
};
const attempt = (given) => complete(given).catch(() => tell(texts.away));

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const secondFactor = code.value.trim();
  code.value = '';
  attempt({ secondFactor });
});
const given = Object.fromEntries(['state', 'code', 'iss', 'error'].flatMap((name) =>
  words.get(name) ? [[name, words.get(name)]] : []));
if (given.state) attempt(given);
else tell(texts.none);
`;
