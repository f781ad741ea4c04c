import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { envelopeOf, expectSameRows, project } from '#testing';
import {
  advance,
  at,
  calendarOf2025,
  cancel,
  check,
  county,
  draft,
  filingId,
  giveBack,
  happened,
  notify,
  notifyCouncil,
  opening,
  people,
  place,
  register,
  report,
  resubmit,
  submit,
  town,
  verify,
  village,
} from '../ceremony.fixture.js';
import { walk } from '../ceremony-walk.fixture.js';
import type { CeremonyCommand } from '../domain/ceremony.commands.js';
import type { CeremonyEvent } from '../domain/ceremony.events.js';
import { ceremonyCases } from './ceremony-cases.projection.js';

const stream = `ceremony-${filingId}`;

/** Each command's events bear the moment of the command. */
const told = (story: readonly CeremonyCommand[]) =>
  story.flatMap((command, index) => {
    const before = happened(...story.slice(0, index)).length;
    const { metadata } = envelopeOf();
    const recorded = { ...metadata, recordedAt: command.env.now, occurredAt: command.env.now };
    return happened(...story.slice(0, index + 1))
      .slice(before)
      .map((event) => [event, { stream, metadata: recorded }] as const);
  });
const rowAfter = (...story: readonly CeremonyCommand[]) => project(ceremonyCases, told(story)).get(stream)!;

const wedding = [draft('2026-09-10'), submit('2026-09-15'), check('2026-09-15'), register('2026-09-16')];
const past = [...wedding, advance('2026-10-11', '00:00')];

const keys = {
  reporter: `person:${people.reporter}`,
  secretary: [village, town, county, '3701'].map((unit) => `role:villageSecretary@${unit}`).reverse(),
  officer: [town, county, '3701'].map((unit) => `role:townDisciplineOfficer@${unit}`).reverse(),
  county: [county, '3701'].map((unit) => `role:countyDisciplineOfficer@${unit}`).reverse(),
};

