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
import type { CaseDetailView } from './case-detail.query.js';
import type { CasesView } from './cases.query.js';

jest.setTimeout(30_000);

let office: Office;
shareOffice((opened) => (office = opened));

const listOf = (who: Who, query = '') => office.get<CasesView>(who, `/cases${query}`);
const idsIn = ({ items }: CasesView) => items.map(({ caseId }) => caseId);
const detailOf = (who: Who, filing: string) => office.send<CaseDetailView>(who, 'GET', `/cases/${filing}`);

describe('who may know of a case', () => {
  it('is the parties and the supervisors of its unit; the list and the case agree', async () => {
    const filing = await submitted(office);
    const [listed, opened, explained]: [Who[], Who[], Who[]] = [[], [], []];
    for (const who of whos) {
      if (idsIn(await listOf(who)).includes(filing)) listed.push(who);
      if ((await detailOf(who, filing)).status === 200) opened.push(who);
      if ((await office.send(who, 'GET', `/cases/${filing}/deadlines`)).status === 200) explained.push(who);
    }
    expect(listed).toEqual([
      'reporter',
      'secretary',
      'everySecretary',
      'officer',
      'countyOfficer',
      'versatile',
      'supervisor',
    ]);
    expect([opened, explained]).toEqual([listed, listed]);
  });

  it('cannot be told from the answer: an unseen case is as unknown as a missing one', async () => {
    const filing = await submitted(office);
    const missing = '0f3c9a52-6f1e-4f6f-9a63-1d0f3c5b7a10';
    for (const path of ['', '/deadlines', '/history'])
      for (const unseen of [filing, missing, 'x'])
        expect(await office.send('auditor', 'GET', `/cases/${unseen}${path}`)).toEqual({
          status: 404,
          body: { code: 'unknown-case' },
          behind: false,
        });
  });
});

/** What every case lets its parties do, and those who have made entries in it. */
const ofParties = ['CopyCase', 'AttachDocument', 'MakeComment'];
const ofConcerned = ['AttachDocument', 'MakeComment', 'CorrectCase'];

describe('a case', () => {
  it('lists what its reader may do in it, as the command runner would say', async () => {
    const filing = await submitted(office);
    const actions = new Map<Who, unknown>();
    for (const who of ['reporter', 'secretary', 'officer', 'countyOfficer', 'supervisor'] as const)
      actions.set(who, (await detailOf(who, filing)).body.myActions);
    expect([...actions]).toEqual([
      ['reporter', ['ChangeReport', 'NotifyCouncil', 'CancelReport', 'SubmitPostReport', 'UrgeCase', ...ofConcerned]],
      ['secretary', ['CheckReport', 'ReturnReport', 'TransferTask', ...ofParties]],
      ['officer', ['LinkComplaint']],
      ['countyOfficer', ['LinkComplaint', 'UrgeCase']],
      ['supervisor', []],
    ]);
  });

  it('does not offer what a rule of separation stops', async () => {
    const filing = await office.act('versatile', '/ceremony-filings', words.draft('reporter', '2026-10-20'));
    await office.act('versatile', `/ceremony-filings/${filing}/submission`, words.submit);
    const { body } = await detailOf('versatile', filing);
    expect(body.myActions).toEqual([
      'ChangeReport',
      'NotifyCouncil',
      'CancelReport',
      'SubmitPostReport',
      'LinkComplaint',
      'UrgeCase',
      ...ofParties,
      'CorrectCase',
    ]);
  });

  it('names the people in it and its deadlines, and says who only watches', async () => {
    const filing = await office.act('clerk', '/ceremony-filings', words.draft('reporter', '2026-10-20'));
    await office.act('clerk', `/ceremony-filings/${filing}/submission`, words.submit);
    const [reporter, clerk] = (['reporter', 'clerk'] as const).map((who) => ({
      personId: personOf(who),
      name: nameOf(who),
    }));
    const { body } = await detailOf('supervisor', filing);
    expect(body).toMatchObject({
      caseId: filing,
      light: 'blue',
      dueOn: '2026-09-16',
      remainingWorkingDays: 2,
      subject: reporter,
      drafter: clerk,
      isParty: false,
      people: [reporter, clerk],
      deadlines: [{ deadlineId: 'register', ruleKey: 'event.register', dueOn: '2026-09-16', status: 'running' }],
    });
    expect((await detailOf('reporter', filing)).body.isParty).toBe(true);
  });

  it('has no light once it is over', async () => {
    const filing = await submitted(office);
    await office.act('reporter', `/ceremony-filings/${filing}/cancellation`, { reason: '婚期推迟' });
    expect((await detailOf('reporter', filing)).body).toMatchObject({ status: 'void', light: null, dueOn: null });
  });
});

