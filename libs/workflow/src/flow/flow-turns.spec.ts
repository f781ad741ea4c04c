import { describe, expect, it } from '@jest/globals';
import { agree, office, procedure, stage, submit, Walk } from './flow.fixture.js';
import { flowEvents, UNRECORDED } from './flow.events.js';
import { openTasks } from './flow.state.js';

const open = ({ flow }: Walk) => openTasks(flow!).map(({ taskId }) => taskId);
const departments = ['police', 'court', 'justice'].map((name) => office(name));

const walk = (...args: ConstructorParameters<typeof Walk>) => {
  const started = new Walk(...args);
  started.step('p-drafter', submit);
  return started;
};

describe('returning a case', () => {
  const deadline = { rule: 'sample.reply', each: 'stage' } as const;
  const route = (resubmit: 'returning-stage' | 'first-stage') =>
    walk(
      procedure(
        [
          stage('a'),
          stage('b', { after: ['a'] }),
          stage('c', { after: ['b'], may: ['return'], returnsTo: ['draft', 'a', 'b'], deadline }),
        ],
        { resubmit },
      ),
    );
  const atC = (resubmit: 'returning-stage' | 'first-stage' = 'returning-stage') => {
    const case_ = route(resubmit);
    case_.step('p-a', agree('a.1.1'));
    case_.step('p-b', agree('b.1.1'));
    return case_;
  };
  const back = (to: string, reason = '缺会议纪要') => ({ type: 'ReturnCase', taskId: 'c.1.1', to, reason }) as const;

  it('to the draft stops the clock until it is resubmitted, and goes on where it was returned', () => {
    const case_ = atC();
    case_.digest = 'd-seen';
    expect(case_.step('p-c', back('draft'))).toEqual(['DeadlinePaused.v1', 'CaseReturned.v2']);
    expect(case_.events.at(-1)?.data).toMatchObject({ digest: 'd-seen', reason: expect.any(String) });
    expect(case_.step('p-c', agree('c.1.1'))).toBe('not-open-now');
    case_.today = '2026-03-20';
    expect(case_.step('p-drafter', { type: 'ResubmitCase', note: '已补' })).toEqual([
      'CaseResubmitted.v1',
      'DeadlineResumed.v1',
    ]);
    expect(open(case_)).toEqual(['c.1.1']);
    expect(case_.flow!.clocks.deadlines['c']).toMatchObject({ status: 'running', dueOn: '2026-03-25' });
  });

  it('of before returns kept what was seen says that nothing is known of it', () =>
    expect(flowEvents.decode({ type: 'CaseReturned.v1', data: { taskId: 'c.1.1' } })).toEqual({
      type: 'CaseReturned.v2',
      data: { taskId: 'c.1.1', digest: UNRECORDED },
    }));

  it('goes through all stages again where the procedure says so', () => {
    const case_ = atC('first-stage');
    case_.step('p-c', back('draft'));
    case_.step('p-drafter', { type: 'ResubmitCase', note: '已补' });
    expect(open(case_)).toEqual(['a.2.1']);
    case_.step('p-a', agree('a.2.1'));
    case_.step('p-b', agree('b.2.1'));
    expect(open(case_)).toEqual(['c.2.1']);
    expect(case_.flow!.clocks.deadlines['c']).toMatchObject({ status: 'running' });
  });

  it('to an earlier stage goes through that stage and what follows it again', () => {
    const case_ = atC();
    expect(case_.step('p-c', back('b'))).toEqual(['DeadlinePaused.v1', 'CaseReturned.v2', 'StageBegun.v1']);
    expect(open(case_)).toEqual(['b.2.1']);
    case_.step('p-b', agree('b.2.1'));
    expect(open(case_)).toEqual(['c.2.1']);
    expect(case_.flow!.clocks.deadlines['c']).toMatchObject({ status: 'running' });
  });

  it('leaves the clocks of what has to be gone through again standing, whatever else resumes', () => {
    const stages = [
      stage('a', { may: ['request-material'] }),
      stage('b', { after: ['a'], may: ['return'], returnsTo: ['a'], deadline }),
    ];
    const case_ = walk(procedure(stages));
    case_.step('p-a', agree('a.1.1'));
    case_.step('p-b', { type: 'ReturnCase', taskId: 'b.1.1', to: 'a', reason: '材料不全' });
    case_.step('p-a', { type: 'RequestMaterial', taskId: 'a.2.1', what: '会议纪要' });
    case_.step('p-drafter', { type: 'ProvideMaterial', note: '已补' });
    expect(case_.flow!.clocks.deadlines['b']).toMatchObject({ status: 'paused' });
    case_.step('p-a', agree('a.2.1'));
    expect(case_.flow!.clocks.deadlines['b']).toMatchObject({ status: 'running' });
  });

  it('goes to stages that the procedure names, with a reason', () => {
    expect(atC().step('p-c', back('c'))).toBe('cannot-return-there');
    expect(atC().step('p-c', back('draft', ''))).toBe('reason-missing');
  });
});

