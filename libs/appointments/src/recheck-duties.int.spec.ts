import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { PostImport } from '#registry';
import { Rulebook, RulebookImport, type ParameterVersion } from '#rulebook';
import { CaseOwners, RuleWatch } from '#supervision';
import { OrgTree, PostDirectory, TermKeeper } from '#registry/contract';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { asSystem, openOffice, units, type Office } from '../../../test/fixtures/office.fixture.js';
import { react } from '../../../test/fixtures/reacting.fixture.js';
import { PlantedReview } from './planted-reviews.fixture.js';
import { RecheckDutyDesk } from './recheck-duty-desk.js';
import { RechecksModule } from './rechecks.module.js';
import { WhenSeatOrReviewChangesThenKeepRecheck } from './when-seat-or-review-changes-then-keep-recheck/keep-recheck.reaction.js';

jest.setTimeout(60_000);

const today = '2026-09-14';
const document = { number: '港党发〔2026〕7号', issuedOn: '2026-03-02' };

let server: PostgresServer;
let office: Office;

const born = (name: string) => office.act('orgOfficer', '/people', { name, orgCode: units.village });
const begin = async (personId: string, post: string, startedOn: string): Promise<string> => {
  const basis = post.startsWith('vc') ? 'election' : 'appointment';
  const row = { personId, orgCode: units.village, post, basis, startedOn, publicPower: null };
  await asSystem(() => office.app.get(PostImport).posts([{ ...row, documentNo: null } as never]));
  await office.catchUp();
  const terms = await office.app.get(PostDirectory).termsOf(personId);
  return terms.findLast((term) => term.post === post && term.startedOn === startedOn)!.termId;
};
const end = (termId: string, endedOn: string) =>
  office.act('orgOfficer', `/post-terms/${termId}/end`, { endedOn, reason: 'term-end', document });
const reaction = () => office.app.get(WhenSeatOrReviewChangesThenKeepRecheck);
const follow = () => react(office, reaction());
const readAgain = () =>
  office.store.pool.query('update reaction.progress set position = -1 where name = $1', [reaction().name]);
const review = (id: string, personId: string, post: 'vcDirector' | 'partyMember') =>
  new PlantedReview(office, id, { personId, villageCode: units.village, post }, today);
/** What the duty of a term has come to, with the days and reviews that its events tell. */
const dutyOf = async (termId: string) =>
  (await office.log.read(`recheckduty-${RecheckDutyDesk.idOf(termId)}`)).map(({ type, data }) =>
    [type, data['countedFrom'] ?? data['outcome'], data['reviewId']]
      .filter((told) => typeof told === 'string')
      .join(' '),
  );
const begun = (countedFrom: string, reviewId?: string) => [
  ['RecheckDutyOpened.v1', countedFrom, ...(reviewId ? [reviewId] : [])].join(' '),
  'DeadlineStarted.v1',
];

beforeAll(async () => {
  server = await startPostgres();
  office = await openOffice(server.url, { today, more: [RechecksModule] });
}, 120_000);
afterAll(async () => {
  await office.close();
  await server.stop();
});