describe('the list of cases', () => {
  it('is narrowed by unit, stage, status, kind, light and words, within what its reader may know', async () => {
    const [first, second, other] = [
      await submitted(office),
      await submitted(office, 'second'),
      await submitted(office, 'other'),
    ];
    await office.act('secretary', `/ceremony-filings/${first}/check`, words.check);
    await office.act('everySecretary', `/ceremony-filings/${second}/return`, words.return);
    expect(idsIn(await listOf('supervisor')).sort()).toEqual([second, first, other].sort());
    const found = async (query: string) => idsIn(await listOf('supervisor', `?${query}`)).sort();
    expect(await found(`org=${units.town}`)).toEqual([first, second].sort());
    expect(await found(`org=${units.otherVillage}`)).toEqual([other]);
    expect(await found('stage=checked')).toEqual([first]);
    expect(await found('status=closed')).toEqual([]);
    expect(await found('kind=child-wedding&light=grey')).toEqual([second]);
    expect(await found(`q=${encodeURIComponent('郑强')}`)).toEqual([other]);
    expect((await listOf('secretary', `?org=${units.otherTown}`)).total).toBe(0);
  });

  it('is narrowed by category, by the days of opening and of the deadline, and by whom it waits for', async () => {
    const [first, second] = [await submitted(office), await submitted(office, 'second')];
    await office.act('secretary', `/ceremony-filings/${first}/check`, words.check);
    const found = async (query: string) => idsIn(await listOf('supervisor', `?${query}`)).sort();
    const both = [first, second].sort();
    expect([await found('category=ceremony'), await found('category=jointreview')]).toEqual([both, []]);
    expect([await found('openedFrom=2026-09-14&openedUntil=2026-09-14'), await found('openedFrom=2026-09-15')]).toEqual(
      [both, []],
    );
    expect(await found('openedUntil=2026-09-13')).toEqual([]);
    const { dueOn } = (await listOf('supervisor')).items.find(({ caseId }) => caseId === second)!;
    const [from, until] = [`dueFrom=${dueOn}`, `dueUntil=${dueOn}`];
    expect(await found(`${from}&${until}`)).toContain(second);
    expect([await found('dueFrom=2027-01-01'), await found('dueUntil=2026-09-01')]).toEqual([[], []]);
    const { progress } = (await listOf('supervisor')).items.find(({ caseId }) => caseId === second)!;
    expect(await found(`waitsFor=${progress!.waitingFor[0]}`)).toEqual([second]);
    expect(await found('waitsFor=dept:police')).toEqual([]);
    const { status } = await office.send('supervisor', 'GET', '/cases?dueFrom=2026-13-01');
    expect(status).toBe(400);
  });

  it('comes in pages that join, the latest change first', async () => {
    const filings: string[] = [];
    for (const minute of ['10:01', '10:02', '10:03']) {
      office.clock.moveTo('2026-09-14', minute);
      filings.unshift(await submitted(office));
    }
    const pages = [await listOf('supervisor', '?size=2'), await listOf('supervisor', '?size=2&page=2')];
    expect(pages.flatMap(idsIn)).toEqual(filings);
    expect(pages.map(({ total }) => total)).toEqual([3, 3]);
  });
});

