import { describe, expect, it } from '@jest/globals';
import { procedureFaults } from '#workflow';
import {
  applied,
  apply,
  Candidacy,
  compared,
  ending,
  fit,
  listing,
  medical,
  note,
  recommended,
  reviewed,
  selection,
  start,
  team,
} from './candidacy.fixture.js';
import { standingOfCandidacy } from './candidacy.facts.js';
import { candidacyProcedures } from './candidacy.procedure.js';
import { candidate, path } from './joint-review.fixture.js';

const standing = ({ state }: Candidacy) => standingOfCandidacy(state);
const due = ({ state }: Candidacy, clock: string) => state.flow!.clocks.deadlines[clock]?.dueOn;

it('the procedures of a candidacy have no fault', () =>
  expect(candidacyProcedures.flatMap(procedureFaults)).toEqual([]));

describe('an application', () => {
  it('is taken once, within its time, for a village of the notice', () => {
    const one = new Candidacy();
    expect(one.step(apply, 'p-clerk')).toEqual([
      'CandidateApplied.v1',
      'CaseSubmitted.v1',
      'StageBegun.v1',
      'DeadlineStarted.v1',
    ]);
    expect(one.step(apply, 'p-clerk')).toBe('candidacy-exists');
    expect([standing(one), due(one, 'recommendation')]).toEqual(['applying', '2026-03-09']);
    expect(new Candidacy('2026-03-16').step(apply)).toContain('CandidateApplied.v1');
    expect(new Candidacy('2026-03-17').step(apply)).toBe('applications-over');
    expect(new Candidacy().step({ ...apply, selection: null })).toBe('no-such-selection');
    expect(new Candidacy().step({ ...apply, selection: { ...selection, villages: ['370112013206'] } })).toBe(
      'village-not-in-selection',
    );
    expect(new Candidacy().step(note('review'))).toBe('not-open-now');
  });

  it('goes through the Party organization of the person’s unit, and nobody else takes it', () => {
    expect(new Candidacy().step({ ...apply, unitPath: path.slice(0, 1) })).toBe('unit-without-party-organization');
    expect(new Candidacy().requirement(apply)).toEqual({
      anyOf: [{ person: candidate }, { role: 'villageClerk', org: '370112014201' }],
    });
    expect(new Candidacy().requirement({ ...apply, unitPath: path.slice(0, 3) })?.anyOf).toEqual([
      { person: candidate },
      { role: 'townOrgOfficer', org: '370112013' },
    ]);
    for (const length of [1, 2])
      expect(new Candidacy().requirement({ ...apply, unitPath: path.slice(0, length) })?.anyOf).toEqual([
        { person: candidate },
      ]);
  });

  it.each([
    [2, 'countyOrgansCommittee', '370112'],
    [3, 'townPartyCommittee', '370112013'],
    [4, 'villageSecretary', '370112013205'],
  ])('is recommended by the organization of its level alone: a path of %d', (length, role, org) => {
    const one = new Candidacy();
    one.step({ ...apply, unitPath: path.slice(0, length) }, candidate);
    one.attach();
    const [task] = one.state.flow!.tasks;
    expect(task!.office).toMatchObject({ office: `${role}@${org}`, anyOf: [{ role, org }] });
    const opinion = { type: 'GiveOpinion', result: 'recommend', ground: null, basisNo: null, opinion: '' } as const;
    expect(one.requirement({ ...opinion, taskId: task!.taskId })?.anyOf).toEqual([{ role, org }]);
    expect(one.recommend()).toContain('CandidateRecommended.v1');
  });

  it('is not taken of who is on the team', () =>
    expect(new Candidacy().step({ ...apply, selection: { ...selection, team: [...team, candidate] } })).toBe(
      'candidate-on-team',
    ));
});