describe('an office without anybody', () => {
  it('is told to the supervisors at once, and never lets the case pass', () => {
    const case_ = walk(procedure([stage('a')]), { a: [office('empty', false)] });
    expect(case_.data('AlertRaised.v1')).toMatchObject([
      { alertId: 'c1~a~empty~unmanned1', stage: 'late', to: [{ person: 'p-supervisor' }] },
    ]);
    expect(case_.flow!.stages).toEqual({ a: 'running' });
    expect(case_.step('p-empty', agree('a.1.1'))).toContain('AlertClosed.v1');
  });

  it('is told where the stage has no office at all', () => {
    const case_ = walk(procedure([stage('a')]), { a: [] });
    expect(case_.data('AlertRaised.v1')).toMatchObject([{ alertId: 'c1~a~unmanned1' }]);
    expect(case_.flow!.stages).toEqual({ a: 'running' });
  });
});

describe('around a case', () => {
  it('copies are read once by each reader', () => {
    const case_ = walk(procedure([stage('a')]));
    case_.step('p-a', { type: 'CopyCase', copyId: 'k1', to: [{ person: 'p-reader' }] });
    expect(case_.step('p-reader', { type: 'ReadCopy', copyId: 'k1' })).toEqual(['CopyRead.v1']);
    expect(case_.step('p-reader', { type: 'ReadCopy', copyId: 'k1' })).toEqual([]);
    expect(case_.step('p-reader', { type: 'ReadCopy', copyId: 'k2' })).toBe('not-open-now');
  });

  it('urging is counted and names the open tasks', () => {
    const case_ = walk(procedure([stage('a')]), { a: departments });
    case_.step('p-police', agree('a.1.1'));
    case_.step('p-drafter', { type: 'UrgeCase', note: '请尽快' });
    case_.step('p-drafter', { type: 'UrgeCase', note: '请尽快' });
    expect(case_.flow).toMatchObject({ urgedTimes: 2 });
    expect(case_.data('CaseUrged.v1')).toMatchObject([{ tasks: ['a.1.2', 'a.1.3'] }, { tasks: ['a.1.2', 'a.1.3'] }]);
  });

  it('each urging alerts those whose turn it is, once, until they have acted', () => {
    const case_ = walk(procedure([stage('a')]), { a: departments });
    case_.step('p-police', agree('a.1.1'));
    const urge = { type: 'UrgeCase', note: '请尽快' } as const;
    expect(case_.step('p-drafter', urge)).toEqual(['CaseUrged.v1', 'AlertRaised.v1']);
    case_.step('p-drafter', urge);
    const waiting = departments.slice(1).flatMap(({ anyOf }) => anyOf);
    expect(case_.data('AlertRaised.v1')).toMatchObject([
      { ruleKey: 'flow.urged', rung: 'urged1', to: waiting },
      { ruleKey: 'flow.urged', rung: 'urged2', to: waiting },
    ]);
    case_.step('p-court', agree('a.1.2'));
    expect(case_.data('AlertClosed.v1')).toEqual([]);
    case_.step('p-justice', agree('a.1.3'));
    expect(case_.data('AlertClosed.v1')).toHaveLength(2);
  });

  it('withdrawal ends with the first opinion, or with acceptance, as the procedure says', () => {
    const withdraw = { type: 'WithdrawCase', reason: '人选变更' } as const;
    const signed = walk(procedure([stage('a')]), { a: departments });
    signed.step('p-police', agree('a.1.1'));
    expect(signed.step('p-drafter', withdraw)).toBe('not-open-now');
    const accepted = walk(procedure([stage('a')], { withdraw: 'before-acceptance' }));
    accepted.step('p-a', { type: 'AcceptCase', taskId: 'a.1.1' });
    expect(accepted.step('p-drafter', withdraw)).toBe('not-open-now');
    const fresh = walk(procedure([stage('a')]));
    expect(fresh.step('p-drafter', withdraw)).toEqual(['CaseWithdrawn.v1']);
    expect(open(fresh)).toEqual([]);
  });

  it('a decided case is reopened once, by rule', () => {
    const reopen = { outcomes: ['fail'], actors: [{ named: 'town' }], to: 'a' } as const;
    const case_ = walk(procedure([stage('a')], { reopen }));
    case_.step('p-a', agree('a.1.1'));
    case_.step('p-leader', { type: 'DecideCase', office: 'leader', outcome: 'fail', reasons: '存在硬性情形' });
    expect(case_.step('p-town', { type: 'ReopenCase', ground: '判决已撤销' })).toEqual([
      'CaseReopened.v1',
      'StageBegun.v1',
    ]);
    case_.step('p-a', agree('a.2.1'));
    case_.step('p-leader', { type: 'DecideCase', office: 'leader', outcome: 'fail', reasons: '仍存在' });
    expect(case_.step('p-town', { type: 'ReopenCase', ground: '再议' })).toBe('not-open-now');
  });
});
