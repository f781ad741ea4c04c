import { describe, expect, it } from '@jest/globals';
import { shanghaiInstant } from '#kernel';
import { agree, office, procedure, stage, submit, Walk } from './flow.fixture.js';
import { evolveFlow } from './evolve-flow.js';
import { whatTimeBroughtToFlow } from './flow-time.js';

const deadline = { rule: 'sample.reply', each: 'office' } as const;
const nobody = { to: [], copyTo: [] };

const waitUntil = (case_: Walk, date: string) => {
  case_.today = date;
  const brought = whatTimeBroughtToFlow(case_.flow!, shanghaiInstant(date, '10:00'), case_.env('system'), () => nobody);
  for (const event of brought) case_.flow = evolveFlow(case_.flow, event);
  return brought.map(({ type }) => type);
};

describe('time', () => {
  it('never consents: a year of silence leaves the stage as it was', () => {
    const case_ = new Walk(procedure([stage('a', { deadline }), stage('b', { after: ['a'] })]), {
      a: [office('police'), office('court')],
    });
    case_.step('p-drafter', submit);
    case_.step('p-police', agree('a.1.1'));
    expect(waitUntil(case_, '2026-12-31')).toEqual(['DeadlineMissed.v1', 'AlertRaised.v1']);
    expect(case_.flow!.stages).toEqual({ a: 'running' });
    expect(case_.step('p-court', agree('a.1.2'))).toContain('StageBegun.v1');
  });

  it('gives each office a clock of its own', () => {
    const case_ = new Walk(procedure([stage('a', { deadline })]), { a: [office('police'), office('court')] });
    case_.step('p-drafter', submit);
    case_.step('p-police', agree('a.1.1'));
    expect(case_.flow!.clocks.deadlines).toMatchObject({
      'a~police': { status: 'met' },
      'a~court': { status: 'running', dueOn: '2026-03-05' },
    });
  });

  it('lets a clock that stands for material run again at its cap', () => {
    const case_ = new Walk(procedure([stage('a', { deadline, may: ['request-material'] })]));
    case_.step('p-drafter', submit);
    case_.step('p-a', { type: 'RequestMaterial', taskId: 'a.1.1', what: '补充材料' });
    expect(waitUntil(case_, '2026-03-09')).toEqual([]);
    expect(waitUntil(case_, '2026-03-10')).toEqual([
      'MaterialCapReached.v1',
      'MilestoneReached.v1',
      'DeadlineResumed.v1',
    ]);
    expect(case_.flow).toMatchObject({ status: 'running' });
    expect(case_.step('p-a', agree('a.1.1'))).toContain('OpinionGiven.v2');
  });

  it('counts the limit of an opinion that was taken back from where it counted before', () => {
    const case_ = new Walk(procedure([stage('a', { deadline, may: ['take-back'] })]));
    case_.step('p-drafter', submit);
    case_.step('p-a', agree('a.1.1'));
    case_.today = '2026-03-04';
    case_.step('p-a', { type: 'TakeBackOpinion', taskId: 'a.1.1', reason: '看错了' });
    expect(case_.flow!.clocks.deadlines['a~a']).toMatchObject({ status: 'running', dueOn: '2026-03-05' });
  });

  it('gives the next stage its whole time each time that it begins anew', () => {
    const may = ['take-back'] as const;
    const case_ = new Walk(procedure([stage('a', { may }), stage('b', { after: ['a'], deadline })]));
    case_.step('p-drafter', submit);
    for (const day of ['2026-03-02', '2026-03-03', '2026-03-04']) {
      case_.today = day;
      case_.step('p-a', agree('a.1.1'));
      case_.step('p-a', { type: 'TakeBackOpinion', taskId: 'a.1.1', reason: '看错了' });
    }
    case_.step('p-a', agree('a.1.1'));
    const clocks = Object.values(case_.flow!.clocks.deadlines).map(({ deadlineId, status }) => [deadlineId, status]);
    expect(clocks).toEqual([
      ['b~b', 'cancelled'],
      ['b~b~1', 'cancelled'],
      ['b~b~1~2', 'cancelled'],
      ['b~b~1~3', 'running'],
    ]);
    expect(case_.flow!.clocks.deadlines['b~b~1~3']).toMatchObject({ dueOn: '2026-03-09' });
  });
});
