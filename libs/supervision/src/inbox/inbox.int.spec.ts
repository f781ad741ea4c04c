import { describe, expect, it, jest } from '@jest/globals';
import {
  nameOf,
  personOf,
  submitted,
  units,
  whos,
  words,
  type Office,
  type Who,
} from '../../../../test/fixtures/office.fixture.js';
import { shareOffice } from '../../../../test/fixtures/shared-office.fixture.js';
import type { InboxView } from './inbox.query.js';

jest.setTimeout(30_000);

let office: Office;
shareOffice((opened) => (office = opened));

const inboxOf = (who: Who, query = '') => office.get<InboxView>(who, `/inbox${query}`);
const casesIn = ({ items }: InboxView) => items.map(({ caseId }) => caseId);
const actionsIn = ({ items }: InboxView) => items.map(({ myActions }) => myActions);
const acts = (filing: string) => ({
  check: (who: Who = 'secretary') => office.act(who, `/ceremony-filings/${filing}/check`, words.check),
  return: (who: Who = 'secretary') => office.act(who, `/ceremony-filings/${filing}/return`, words.return),
  resubmit: () => office.act('reporter', `/ceremony-filings/${filing}/resubmission`, words.resubmit),
  register: () => office.act('officer', `/ceremony-filings/${filing}/registration`),
});

describe('a line of the inbox', () => {
  it('says what waits, where, for whom, and how long', async () => {
    const filing = await submitted(office);
    office.clock.moveTo('2026-09-15');
    const { items, counts } = await inboxOf('secretary');
    expect(items).toEqual([
      {
        caseId: filing,
        category: 'ceremony',
        kind: 'child-wedding',
        status: 'open',
        stage: 'submitted',
        org: {
          code: units.village,
          name: '芦南村',
          path: [
            { code: units.city, name: '济南市' },
            { code: units.county, name: '历城区' },
            { code: units.town, name: '港沟街道' },
            { code: units.village, name: '芦南村' },
          ],
        },
        subject: { personId: personOf('reporter'), name: nameOf('reporter') },
        registerNumber: null,
        openedOn: '2026-09-14',
        happensOn: '2026-10-20',
        dueOn: '2026-09-16',
        remainingWorkingDays: 1,
        light: 'yellow',
        paused: false,
        provisional: false,
        returns: 0,
        waitingDays: 1,
        arrivedAt: '2026-09-14T02:00:00.000Z',
        changedAt: '2026-09-14T02:00:00.000Z',
        revision: 5,
        myActions: ['CheckReport'],
        progress: { all: 1, answered: 0, waitingFor: [`villageSecretary@${units.village}`] },
        summary: [
          { key: 'kind', zh: '事由', en: 'occasion', value: 'child-wedding' },
          { key: 'ceremonyOn', zh: '举办日期', en: 'held on', value: '2026-10-20' },
        ],
        urged: { times: 0, lastOn: null },
      },
    ]);
    expect(counts).toEqual({ mine: 1, dueSoon: 1, overdue: 0 });
  });

  it('turns from blue to yellow to red as the due date comes and goes', async () => {
    office.clock.moveTo('2026-09-16');
    await submitted(office);
    const seen = [];
    for (const day of ['2026-09-16', '2026-09-17', '2026-09-18', '2026-09-19', '2026-09-20', '2026-09-24']) {
      office.clock.moveTo(day);
      const { items, counts } = await inboxOf('secretary');
      seen.push([items[0]!.light, items[0]!.remainingWorkingDays, counts.dueSoon, counts.overdue]);
    }
    expect(seen).toEqual([
      ['blue', 2, 1, 0],
      ['yellow', 1, 1, 0],
      ['yellow', 0, 1, 0],
      ['red', 0, 0, 1],
      ['red', -1, 0, 1],
      ['red', -5, 0, 1],
    ]);
  });

  it('is grey while the case is returned, and yellow once it came back twice', async () => {
    const { return: giveBack, resubmit } = acts(await submitted(office));
    await giveBack();
    const first = await inboxOf('reporter');
    expect(first.items).toMatchObject([{ light: 'grey', paused: true, returns: 1, myActions: ['ResubmitReport'] }]);
    await resubmit();
    await giveBack();
    await resubmit();
    const twice = await inboxOf('secretary');
    expect(twice.items).toMatchObject([{ light: 'yellow', returns: 2, remainingWorkingDays: 2 }]);
  });
});

