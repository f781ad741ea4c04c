import { requireDescribed } from '../../fixtures/described-answers.fixture.js';
import type { Ids, Outcome, Row } from './permission-row.js';

export type Said = Readonly<{ status: number; text: string }>;

/** Longest wait for what must come, and for what must not, in milliseconds. */
const [PATIENCE, GLANCE] = [20_000, 400];

/** `/api/v1/cases/6d5c…/history` of `GET /api/v1/cases/{caseId}/history`. */
export const pathOf = (key: string, ids: Ids): string =>
  key.split(' ')[1]!.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[name];
    if (id === undefined) throw new Error(`${key}: the world has no ${name}`);
    return id;
  });

export const send = async (
  address: string,
  key: string,
  row: Row,
  ids: Ids,
  token: string | undefined,
  headers: Readonly<Record<string, string>> = {},
): Promise<Said> => {
  const [method = ''] = key.split(' ');
  const body = row.body?.(ids) ?? (method === 'POST' ? {} : undefined);
  const request = {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  const answer = await fetch(`${address}${pathOf(key, ids)}`, request);
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    await answer.body?.cancel();
    return { status: answer.status, text: '{}' };
  }
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true;
  if (isJson && method === 'GET')
    await requireDescribed(address, { method, path: pathOf(key, ids), status: answer.status, body: JSON.parse(text) });
  return { status: answer.status, text };
};

/** What an asker gets. `want` only says how long to listen to a stream. */
export const outcomeOf = async (
  address: string,
  key: string,
  row: Row,
  ids: Ids,
  token: string,
  want: Outcome,
  headers: Readonly<Record<string, string>> = {},
): Promise<Outcome> => {
  if (key.endsWith('/stream')) return (await hears(address, key, ids, token, want, headers)) ? 'done' : 'empty';
  const { status, text } = await send(address, key, row, ids, token, headers);
  if (status === 404) return 'hidden';
  if (status === 403) return (JSON.parse(text) as { code: string }).code;
  const accepted = status < 300 || status === 409 || status === 422 || (status === 400 && row.command === undefined);
  if (!accepted) return `${status} ${text}`;
  return row.others === 'empty' && isEmpty(text) ? 'empty' : 'done';
};

type List = Readonly<{ total?: number; items?: readonly unknown[]; counts?: Readonly<Record<string, number>> }>;

/** An empty list counts nothing either. */
const isEmpty = (text: string): boolean => {
  const { total = 0, items = [], counts = {} } = JSON.parse(text) as List;
  return total === 0 && items.length === 0 && Object.values(counts).every((count) => count === 0);
};

/** True where the stream tells of an alert that was raised before. */
const hears = async (
  address: string,
  key: string,
  ids: Ids,
  token: string,
  want: Outcome,
  more: Readonly<Record<string, string>>,
): Promise<boolean> => {
  const patience = AbortSignal.timeout(want === 'done' ? PATIENCE : GLANCE);
  const headers = { authorization: `Bearer ${token}`, 'last-event-id': '0', ...more };
  try {
    const { body } = await fetch(`${address}${pathOf(key, ids)}`, { headers, signal: patience });
    let heard = '';
    for await (const part of body!.pipeThrough(new TextDecoderStream())) {
      heard += part;
      if (heard.includes('event: alert')) return true;
    }
    return false;
  } catch (error) {
    if (patience.aborted) return false;
    throw error;
  }
};