describe('the duty of re-check of somebody who sits in a reviewed post', () => {
  let personId: string;
  let term: string;

  it('begins for terms that were there before, and not for those that are over or of other posts', async () => {
    personId = await born('韦德');
    const over = await begin(personId, 'vcMember', '2020-01-09');
    await end(over, '2021-01-09');
    const other = await begin(personId, 'clerk', '2026-03-02');
    term = await begin(personId, 'vcDirector', '2026-03-02');
    await follow();
    expect([await dutyOf(over), await dutyOf(other)]).toEqual([[], []]);
    expect(await dutyOf(term)).toEqual(begun('2026-03-02'));
  });

  it('moves with a start that was corrected', async () => {
    const corrected = { startedOn: '2026-03-04', document, reason: '笔误' };
    await office.act('orgOfficer', `/post-terms/${term}/correction`, corrected);
    await follow();
    expect((await dutyOf(term)).slice(2)).toEqual(['RecheckDutyMoved.v1 2026-03-04', 'DeadlineRecomputed.v2']);
  });

  it('names a review while it is under way, and is settled by its decision', async () => {
    const dropped = review('r1', personId, 'vcDirector');
    await dropped.opened();
    await follow();
    await dropped.withdrawn();
    await follow();
    const kept = review('r2', personId, 'vcDirector');
    await kept.opened();
    await follow();
    await kept.passed();
    await follow();
    expect((await dutyOf(term)).slice(4)).toEqual([
      'RecheckReviewLinked.v1 r1',
      'RecheckReviewUnlinked.v1 r1',
      'RecheckReviewLinked.v1 r2',
      'DeadlineMet.v1',
      'RecheckDutySettled.v1 pass r2',
      ...begun(today, 'r2'),
    ]);
  });

  it('is the same when the log is read again from its beginning', async () => {
    const before = await office.log.head();
    await readAgain();
    await follow();
    expect(await office.log.head()).toBe(before);
  });

  it('ends with the term', async () => {
    await end(term, '2026-09-10');
    await follow();
    expect((await dutyOf(term)).slice(-2)).toEqual(['DeadlineCancelled.v1', 'RecheckDutySettled.v1 term-ended']);
  });
});

describe('the order of what is told', () => {
  it('does not matter: a review that was decided before the term began is what it counts from', async () => {
    const personId = await born('谭明');
    const entry = review('r3', personId, 'partyMember');
    await entry.opened();
    await entry.passed();
    await follow();
    const term = await begin(personId, 'partyMember', '2026-09-15');
    await follow();
    expect(await dutyOf(term)).toEqual(begun(today, 'r3'));
  });

  it('does not matter where the program comes to it late', async () => {
    const personId = await born('温平');
    const term = await begin(personId, 'partyMember', '2024-05-06');
    const first = review('r4', personId, 'partyMember');
    await first.opened();
    await first.passed();
    await review('r5', personId, 'partyMember').opened();
    await follow();
    expect(await dutyOf(term)).toEqual([...begun(today, 'r4'), 'RecheckReviewLinked.v1 r5']);
  });

  it('and a crash between two duties of a person leave each of them opened once', async () => {
    const personId = await born('邢立');
    const [one, two] = [
      await begin(personId, 'vcMember', '2026-03-02'),
      await begin(personId, 'partyMember', '2026-03-02'),
    ];
    const append = office.log.append.bind(office.log);
    let duties = 0;
    const lossy = jest.spyOn(office.log, 'append').mockImplementation((...given) => {
      const isSecond = given[0].startsWith('recheckduty-') && ++duties === 2;
      return isSecond ? Promise.reject(new Error('lost')) : append(...given);
    });
    expect(await follow()).toBe(0);
    expect([await dutyOf(one), await dutyOf(two)].map(({ length }) => length).toSorted((a, b) => a - b)).toEqual([
      0, 2,
    ]);
    await follow();
    lossy.mockRestore();
    expect([await dutyOf(one), await dutyOf(two)]).toEqual([begun('2026-03-02'), begun('2026-03-02')]);
  });
});