describe('who finds a case in the inbox', () => {
  it('is whoever holds the role at the unit or above it, and nobody else', async () => {
    const filing = await submitted(office);
    const found = [];
    for (const who of whos) if (casesIn(await inboxOf(who)).includes(filing)) found.push(who);
    expect(found).toEqual(['secretary', 'everySecretary', 'versatile']);
  });

  it('is not the one who drafted the report, whatever roles they hold', async () => {
    await office.act('versatile', '/ceremony-filings', words.draft('reporter', '2026-10-20'));
    expect(actionsIn(await inboxOf('versatile'))).toEqual([['SubmitReport']]);
    const filing = (await inboxOf('versatile')).items[0]!.caseId;
    await office.act('versatile', `/ceremony-filings/${filing}/submission`, words.submit);
    expect(await inboxOf('versatile')).toMatchObject({ items: [], total: 0, counts: { mine: 0, dueSoon: 0 } });
    expect(actionsIn(await inboxOf('secretary'))).toEqual([['CheckReport']]);
  });

  it('is not the checker again when the report waits to be registered', async () => {
    await acts(await submitted(office)).check('versatile');
    expect(actionsIn(await inboxOf('versatile'))).toEqual([]);
    expect(actionsIn(await inboxOf('officer'))).toEqual([['RegisterReport']]);
  });

  it('ends with the role', async () => {
    await submitted(office);
    expect((await inboxOf('secretary')).total).toBe(1);
    await office.endRoles('secretary');
    expect((await inboxOf('secretary')).total).toBe(0);
  });

  it('may do there exactly what the command runner admits of what waits', async () => {
    const drafted = await office.act('versatile', '/ceremony-filings', words.draft('reporter', '2026-10-20'));
    const filings = [
      drafted,
      await submitted(office),
      await submitted(office, 'second'),
      await submitted(office, 'other'),
    ];
    await acts(filings[1]!).check('versatile');
    await acts(filings[2]!).return('everySecretary');
    const waited = ['SubmitReport', 'CheckReport', 'RegisterReport', 'ResubmitReport', 'SubmitPostReport'];
    const [listed, admitted] = [new Map<string, unknown>(), new Map<string, unknown>()];
    for (const who of whos)
      for (const filing of filings) {
        const line = (await inboxOf(who)).items.find(({ caseId }) => caseId === filing);
        listed.set(`${who} ${filing}`, line?.myActions ?? []);
        const detail = await office.send<{ myActions: string[] }>(who, 'GET', `/cases/${filing}`);
        const actions = detail.status === 200 ? detail.body.myActions : [];
        const returned = filing === filings[2] ? ['ResubmitReport'] : ['SubmitReport', 'CheckReport', 'RegisterReport'];
        admitted.set(
          `${who} ${filing}`,
          actions.filter((action) => waited.includes(action) && returned.includes(action)),
        );
      }
    expect([...listed]).toEqual([...admitted]);
    const found = [...listed.values()].flat();
    expect(found).toEqual(['SubmitReport', 'ResubmitReport', 'RegisterReport', 'RegisterReport', 'SubmitReport']);
  });
});

describe('the list', () => {
  /** Four reports to check; the first two are overdue, the third came earlier than the last with the same due date. */
  const four = async () => {
    office.clock.moveTo('2026-09-07');
    const late = await submitted(office, 'second');
    office.clock.moveTo('2026-09-08');
    const later = await submitted(office);
    office.clock.moveTo('2026-09-14', '09:00');
    const earlier = await submitted(office, 'second');
    office.clock.moveTo('2026-09-14', '10:00');
    const last = await submitted(office);
    return [late, later, earlier, last] as const;
  };

  it('puts the most urgent first: overdue, then by due date, then by arrival', async () => {
    const [late, later, earlier, last] = await four();
    expect(casesIn(await inboxOf('everySecretary'))).toEqual([late, later, earlier, last]);
    await acts(late).return('everySecretary');
    expect(casesIn(await inboxOf('everySecretary'))).toEqual([later, earlier, last]);
    expect(casesIn(await inboxOf('everySecretary', '?sort=-arrived'))).toEqual([last, earlier, later]);
    expect(casesIn(await inboxOf('everySecretary', '?sort=-due'))[2]).toBe(later);
  });

  it('comes in pages that join without gap or repetition, and counts all of it', async () => {
    const filings = await four();
    const pages = [];
    for (const page of [1, 2, 3]) pages.push(await inboxOf('everySecretary', `?page=${page}&size=2`));
    expect(pages.flatMap(casesIn)).toEqual(filings);
    expect(pages.map(({ total, counts }) => [total, counts])).toEqual(
      [1, 2, 3].map(() => [4, { mine: 4, dueSoon: 2, overdue: 2 }]),
    );
  });

  it('is narrowed by light, kind, name and number; the tabs count the whole of it', async () => {
    const [late, later, earlier, last] = await four();
    await acts(later).check();
    await acts(later).register();
    const red = await inboxOf('everySecretary', '?light=red');
    expect([casesIn(red), red.total, red.counts.mine]).toEqual([[late], 1, 3]);
    expect((await inboxOf('everySecretary', '?kind=own-wedding')).total).toBe(0);
    expect(casesIn(await inboxOf('everySecretary', `?q=${encodeURIComponent('吴')}`))).toEqual([late, earlier]);
    expect(casesIn(await inboxOf('everySecretary', `?q=${encodeURIComponent('周明')}`))).toEqual([last]);
    expect((await inboxOf('everySecretary', '?q=%25')).total).toBe(0);
    office.clock.moveTo('2026-10-22');
    await office.advance(later);
    expect(casesIn(await inboxOf('reporter', `?q=${encodeURIComponent('婚丧备')}`))).toEqual([later]);
  });

  it('refuses what it does not know', async () => {
    const wrong = ['light=pink', 'sort=name', 'page=0', 'size=1000', 'kind=', 'owner=me', 'min-position=-1'];
    const answers = wrong.map((query) => office.send('secretary', 'GET', `/inbox?${query}`));
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(wrong.map(() => 400));
  });
});

describe('own writes', () => {
  it('are waited for, and where they are not read in time the answer says so', async () => {
    const filing = await submitted(office);
    const checked = await office.send<{ position: string }>(
      'secretary',
      'POST',
      `/ceremony-filings/${filing}/check`,
      words.check,
    );
    const asking = () => office.send<InboxView>('secretary', 'GET', `/inbox?min-position=${checked.body.position}`);
    const late = await asking();
    expect([late.behind, late.body.total]).toEqual([true, 1]);
    const [waited] = await Promise.all([asking(), office.catchUp()]);
    expect([waited.behind, waited.body.total]).toEqual([false, 0]);
  });
});
