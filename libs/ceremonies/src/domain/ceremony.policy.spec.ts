import { describe, expect, it } from '@jest/globals';
import { watchersOf } from '#workflow';
import {
  acknowledge,
  advance,
  at,
  cancel,
  caseAfter,
  check,
  common,
  county,
  draft,
  filingId,
  giveBack,
  notify,
  opening,
  people,
  recompute,
  register,
  report,
  resubmit,
  submit,
  town,
  village,
} from '../ceremony.fixture.js';
import { actionTypes, sensible } from '../ceremony-walk.fixture.js';
import type { CeremonyCommand } from './ceremony.commands.js';
import { ceremonyPolicy } from './ceremony.policy.js';
import { noCeremony, type Ceremony } from './ceremony.state.js';

const reporter = { person: people.reporter };
const agent = { person: people.clerk };
const secretary = { role: 'villageSecretary', org: village };
const officer = { role: 'townDisciplineOfficer', org: town };
const countyOfficer = { role: 'countyDisciplineOfficer', org: county };
const system = { system: true };

const drafted = draft('2026-09-10', { actorId: people.clerk, channel: 'phone' });
const toSubmitted = [drafted, submit('2026-09-15')];
const toChecked = [...toSubmitted, check('2026-09-15')];
const toReported = [...toChecked, register('2026-09-15'), report('2026-10-12')];

const own = { code: 'own-case', persons: [people.reporter] };
const drafter = { code: 'drafter-acts-apart', persons: [people.clerk] };
const checker = { code: 'acted-at-earlier-stage', persons: [people.secretary] };
const recusals = [
  { code: 'near-relative', persons: [], kinOf: [people.reporter] },
  { code: 'declared-interest', persons: [], interestIn: [filingId, people.reporter] },
];

const required = (type: (typeof actionTypes)[number], state: Ceremony) => {
  const { anyOf, separation } = ceremonyPolicy(sensible(type, state, at('2026-10-12')), state)!;
  return [anyOf, ...(separation ? [separation] : [])];
};

describe('who may open a case', () => {
  const anyOf = [reporter, { role: 'villageClerk', org: village }, { role: 'townCivilOfficer', org: village }];

  it.each([
    ['a report', drafted],
    ['a funeral notice', notify('2026-02-16')],
  ])('by %s: the person, or an agent at the place of the case', (_what, command) =>
    expect(ceremonyPolicy(command, noCeremony)).toEqual({ anyOf }),
  );

  it('and nobody may act on a case that does not exist', () =>
    expect(ceremonyPolicy(submit('2026-09-15'), noCeremony)).toBeUndefined());
});