describe('the recommendation', () => {
  it('needs the minutes of a collective study, and is not of who took the application', () => {
    const one = new Candidacy();
    one.step(apply, 'p-clerk');
    expect(one.recommend()).toBe('minutes-missing');
    one.attach();
    const words = {
      type: 'GiveOpinion',
      taskId: 'recommendation.1.1',
      result: 'recommend',
      ground: null,
      basisNo: null,
      opinion: '',
    } as const;
    const { anyOf, separation } = one.requirement(words)!;
    expect(anyOf).toEqual([{ role: 'villageSecretary', org: '370112014201' }]);
    expect(separation).toEqual(
      expect.arrayContaining([
        { code: 'own-case', persons: [candidate] },
        { code: 'drafter-acts-apart', persons: ['p-clerk'] },
      ]),
    );
    expect(one.recommend()).toEqual([
      'OpinionGiven.v2',
      'DeadlineMet.v1',
      'StageCompleted.v1',
      'StageBegun.v1',
      'CandidateRecommended.v1',
    ]);
    expect(standing(one)).toBe('recommended');
  });

  it('that is refused ends the candidacy; one that is returned is tried again; the drafter may withdraw', () => {
    const one = applied();
    expect(one.recommend('refuse')).toContain('CaseEnded.v1');
    expect(standing(one)).toBe('ended');
    const other = applied();
    other.step({ type: 'ReturnCase', taskId: 'recommendation.1.1', to: 'draft', reason: '缺学历材料' }, 'p-secretary');
    expect(other.step({ type: 'ResubmitCase', note: '已补' }, 'p-clerk')).toContain('CaseResubmitted.v1');
    expect(recommended().step({ type: 'WithdrawCase', reason: '放弃' }, 'p-clerk')).toContain('CaseWithdrawn.v1');
    expect(reviewed().step({ type: 'WithdrawCase', reason: '放弃' }, 'p-clerk')).toBe('not-open-now');
  });
});

describe('the joint review of a candidate', () => {
  it('is settled by its own case: nobody signs here, and the town is told to open it', () => {
    const one = recommended();
    const words = {
      type: 'GiveOpinion',
      taskId: 'review.1.1',
      result: 'passed',
      ground: null,
      basisNo: null,
      opinion: '',
    } as const;
    expect(one.step(words)).toBe('use-own-form');
    expect(one.requirement(note('review'))?.anyOf).toEqual([{ system: true }]);
    expect(one.step(note('review-opened', 'r1'))).toEqual(['CandidacyStepTaken.v1']);
    expect(one.step(note('review-opened', 'r1'))).toEqual([]);
    expect(one.step(note('appointment', 'a1'))).toBe('not-open-now');
    expect(one.step(note('review', 'r1'))).toContain('StageBegun.v1');
    expect([standing(one), one.step(note('review', 'r1')), one.step(note('review', 'r2'))]).toEqual([
      'reviewed',
      [],
      'not-open-now',
    ]);
    expect(one.step(note('review-opened', 'r2'))).toBe('not-open-now');
  });
});

describe('the comparison', () => {
  it('is signed by each of the team, with reasons, each within their time', () => {
    const one = reviewed();
    expect(due(one, 'comparison~team:p-one')).toBe('2026-03-16');
    expect(one.compare('p-one', ' ')).toBe('comparison-without-reasons');
    expect(one.compare('p-one')).toContain('OpinionGiven.v2');
    expect(one.step(listing())).toBe('comparison-first');
    expect(one.compare('p-two', '群众基础一般', 'unfit')).toContain('StageCompleted.v1');
    expect([standing(one), due(one, 'decision')]).toEqual(['compared', '2026-03-09']);
  });

  it('decides nothing: the leader does, with paper and reasons, whatever the team says', () => {
    const one = compared();
    expect(one.requirement(listing())?.anyOf).toEqual([{ role: 'countyOrgLeader', org: '370112' }]);
    expect(one.step({ type: 'DecideCase', office: '', outcome: 'list', reasons: 'r' })).toBe('use-own-form');
    expect(one.step({ ...listing(), reasons: ' ' })).toBe('reason-missing');
    expect(one.step(listing('list', '2026-03-03'))).toBe('date-ahead');
    expect(one.step(listing('list', '2026-03-01'))).toBe('date-before-step');
    expect(one.step(listing())).toEqual([
      'ListingDecided.v1',
      'DeadlineStarted.v1',
      'CaseDecided.v1',
      'DeadlineMet.v1',
    ]);
    expect([standing(one), due(one, 'medical'), one.step(listing())]).toEqual([
      'listed',
      '2026-03-16',
      'comparison-first',
    ]);
    const other = compared();
    expect(other.step(listing('not-list'))).toContain('CaseClosed.v1');
    expect(standing(other)).toBe('ended');
  });
});