describe('the line of a case', () => {
  it('holds what every list shows', () => {
    const { state, ...row } = rowAfter(...wedding.slice(0, 2));
    expect(row).toEqual({
      case_id: filingId,
      category: 'ceremony',
      kind: 'child-wedding',
      status: 'open',
      stage: 'submitted',
      org_code: village,
      org_path: place.orgPath,
      subject_person: people.reporter,
      persons: [people.reporter],
      drafter: people.reporter,
      register_number: null,
      numbers: '',
      letters: [],
      summary: [
        { key: 'kind', zh: '事由', en: 'occasion', value: 'child-wedding' },
        { key: 'ceremonyOn', zh: '举办日期', en: 'held on', value: '2026-10-10' },
      ],
      progress: { answered: 0, all: 1, waitingFor: [`villageSecretary@${village}`] },
      urged_times: 0,
      urged_on: null,
      opened_on: '2026-09-10',
      happens_on: '2026-10-10',
      duties: [
        {
          action: 'CheckReport',
          anyOf: [{ role: 'villageSecretary', org: village }],
          separation: [
            { code: 'own-case', persons: [people.reporter] },
            { code: 'drafter-acts-apart', persons: [people.reporter] },
            { code: 'near-relative', persons: [], kinOf: [people.reporter] },
            { code: 'declared-interest', persons: [], interestIn: [filingId, people.reporter] },
          ],
          dueOn: '2026-09-17',
        },
      ],
      actions: [
        'CheckReport',
        'ReturnReport',
        'ChangeReport',
        'NotifyCouncil',
        'CancelReport',
        'SubmitPostReport',
        'LinkComplaint',
        'TransferTask',
        'UrgeCase',
        'CopyCase',
        'AttachDocument',
        'MakeComment',
        'CorrectCase',
      ],
      duty_keys: keys.secretary,
      seen_keys: [keys.reporter, ...keys.secretary, ...keys.officer, ...keys.county],
      due_on: '2026-09-17',
      paused: false,
      provisional: false,
      arrived_at: '2026-09-15T02:00:00.000Z',
      changed_at: '2026-09-15T02:00:00.000Z',
      revision: 5,
      council_help: null,
    });
    expect(state).toMatchObject({ status: 'open', flow: { status: 'running', stages: { check: 'running' } } });
  });

  it.each([
    ['draft', 'draft', [keys.reporter], null, wedding.slice(0, 1)],
    ['submitted', 'submitted', keys.secretary, '2026-09-17', wedding.slice(0, 2)],
    ['checked', 'checked', keys.officer, '2026-09-17', wedding.slice(0, 3)],
    ['returned', 'returned', [keys.reporter], '2026-09-17', [...wedding.slice(0, 2), giveBack('2026-09-15')]],
    ['registered', 'registered', [], null, wedding],
    ['past', 'awaiting-post-report', [keys.reporter], '2026-10-23', past],
    ['reported', 'verifying', keys.officer, null, [...past, report('2026-10-12')]],
    ['verified', 'closed', [], null, [...past, report('2026-10-12'), verify('2026-10-13')]],
    ['cancelled', 'void', [], null, [...wedding, cancel('2026-09-20')]],
  ])('of a %s case says %s, for whom it waits and until when', (_what, stage, duty_keys, due_on, story) =>
    expect(rowAfter(...story)).toMatchObject({ stage, duty_keys, due_on }),
  );

  it('keeps the register number and the day of opening', () => {
    expect(rowAfter(...past)).toMatchObject({
      register_number: '济历城港沟婚丧备〔2026〕1号',
      opened_on: '2026-09-10',
    });
  });

  it('keeps the help that the council was last asked for', () => {
    const asked = [...wedding, notifyCouncil('2026-09-17'), notifyCouncil('2026-09-18', { help: ['host'] })];
    expect(rowAfter(...asked, advance('2026-10-11', '00:00')).council_help).toEqual(['host']);
  });

  it('tells since when the case is where it is', () => {
    expect(rowAfter(...wedding).arrived_at).toBe('2026-09-16T02:00:00.000Z');
    const reminded = rowAfter(...wedding.slice(0, 2), advance('2026-09-16'));
    expect(reminded).toMatchObject({ arrived_at: '2026-09-15T02:00:00.000Z', changed_at: '2026-09-16T01:00:00.000Z' });
  });

  it('shows a clock that stands, and one that runs again', () => {
    const returned = [...wedding.slice(0, 2), giveBack('2026-09-15')];
    expect(rowAfter(...returned)).toMatchObject({ paused: true });
    expect(rowAfter(...returned, resubmit('2026-09-28'))).toMatchObject({ paused: false, due_on: '2026-09-30' });
  });

  it('shows the clock that runs, not the one that stands', () => {
    const row = rowAfter(...wedding.slice(0, 2), giveBack('2026-09-15'), advance('2026-10-11', '00:00'));
    expect(row).toMatchObject({ paused: false, due_on: '2026-10-23' });
    expect(row.duties.map(({ action, dueOn }) => [action, dueOn])).toEqual([
      ['ResubmitReport', null],
      ['SubmitPostReport', '2026-10-23'],
    ]);
  });

  it('shows the earlier of two clocks', () =>
    expect(rowAfter(...wedding.slice(0, 2), advance('2026-10-11', '00:00'))).toMatchObject({ due_on: '2026-09-17' }));

  it('shows a date beyond the published calendar as provisional', () => {
    const env = at('2026-09-15', '10:00', { calendar: calendarOf2025 });
    const story = [draft('2026-09-10', { env: { ...opening('2026-09-10'), ...env } }), submit(env)];
    expect(rowAfter(...story)).toMatchObject({ provisional: true });
  });

  it('opens on the Shanghai day', () => {
    const night = { ...opening('2026-02-17'), now: '2026-02-16T16:30:00.000Z' };
    expect(rowAfter(notify('2026-02-17', { env: night })).opened_on).toBe('2026-02-17');
  });

  it('holds no name, place or other personal text', () =>
    expect(JSON.stringify(rowAfter(...past, report('2026-10-12')))).not.toMatch(/本人之子|村文化礼堂|情况属实/));
});

describe('the lines of all cases', () => {
  it('leave out streams of other contexts', () => {
    const met: CeremonyEvent = {
      type: 'DeadlineMet.v1',
      data: { deadlineId: 'd', metOn: '2026-03-02', dueOn: '2026-03-02', late: false },
    };
    expect(project(ceremonyCases, [[met, { stream: 'audit-a1' }]]).size).toBe(0);
  });

  it('are the same after a replay, whatever happened', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ days: fc.nat(9), pick: fc.nat(99), word: fc.nat(99), free: fc.constant(false) }), {
          minLength: 1,
          maxLength: 15,
        }),
        (steps) => {
          const events = walk(steps).history.map((event) => [event, { stream }] as const);
          const once = project(ceremonyCases, events);
          expectSameRows(project(ceremonyCases, events), once);
          expect(once.get(stream)).toMatchObject({ revision: events.length - 1, state: walk(steps).state });
        },
      ),
      { numRuns: 40 },
    ));
});