describe('a search among cases', () => {
  it('finds by a part of the name, its pinyin and its initials, and by a part of the number', async () => {
    const filing = await submitted(office);
    await submitted(office, 'second');
    await office.act('secretary', `/ceremony-filings/${filing}/check`, words.check);
    await office.act('officer', `/ceremony-filings/${filing}/registration`);
    const found = async (query: string) => idsIn(await listOf('supervisor', `?${query}`));
    const { registerNumber } = (await listOf('supervisor', '?stage=registered')).items[0]!;
    expect(registerNumber).toMatch(/〔2026〕1号$/);
    const name = nameOf('reporter');
    for (const q of [name, name.slice(1), 'zhouming', 'zm', 'ZHOU ming'])
      expect([q, await found(`q=${encodeURIComponent(q)}`)]).toEqual([q, [filing]]);
    expect(await found(`q=${encodeURIComponent('〔2026〕1号')}`)).toEqual([filing]);
    expect(await found(`number=${encodeURIComponent(registerNumber!)}`)).toEqual([filing]);
    const typed = encodeURIComponent(registerNumber!.replace('〔', '[').replace('〕', ' ] '));
    expect([await found(`number=${typed}`), await found(`q=${typed}`)]).toEqual([[filing], [filing]]);
    expect(await found(`number=${encodeURIComponent('〔2026〕1号')}`)).toEqual([]);
    expect(await found('q=%25')).toEqual([]);
    expect(idsIn(await listOf('other', `?q=zhouming`))).toEqual([]);
  });

  it('asks for the year, a person concerned, and what the caller has to do with it', async () => {
    const filing = await office.act('clerk', '/ceremony-filings', words.draft('reporter', '2026-10-20'));
    await office.act('clerk', `/ceremony-filings/${filing}/submission`, words.submit);
    await submitted(office, 'second');
    const found = async (who: Who, query: string) => idsIn(await listOf(who, `?${query}`));
    expect(await found('supervisor', `year=2026&party=${personOf('reporter')}`)).toEqual([filing]);
    expect(await found('supervisor', `party=${personOf('clerk')}`)).toEqual([filing]);
    expect(await found('supervisor', 'year=2025')).toEqual([]);
    expect(await found('clerk', 'part=started')).toEqual([filing]);
    expect(await found('reporter', 'part=started')).toEqual([]);
    expect(await found('secretary', 'part=waiting')).toEqual(
      (await office.get<{ items: { caseId: string }[] }>('secretary', '/inbox')).items.map(({ caseId }) => caseId),
    );
    expect(await found('secretary', 'part=acted')).toEqual([]);
    await office.act('secretary', `/ceremony-filings/${filing}/check`, words.check);
    expect(await found('secretary', 'part=acted')).toEqual([filing]);
    expect(await found('secretary', 'part=waiting')).not.toContain(filing);
    expect(await found('supervisor', 'part=acted')).toEqual([]);
    expect(await found('reporter', 'part=copied')).toEqual([]);
  });

  it.each(['changed', '-changed', 'opened', '-opened', 'due', '-due', 'arrived', '-arrived'])(
    'by %s goes on where a page ended, without a gap or a repetition',
    async (sort) => {
      for (const minute of ['10:01', '10:02', '10:03']) {
        office.clock.moveTo('2026-09-14', minute);
        await submitted(office);
      }
      await office.act('reporter', '/ceremony-filings', words.draft('reporter', '2026-11-20'));
      const whole = idsIn(await listOf('supervisor', `?sort=${sort}`));
      const [first, second] = [
        await listOf('supervisor', `?sort=${sort}&size=3`),
        await listOf('supervisor', '?size=3'),
      ];
      const rest = await listOf('supervisor', `?sort=${sort}&size=3&page=7&after=${first.next!}`);
      expect([...idsIn(first), ...idsIn(rest)]).toEqual(whole);
      expect([rest.next, rest.total, new Set(whole).size]).toEqual([null, whole.length, whole.length]);
      const alien = sort === '-changed' ? 'due' : '-changed';
      const refused = await office.send('supervisor', 'GET', `/cases?sort=${alien}&after=${first.next!}`);
      expect([refused.status, refused.body]).toEqual([400, { code: 'invalid-cursor' }]);
      expect(idsIn(second)).toHaveLength(3);
    },
  );
});