describe('a time that is changed', () => {
  const RULE = 'appt.jointReview.incumbentRecheck';
  let personId: string;
  let term: string;

  const set = async (scope: string, value: number, effectiveFrom: string) => {
    const { parameters } = await office.app.get(Rulebook).current();
    const { correction: _number, reason: _why, setAt: _at, ...shipped } = parameters.find(({ key }) => key === RULE)!;
    const version: ParameterVersion = { ...shipped, scope, value, effectiveFrom };
    await office.app.get(RulebookImport).parameters([version]);
    await office.catchUp();
    await office.app.get(Rulebook).refresh();
  };
  /** Looks as the worker does with each sweep. */
  const sweep = async () => {
    const changed = await office.app.get(RuleWatch, { strict: false }).look(60_000);
    await office.catchUp();
    return changed;
  };
  const dueOf = async () =>
    (await office.log.read(`recheckduty-${RecheckDutyDesk.idOf(term)}`))
      .filter(({ type }) => type.startsWith('Deadline'))
      .map(({ type, data }) => `${type} ${data['dueOn'] as string}`);

  it('says nothing while the rules are those by which duties are counted', async () => {
    personId = await born('贾明');
    term = await begin(personId, 'vcMember', '2026-03-02');
    await follow();
    await sweep();
    const looked = jest.spyOn(office.app.get(OrgTree), 'path');
    expect(await sweep()).toBe(0);
    expect(looked).not.toHaveBeenCalled();
    looked.mockRestore();
  });

  it('reaches running duties of the county that set it with the next sweep, once', async () => {
    await set('370113', 6, '2026-09-01');
    expect([await sweep(), (await dueOf()).length]).toEqual([0, 1]);
    await set(units.county, 10, '2026-09-01');
    expect(await sweep()).toBeGreaterThan(0);
    expect(await dueOf()).toEqual(['DeadlineStarted.v1 2027-03-02', 'DeadlineRecomputed.v2 2027-01-04']);
    const [event] = (await office.log.read(`recheckduty-${RecheckDutyDesk.idOf(term)}`)).slice(-1);
    expect(event!.data).toMatchObject({
      oldDueOn: '2027-03-02',
      reason: 'rule-changed',
      rule: { version: `${RULE}@${units.county}:2026-09-01`, amount: 10, unit: 'month' },
    });
    expect(await sweep()).toBe(0);
  });

  it('that lies ahead reaches them on its day', async () => {
    await set(units.county, 8, '2026-09-20');
    expect([await sweep(), (await dueOf()).length]).toEqual([0, 2]);
    office.clock.moveTo('2026-09-20');
    expect(await sweep()).toBeGreaterThan(0);
    expect((await dueOf()).at(-1)).toBe('DeadlineRecomputed.v2 2026-11-02');
    office.clock.moveTo(today);
  });

  it('reaches the others where one fails, and that one with the next sweep', async () => {
    office.clock.moveTo('2026-09-20');
    await set(units.village, 9, '2026-09-20');
    const owner = office.app.get(CaseOwners).of('recheckduty');
    const recompute = owner.recompute.bind(owner);
    const failing = RecheckDutyDesk.idOf(term);
    const spy = jest
      .spyOn(owner, 'recompute')
      .mockImplementation((id) => (id === failing ? Promise.reject(new Error('lost')) : recompute(id)));
    await expect(sweep()).rejects.toThrow('lost');
    const others = spy.mock.calls.length - 1;
    spy.mockRestore();
    await office.catchUp();
    expect(others).toBeGreaterThan(0);
    expect(await sweep()).toBe(1);
    expect((await dueOf()).at(-1)).toBe('DeadlineRecomputed.v2 2026-12-02');
    office.clock.moveTo(today);
  });
});

describe('a table of terms', () => {
  it('costs no look-up for other posts, and one for each person', async () => {
    const people = [await born('尹一'), await born('尹二')];
    for (const personId of people) {
      const clerk = await begin(personId, 'clerk', '2020-03-02');
      await begin(personId, 'vcMember', '2021-05-06');
      await begin(personId, 'partyMember', '2021-05-06');
      await end(clerk, '2021-03-02');
    }
    const found = jest.spyOn(office.app.get(TermKeeper), 'find');
    const followed = jest.spyOn(office.app.get(RecheckDutyDesk), 'follow');
    await follow();
    const asked = followed.mock.calls.flat().toSorted();
    expect([found.mock.calls, asked]).toEqual([[], people.toSorted()]);
    await readAgain();
    found.mockClear();
    await follow();
    expect(found.mock.calls.length).toBeLessThanOrEqual(1);
  });
});
