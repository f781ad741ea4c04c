import { shanghaiInstant } from '#kernel';
import { ApiClient, RefusedError } from './api-client.js';
import type { Narrator } from './narrator.js';

export type Entry = Readonly<{ type: string; recordedAt: string; data: Readonly<Record<string, unknown>> }>;
export type DeadlineLine = Readonly<{ deadlineId: string; dueOn: string; status: string; missed: boolean }>;
type AlertLine = Readonly<{ alertId: string; caseId: string; stage: string; raisedOn: string }>;
type Words = Readonly<{ zh: string; en: string }>;

const PAGE = 100;
const AUDITOR = 'county-discipline';

/** Where a story is played: the program over HTTP, a clock that is moved, and a narrator. */
export class Stage {
  private moment = '';
  private position = '0';

  constructor(
    readonly api: ApiClient,
    readonly narrator: Narrator,
  ) {}

  /** Moves the clock to a Shanghai time, `YYYY-MM-DD HH:MM`. Everything that fell due until then has happened after it. */
  async at(moment: string): Promise<void> {
    const [date = '', time = ''] = moment.split(' ');
    await this.api.post('admin', '/clock', { instant: shanghaiInstant(date, time) });
    this.moment = moment;
  }

  /** Somebody acts on a case: tells it, and answers the case's id. */
  async act(login: string, path: string, body: object, { zh, en }: Words): Promise<string> {
    const { id, position } = await this.api.post(login, `/ceremony-filings${path}`, body);
    this.position = position;
    this.narrator.tell(this.moment, login, zh, en);
    return id;
  }

  /** Somebody tries what must be refused, with this code. */
  async refused(login: string, path: string, body: object, code: string, { zh, en }: Words): Promise<void> {
    this.narrator.tell(this.moment, login, zh, en);
    const answer = await this.api.post(login, `/ceremony-filings${path}`, body).then(
      () => 'accepted',
      (error: unknown) => (error instanceof RefusedError ? error.code : String(error)),
    );
    this.narrator.expect(`被拒绝 refused: ${code}`, answer, code);
  }

  async history(caseId: string): Promise<readonly Entry[]> {
    const { entries } = await this.read<{ entries: Entry[] }>(AUDITOR, `/cases/${caseId}/history?order=oldest`);
    return entries;
  }

  async lastOf(caseId: string, type: string): Promise<Entry['data']> {
    const entry = (await this.history(caseId)).findLast((known) => known.type === type);
    if (!entry) throw new Error(`the history of ${caseId} has no ${type}`);
    return entry.data;
  }

  async deadline(caseId: string, deadlineId: string): Promise<DeadlineLine | undefined> {
    const lines = await this.read<DeadlineLine[]>(AUDITOR, `/cases/${caseId}/deadlines?`);
    return lines.find((line) => line.deadlineId === deadlineId);
  }

  /** The alerts of a case that reached this account: stage and day. */
  async alertsOf(login: string, caseId: string): Promise<readonly string[]> {
    const { items } = await this.read<{ items: AlertLine[] }>(login, `/alerts?box=mine&size=${PAGE}`);
    return items
      .filter((alert) => alert.caseId === caseId)
      .map(({ stage, raisedOn }) => `${raisedOn} ${stage}`)
      .sort();
  }

  /** Reads what has been written: the answer waits for the read models. */
  private read<T>(login: string, path: string): Promise<T> {
    return this.api.get<T>(login, `${path}&min-position=${this.position}`);
  }

  expect(what: string, actual: unknown, expected: unknown): void {
    this.narrator.expect(what, actual, expected);
  }
}
