import { Child } from './child.js';
import { settingsOf } from './standalone-settings.js';
import {
  candidateOf,
  COUNTY,
  OFFICES,
  PASSWORD,
  reviewersOf,
  TOWN,
  villageOf,
  type CountySize,
} from './review-people.js';
import type { ReviewCountyMethods } from '../processes/review-county.process.js';

export type ReviewCounty = Readonly<{
  batchId: string;
  act: (login: string, path: string, body: object) => Promise<string>;
  /** Uploads a paper for a case and attaches it. */
  attach: (login: string, caseId: string, kind: string) => Promise<void>;
  read: <T>(login: string, path: string) => Promise<T>;
  /** A review of the n-th candidate for the post on its way to the departments. */
  circulated: (n: number, post: string) => Promise<string>;
  /** Moves the time of the program to an instant, where it runs by a virtual clock. */
  moveTo: (instant: string) => Promise<void>;
  stop: () => Promise<void>;
}>;

/** The first day of a virtual clock. */
export const FIRST_DAY = '2026-01-05';

/** A program in a process of its own on a virtual clock, with a county that reviews, on the stores at `url`. */
export const openReviewCounty = async (dataDir: string, url: string, size: CountySize): Promise<ReviewCounty> => {
  const stores = { EVENT_STORE_URL: url, READ_STORE_URL: url, QUEUE_URL: url };
  const program = Child.start<ReviewCountyMethods>('review-county', {
    ...settingsOf(dataDir, stores),
    CLOCK: 'virtual',
  });
  const address = await program.call('open', size);
  const tokens = new Map<string, string>();
  const send = async <T>(login: string, path: string, body?: object): Promise<T> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokens.get(login) ?? ''}` };
    const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${address}/api/v1${path}`, init);
    if (!response.ok) throw new Error(`${login} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const act = async (login: string, path: string, body: object) => (await send<{ id: string }>(login, path, body)).id;
  const attach = async (login: string, caseId: string, kind: string): Promise<void> => {
    const body = new FormData();
    body.append('file', new Blob([`%PDF-1.7\n% ${kind}\ntrailer\n<<>>\n%%EOF\n`]), 'paper.pdf');
    const headers = { authorization: `Bearer ${tokens.get(login) ?? ''}` };
    const path = `/attachments?purpose=case-document&subject=${caseId}`;
    const answer = await fetch(`${address}/api/v1${path}`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(`${login} ${path}: ${answer.status} ${await answer.text()}`);
    const { id: sha256 } = (await answer.json()) as { id: string };
    await act(login, `/cases/${caseId}/documents`, { sha256, kind });
  };
  const people = reviewersOf(size.departments);
  for (const { login } of people) {
    const session = await send<{ accessToken: string }>(login, '/sessions', { loginName: login, password: PASSWORD });
    tokens.set(login, session.accessToken);
  }
  let position = '0';
  for (let n = 0; n < size.departments; n++) {
    const { personId, login } = people[OFFICES.length + n]!;
    const listed = { countyCode: COUNTY, department: login, title: login, mandatory: true, reviewerIds: [] };
    const body = { ...listed, liaisonId: personId, headId: personId };
    ({ position } = await send<{ position: string }>('county-officer', '/review-departments', body));
  }
  await send('county-officer', `/review-departments?min-position=${position}`);
  const batch = { townCode: TOWN, occasion: 'election', election: '2026', urgent: false };
  const batchId = await act('town-officer', '/joint-review-batches', batch);

  const circulated = async (n: number, post: string): Promise<string> => {
    const opening = { villageCode: villageOf(n), occasion: 'election', post, batchId };
    const review = await act('secretary', '/joint-reviews', { candidateId: candidateOf(n), ...opening });
    const [own, common] = [`/joint-reviews/${review}`, `/cases/${review}`];
    await act('secretary', `${own}/village-check`, { note: '符合任职条件' });
    const checks = ['police-post', 'justice-office', 'economic-station', 'discipline'];
    await act('town-officer', `${own}/town-review`, {
      checks: checks.map((check, index) => ({
        check,
        doubtful: false,
        checkedOn: FIRST_DAY,
        checkerOffice: check,
        opinion: '无异议',
        paperNo: `核〔2026〕${index + 1}号`,
      })),
      note: '同意上报',
    });
    await attach('town-officer', review, 'meeting-minutes');
    await act('town-party', `${common}/opinions`, { taskId: 'submission.1.1', result: 'submit', opinion: '' });
    await act('county-officer', `${common}/opinions`, { taskId: 'intake.1.1', result: 'circulate', opinion: '' });
    return review;
  };
  const moveTo = (instant: string) => program.call('moveTo', instant);
  return { batchId, act, attach, read: send, circulated, moveTo, stop: () => program.stop() };
};
