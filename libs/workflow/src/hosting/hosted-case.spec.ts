import { describe, expect, it } from '@jest/globals';
import { isRejection } from '#kernel';
import { agree } from '../flow/flow.fixture.js';
import { hostedCase, latest } from './hosted-case.js';
import { hostedActions, hostedLine } from './hosted-line.js';
import { hostEnvOf, permitPath, permits } from './hosted.fixture.js';
import { procedureOf } from './hosting.js';
import { unitAt } from './offices.js';
import {
  ask,
  askedPermit,
  caseId,
  oldPermit,
  oldPermits,
  PermitWalk,
  subjectId,
  type PermitCommand,
  type PermitWord,
} from './permit-walk.fixture.js';
import { watchersOf } from './sight.js';

const { events, category, decider } = oldPermit;
const [old, asked] = [oldPermits, askedPermit];

const paper = { type: 'AttachDocument', sha256: 'h1', kind: 'map' } as const;
const decide = { type: 'DecideCase', office: '370112', outcome: 'pass', reasons: '' } as const;

const decided = () => {
  const walk = asked();
  walk.step('2026-03-02', paper);
  walk.step('2026-03-03', agree('check.1.1') as PermitWord, 'p-checker');
  walk.step('2026-03-03', decide, 'p-leader');
  return walk;
};

describe('a case of a context on the kernel', () => {
  it('has the context’s own facts beside the events of the kernel', () => {
    const walk = new PermitWalk();
    expect(walk.step('2026-03-02', ask)).toEqual([
      'PermitAsked.v1',
      'CaseSubmitted.v1',
      'StageBegun.v1',
      'DeadlineStarted.v1',
    ]);
    expect(walk.state).toMatchObject({ flow: { caseId, procedure: 'permit', version: 1 }, facts: { asked: true } });
    expect(walk.step('2026-03-02', ask)).toBe('asked-already');
    expect(category).toBe('permit');
    expect(events.stored).toEqual(
      expect.arrayContaining(['PermitAsked.v1', 'OpinionGiven.v2', 'AlertRaised.v1', 'CaseRelocated.v1']),
    );
    expect(events.personal('PermitAsked.v1')).toMatchObject({ fields: ['purpose'] });
  });

  it('is judged by the rules of the context, then by those of the kernel', () => {
    const walk = asked();
    expect(walk.step('2026-03-02', decide)).toBe('no-papers');
    walk.step('2026-03-02', paper);
    expect(walk.step('2026-03-02', decide)).toBe('not-open-now');
    expect(walk.step('2026-03-02', { type: 'TearPermit' })).toEqual([]);
  });

  it('tells every digest of the documents and facts that lay before whoever acted', () => {
    const walk = decided();
    const digests = walk.history.flatMap(({ type, data }) => ('digest' in data ? [[type, data.digest]] : []));
    const without = '{"documents":[],"facts":{"asked":true}}';
    const withPaper = '{"documents":[{"sha256":"h1","kind":"map"}],"facts":{"asked":true}}';
    expect(digests).toEqual([
      ['CaseSubmitted.v1', without],
      ['DocumentAttached.v3', withPaper],
      ['OpinionGiven.v2', withPaper],
      ['CaseDecided.v1', withPaper],
    ]);
  });

  it('goes on by itself where the context says that something follows', () =>
    expect(
      decided()
        .history.map(({ type }) => type)
        .slice(-3),
    ).toEqual(['CaseDecided.v1', 'PermitStamped.v1', 'MilestoneSet.v1']));

  it('finds its clocks and milestones as time has left them, before any command', () => {
    const walk = decided();
    expect(walk.step('2026-03-31', { type: 'AdvanceCase' })).toEqual([]);
    expect(walk.step('2026-04-01', { type: 'CloseCase' })).toEqual([
      'PermitLapsed.v1',
      'MilestoneReached.v1',
      'CaseClosed.v1',
    ]);
    const waiting = asked();
    expect(waiting.step('2026-03-09', { type: 'AdvanceCase' })).toEqual(['DeadlineMissed.v1', 'AlertRaised.v1']);
    expect(waiting.step('2026-03-09', { type: 'AdvanceCase' })).toEqual([]);
  });

  it('takes for each clock the ladder of its rule', () => {
    const walk = asked();
    expect(walk.state.flow!.clocks.deadlines['check']).toMatchObject({
      dueOn: '2026-03-05',
      ladder: [{ stage: 'missed' }, { stage: 'yellow', on: '2026-03-09' }],
    });
    expect(walk.step('2026-03-02', { type: 'RecomputeDeadlines' })).toEqual([]);
  });

  it('gives who corrects a returned case a time of their own', () => {
    const walk = asked();
    const back = { type: 'ReturnCase', taskId: 'check.1.1', to: 'draft', reason: '补正' } as const;
    expect(walk.step('2026-03-03', back)).toEqual(['DeadlinePaused.v1', 'CaseReturned.v2', 'DeadlineStarted.v1']);
    expect(hostedLine(old, walk.state)).toMatchObject({ stage: 'returned', paused: false, dueOn: '2026-03-05' });
    const resubmitted = walk.step('2026-03-04', { type: 'ResubmitCase', note: '已补' });
    expect(resubmitted).toEqual(['DeadlineMet.v1', 'CaseResubmitted.v1', 'DeadlineResumed.v1']);
  });

  it('can be withdrawn until the named stage begins', () => {
    const late = asked();
    expect(late.step('2026-03-02', { type: 'WithdrawCase', reason: '不办了' })).toBe('not-open-now');
    const later = { ...old.procedures[0]!, withdraw: { beforeStage: 'panel' } };
    const early = new PermitWalk(hostedCase({ ...old, procedures: [later] }).decider);
    early.step('2026-03-02', ask, 'p-drafter');
    expect(early.step('2026-03-02', { type: 'WithdrawCase', reason: '不办了' })).toContain('CaseWithdrawn.v1');
  });

  it('passes on acknowledgements of its alerts', () => {
    const walk = asked();
    walk.step('2026-03-09', { type: 'AdvanceCase' });
    const alertId = `${caseId}~check~yellow`;
    expect(walk.requirement({ type: 'AcknowledgeAlert', alertId })?.anyOf).toEqual([
      { role: 'checker', org: '370112013' },
    ]);
    expect(walk.step('2026-03-09', { type: 'AcknowledgeAlert', alertId })).toEqual(['AlertAcknowledged.v1']);
    expect(walk.step('2026-03-09', { type: 'AcknowledgeAlert', alertId })).toEqual([]);
    expect(walk.step('2026-03-09', { type: 'AcknowledgeAlert', alertId: 'none' })).toBe('unknown-alert');
  });

  it('moves with its unit: open tasks wait for the office in the place of the old one', () => {
    const walk = asked();
    const orgPath = ['3701', '370112', '370112014', '370112013001'];
    expect(walk.step('2026-03-02', { type: 'RelocateCase', orgPath })).toEqual(['CaseRelocated.v1']);
    expect(walk.state.flow).toMatchObject({
      orgPath,
      tasks: [{ office: { anyOf: [{ role: 'checker', org: '370112014' }] } }],
    });
  });

  it('keeps the version under which it began', () => {
    const walk = asked();
    const newer = hostedCase(permits).decider;
    const paused = newer.decide(
      { ...agree('check.1.1'), env: hostEnvOf('2026-03-03', 'p-checker') } as PermitCommand,
      walk.state,
    );
    expect(isRejection(paused) ? paused : paused.map(({ type }) => type)).not.toContain('StageBegun.v1');
    expect(latest(permits.procedures, 'permit').version).toBe(2);
    expect(() => latest(permits.procedures, 'other')).toThrow('no procedure other');
    expect(() => procedureOf(permits, 'permit', 3)).toThrow('no procedure permit of version 3');
  });
});

