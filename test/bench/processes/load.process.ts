import { Agent, request } from 'node:http';
import autocannon from 'autocannon';
import { answerCalls } from '../harness/child.js';
import { openLoop, type OpenLoop, type OpenLoopFigures } from '../harness/open-loop.js';

export type Target = Readonly<{ url: string; headers: Readonly<Record<string, string>>; body: string }>;

export type ClosedLoop = Target & Readonly<{ connections: number; amount: number }>;

const SOCKETS = 256;
/** autocannon ends at a tick only: at one a second, a run of four seconds would be measured to a quarter. */
const TICK_MS = 20;
const OK = 200;

/** Each connection asks again as soon as it is answered. Answers requests per second; throws where one was refused. */
const closed = async ({ url, headers, body, connections, amount }: ClosedLoop): Promise<number> => {
  const began = performance.now();
  const result = await autocannon({
    url,
    method: 'POST',
    headers: { ...headers },
    body,
    connections,
    amount,
    sampleInt: TICK_MS,
  });
  const seconds = (performance.now() - began) / 1_000;
  const refused = result.non2xx + result.errors + result.timeouts;
  if (refused > 0 || result['2xx'] !== amount) throw new Error(`${refused} of ${amount} requests failed`);
  return amount / seconds;
};

const open = async ({ rate, seconds, ...target }: Target & OpenLoop): Promise<OpenLoopFigures> => {
  const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS });
  try {
    return await openLoop({ rate, seconds }, () => post(agent, target));
  } finally {
    agent.destroy();
  }
};

const post = (agent: Agent, { url, headers, body }: Target): Promise<void> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.once('error', reject);
      response.once('end', () =>
        response.statusCode === OK ? resolve() : reject(new Error(`answered ${response.statusCode}`)),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });

const methods = { closed, open };
export type LoadMethods = typeof methods;

answerCalls(methods);