describe('who may act on a case', () => {
  const state = caseAfter(...toReported);

  it.each([
    ['SubmitReport', [[reporter, agent]]],
    ['ChangeReport', [[reporter, agent]]],
    ['CancelReport', [[reporter, agent]]],
    ['SubmitPostReport', [[reporter, agent]]],
    ['CorrectPostReport', [[reporter, agent]]],
    ['RecordStatement', [[reporter, officer]]],
    ['GiveIntegrityReminder', [[officer], [own, drafter, ...recusals]]],
    ['VerifyPostReport', [[officer], [own, drafter, ...recusals]]],
    ['FindBreach', [[officer], [own, drafter, ...recusals]]],
    ['TransferClue', [[officer], [own, drafter, ...recusals]]],
    [
      'LinkComplaint',
      [
        [officer, countyOfficer],
        [own, ...recusals],
      ],
    ],
    ['AdvanceCase', [[system]]],
    ['RecomputeDeadlines', [[system]]],
    ['RelocateCase', [[system]]],
  ] as const)('%s', (type, expected) => expect(required(type, state)).toEqual(expected));

  it('covers every command', () => {
    const states = [[drafted], toSubmitted, toChecked, toReported, [drafted, cancel('2026-09-11')]];
    for (const story of states)
      for (const type of actionTypes) {
        const state = caseAfter(...story);
        expect([type, ceremonyPolicy(sensible(type, state, at('2026-10-12')), state)]).toEqual([
          type,
          expect.objectContaining({ anyOf: expect.any(Array), seenBy: expect.any(Array) }),
        ]);
      }
  });

  it('checks as its checker, registers as town discipline apart from the checker, and resubmits as who drafted it', () => {
    expect(required('CheckReport', caseAfter(...toSubmitted))).toEqual([[secretary], [own, drafter, ...recusals]]);
    expect(required('RegisterReport', caseAfter(...toChecked))).toEqual([
      [officer],
      [own, drafter, checker, ...recusals],
    ]);
    const returned = caseAfter(...toChecked, giveBack('2026-09-15'));
    expect(required('ResubmitReport', returned)).toEqual([[agent, reporter], []]);
  });

  it('is told that it is not open for a step, if they know of it', () => {
    const { seenBy, anyOf } = ceremonyPolicy(check('2026-10-12'), state)!;
    expect(seenBy).toEqual([...anyOf, ...watchersOf(state.orgPath)]);
    expect(anyOf).toEqual(expect.arrayContaining([reporter, agent, secretary, officer, countyOfficer]));
  });

  it('returns a report as its checker first, and as town discipline once it is checked', () => {
    expect(required('ReturnReport', caseAfter(...toSubmitted))).toEqual([[secretary], [own, drafter, ...recusals]]);
    expect(required('ReturnReport', caseAfter(...toChecked))).toEqual([
      [officer],
      [own, drafter, checker, ...recusals],
    ]);
  });

  it('checks the report of a secretary as the linked leader of the town', () => {
    const env = opening('2026-09-10', [{ post: 'secretary', publicPower: true }]);
    expect(required('CheckReport', caseAfter(draft('2026-09-10', { env }), submit('2026-09-15')))).toEqual([
      [{ role: 'townLeader', org: town }],
      [own, { ...drafter, persons: [people.reporter] }, ...recusals],
    ]);
  });

  it('keeps whoever acted at the check from registering, in every round', () => {
    const again = [
      ...toSubmitted,
      giveBack('2026-09-15', { actorId: people.leader }),
      resubmit('2026-09-15'),
      check('2026-09-15'),
    ];
    const apart = { ...checker, persons: [people.leader, people.secretary] };
    expect(required('RegisterReport', caseAfter(...again))).toEqual([[officer], [own, drafter, apart, ...recusals]]);
  });

  it('checks as the office to which the check was transferred', () => {
    const to = { office: 'o', anyOf: [{ role: 'townLeader', org: town }], manned: true, mandatory: true };
    const handed = common({ type: 'TransferTask', taskId: 'check.1.1', to, reason: '外出' }, at('2026-09-15'));
    expect(required('CheckReport', caseAfter(...toSubmitted, handed))[0]).toEqual(to.anyOf);
  });
});

describe('who may acknowledge an alert', () => {
  const state = caseAfter(...toChecked, register('2026-09-15'), advance('2026-10-26'));
  const asked = (command: CeremonyCommand) => ceremonyPolicy(command, state)?.anyOf;

  it('is whom it was sent or copied to', () => expect(asked(acknowledge('2026-10-27'))).toEqual([secretary, reporter]));

  it('is nobody where there is none', () =>
    expect(asked(acknowledge('2026-10-27', { alertId: `${filingId}~post-report~talk` }))).toEqual([]));
});

describe('who may know of a case', () => {
  const knowing = (...story: readonly CeremonyCommand[]) =>
    ceremonyPolicy(recompute('2026-10-12'), caseAfter(...story))!.seenBy!;

  it('is the reporter, the drafter, the offices of its route, and who only watches', () => {
    const watchers = watchersOf(['3701', county, town, village]);
    const parties = [reporter, agent, secretary, officer, countyOfficer, ...watchers];
    for (const story of [[drafted], toReported]) {
      expect(knowing(...story)).toEqual(expect.arrayContaining(parties));
      expect(parties).toEqual(expect.arrayContaining([...knowing(...story)]));
    }
  });

  it('is no office of a town that the case has left', () => {
    const path = ['3701', county, '370112014', village];
    const left: CeremonyCommand = { type: 'RelocateCase', orgPath: path, env: at('2026-09-16') };
    const roles = (...story: readonly CeremonyCommand[]) =>
      knowing(...story).flatMap((grantee) => ('org' in grantee ? [grantee.org] : []));
    for (const story of [toChecked, [...toChecked, cancel('2026-09-16')]])
      expect(roles(...story, left).filter((org) => !path.includes(org))).toEqual([]);
    const asked = ceremonyPolicy(check('2026-10-12'), caseAfter(...toChecked, cancel('2026-09-16'), left))!.anyOf;
    expect(asked.filter((grantee) => 'org' in grantee && grantee.org === town)).toEqual([]);
  });

  it('is whoever was sent a copy, besides', () => {
    const to = [{ role: 'townLeader', org: town }];
    const copied = common({ type: 'CopyCase', copyId: 'c', to }, at('2026-09-15'));
    expect(knowing(...toSubmitted, copied)).toEqual(expect.arrayContaining(to));
  });
});