describe('who may act on a hosted case', () => {
  it('is told by the moves, with those who recuse themselves', () =>
    expect(asked().requirement(agree('check.1.1') as PermitWord)).toMatchObject({
      anyOf: [{ role: 'checker', org: '370112013' }],
      separation: [
        { code: 'own-case', persons: [subjectId] },
        { code: 'drafter-acts-apart', persons: ['p-drafter'] },
        { code: 'near-relative', kinOf: [subjectId] },
        { code: 'declared-interest', interestIn: [caseId, subjectId] },
      ],
    }));

  it('keeps a substitute and their principal apart from both', () => {
    const walk = new PermitWalk();
    walk.step('2026-03-02', ask, 'p-substitute', 'p-principal');
    walk.step('2026-03-02', paper);
    expect(walk.requirement(agree('check.1.1') as PermitWord)?.separation).toContainEqual({
      code: 'drafter-acts-apart',
      persons: ['p-substitute', 'p-principal'],
    });
  });

  it('tells those who know of the case that it is not open for a verb, and others nothing', () => {
    const { anyOf, seenBy } = asked().requirement(decide)!;
    expect(seenBy).toEqual([...anyOf, ...watchersOf(permitPath)]);
    expect(anyOf).toEqual([
      { person: 'p-drafter' },
      { role: 'checker', org: '370112013' },
      { role: 'leader', org: '370112' },
      { role: 'supervisor', org: '370112' },
      { role: 'archivist', org: '370112013' },
    ]);
  });

  it('leaves clocks to the system, and cases that are not there to nobody', () => {
    expect(asked().requirement({ type: 'AdvanceCase' })).toEqual({ anyOf: [{ system: true }] });
    for (const words of [decide, { type: 'AdvanceCase' } as const, { type: 'TearPermit' } as const])
      expect(new PermitWalk().requirement(words)).toBeUndefined();
    expect(new PermitWalk().requirement(ask)).toEqual({ anyOf: [{ role: 'clerk', org: '370112013001' }] });
  });
});

describe('the line of a hosted case', () => {
  it('tells where it stands, and what it waits for', () => {
    expect(hostedLine(old, decider.initialState())).toBeNull();
    const line = hostedLine(old, asked().state)!;
    expect(line).toMatchObject({ caseId, stage: 'check', over: false, dueOn: '2026-03-05', paused: false });
    const waited = line.actions.filter((action) => action.waited);
    expect(waited).toMatchObject([
      { action: 'GiveOpinion', taskId: 'check.1.1', dueOn: '2026-03-05', basis: ['handbook 2.3'] },
    ]);
  });

  it('holds what the context itself is open for', () =>
    expect(hostedActions(old, decided().state).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['CloseCase', 'TearPermit']),
    ));

  it('leaves out what the context does by a form of its own', () => {
    const of = (stages: readonly string[]) =>
      hostedActions({ ...old, ownForms: { stages, verbs: ['UrgeCase'] } }, asked().state).map(({ action }) => action);
    expect(of([])).toContain('GiveOpinion');
    expect(of(['check'])).not.toContain('GiveOpinion');
    expect(of([])).not.toContain('UrgeCase');
  });

  it('finds the unit of a level, the lowest where the path is short', () =>
    expect([unitAt(permitPath, 'town'), unitAt(permitPath.slice(0, 2), 'village')]).toEqual(['370112013', '370112']));
});