describe('the medical check', () => {
  it('is recorded once, by its result and the number of its paper', () => {
    expect(compared().step(medical())).toBe('not-listed');
    const one = compared().all(listing());
    expect(one.step(start)).toBe('medical-first');
    expect(one.step(medical(true, '2026-03-03'))).toBe('date-ahead');
    expect(one.step(medical())).toEqual(['MedicalCheckRecorded.v1', 'DeadlineMet.v1']);
    expect(one.step(medical())).toBe('medical-recorded-already');
    expect(one.requirement(medical())?.anyOf).toEqual([{ role: 'countyOrgOfficer', org: '370112' }]);
    expect(standing(one)).toBe('medical');
  });

  it('ends the candidacy of who is not fit', () => {
    const one = compared().all(listing());
    expect(one.step(medical(false))).toEqual(['MedicalCheckRecorded.v1', 'DeadlineMet.v1', 'CaseClosed.v1']);
    expect([standing(one), one.step(start)]).toEqual(['ended', 'not-listed']);
  });
});

describe('the appointment of a candidate', () => {
  it('is opened by the town of the post, once, and followed to its end', () => {
    const one = fit();
    expect(one.requirement(start)?.anyOf).toEqual([{ role: 'townOrgOfficer', org: '370112013' }]);
    expect(one.step(start)).toEqual([]);
    expect(one.step(note('appointment', 'a1'))).toEqual(['CandidacyStepTaken.v1']);
    expect(one.step(start)).toBe('appointment-under-way');
    expect(one.step(note('notice', 'a1'))).toEqual(['CandidacyStepTaken.v1']);
    expect(standing(one)).toBe('publicNotice');
    one.step(note('appointed', 'a1'));
    expect(standing(one)).toBe('appointed');
    expect(one.step({ type: 'CloseCase' })).toBe('use-own-form');
    expect(one.step(note('confirmed', 'a1'))).toEqual(['CandidacyStepTaken.v1', 'CaseClosed.v1']);
    expect([standing(one), one.step(note('trial-ended', 'a1'))]).toEqual(['confirmed', 'not-open-now']);
  });

  it('that comes to nothing, and a trial that is ended, end the candidacy', () => {
    for (const step of ['trial-ended', 'appointment-dropped'] as const) {
      const one = fit().all(note('appointment', 'a1'));
      expect(one.step(note(step, 'a1'))).toEqual(['CandidacyStepTaken.v1', 'CaseClosed.v1']);
      expect(standing(one)).toBe('ended');
    }
  });
});

describe('the end of a candidacy', () => {
  it('is the leader’s to decide at every stage before the appointment, and stops every clock', () => {
    for (const make of [applied, recommended, reviewed, compared]) {
      const one = make();
      expect(one.requirement(ending)?.anyOf).toEqual([{ role: 'countyOrgLeader', org: '370112' }]);
      expect(one.step(ending)).toContain('CaseEnded.v1');
      expect([standing(one), one.step(ending)]).toEqual(['ended', 'not-open-now']);
      const open = Object.values(one.state.flow!.clocks.deadlines).filter(({ status }) => status === 'running');
      expect(open).toEqual([]);
    }
    expect(compared().all(listing()).step(ending)).toEqual([
      'CandidacyEnded.v1',
      'DeadlineCancelled.v1',
      'CaseClosed.v1',
      'MaterialWeighed.v1',
    ]);
    expect(fit().all(note('appointment', 'a1')).step(ending)).toContain('CaseClosed.v1');
    expect(fit().all(note('appointment', 'a1'), note('appointed', 'a1')).step(ending)).toBe('appointed-already');
  });

  it('leaves nothing to do', () => {
    const one = applied().all(ending);
    expect(one.recommend()).toBe('not-open-now');
    expect(new Candidacy().step(ending)).toBe('not-open-now');
  });
});
