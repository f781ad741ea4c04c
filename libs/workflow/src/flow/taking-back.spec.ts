import { describe, expect, it } from '@jest/globals';
import { agree, office, procedure, stage, submit, Walk } from './flow.fixture.js';
import { countingTasks, openTasks } from './flow.state.js';

const open = ({ flow }: Walk) => openTasks(flow!).map(({ taskId }) => taskId);
const walk = (...args: ConstructorParameters<typeof Walk>) => {
  const started = new Walk(...args);
  started.step('p-drafter', submit);
  return started;
};

describe('taking back an opinion', () => {
  const may = ['take-back'] as const;
  const two = () => walk(procedure([stage('a', { may }), stage('b', { after: ['a'], may })]));

  it('opens the task again and takes the next stage back', () => {
    const case_ = two();
    case_.step('p-a', agree('a.1.1'));
    expect(case_.step('p-a', { type: 'TakeBackOpinion', taskId: 'a.1.1', reason: '看错了材料' })).toEqual([
      'OpinionRetracted.v1',
    ]);
    expect(open(case_)).toEqual(['a.1.1']);
    case_.step('p-a', agree('a.1.1', 'object'));
    expect(open(case_)).toEqual(['b.1.2']);
    expect(countingTasks(case_.flow!, 'b')).toHaveLength(1);
  });

  it('is over once the next stage was acted on', () => {
    const case_ = two();
    case_.step('p-a', agree('a.1.1'));
    case_.step('p-b', agree('b.1.1'));
    expect(case_.step('p-a', { type: 'TakeBackOpinion', taskId: 'a.1.1', reason: '看错了' })).toBe('not-open-now');
    expect(case_.step('p-b', { type: 'TakeBackOpinion', taskId: 'b.1.1', reason: '看错了' })).toEqual([
      'OpinionRetracted.v1',
    ]);
  });

  it.each([
    [
      'has a signatory sign besides',
      { type: 'AddSignatory', taskId: 'b.1.1', place: 'after', signatory: office('c'), reason: 'r' },
    ],
    ['has it looked into', { type: 'DelegateTask', taskId: 'b.1.1', to: office('c'), request: 'r' }],
    ['passes it on', { type: 'TransferTask', taskId: 'b.1.1', to: office('c'), reason: 'r' }],
  ] as const)('is over once the holder of the next stage %s', (_what, act) => {
    const next = stage('b', { after: ['a'], may: ['add-signatory', 'delegate', 'transfer'] });
    const case_ = walk(procedure([stage('a', { may }), next]));
    case_.step('p-a', agree('a.1.1'));
    case_.step('p-b', act);
    expect(case_.step('p-a', { type: 'TakeBackOpinion', taskId: 'a.1.1', reason: '看错了' })).toBe('not-open-now');
  });

  it('is over once material was asked for in the next stage, also when it has come', () => {
    const case_ = walk(procedure([stage('a', { may }), stage('b', { after: ['a'], may: ['request-material'] })]));
    case_.step('p-a', agree('a.1.1'));
    case_.step('p-b', { type: 'RequestMaterial', taskId: 'b.1.1', what: '会议记录' });
    case_.step('p-drafter', { type: 'ProvideMaterial', note: '已补' });
    expect(case_.step('p-a', { type: 'TakeBackOpinion', taskId: 'a.1.1', reason: '看错了' })).toBe('not-open-now');
  });

  it('is open again for what was said anew after a return', () => {
    const case_ = walk(
      procedure([stage('a', { may }), stage('b', { after: ['a'], may: ['return'], returnsTo: ['a'] })]),
    );
    case_.step('p-a', agree('a.1.1'));
    case_.step('p-b', { type: 'ReturnCase', taskId: 'b.1.1', to: 'a', reason: '请核实' });
    expect(case_.step('p-a', { type: 'TakeBackOpinion', taskId: 'a.1.1', reason: '看错了' })).toBe('not-open-now');
    case_.step('p-a', agree('a.2.1'));
    expect(case_.step('p-a', { type: 'TakeBackOpinion', taskId: 'a.2.1', reason: '看错了' })).toContain(
      'OpinionRetracted.v1',
    );
  });

  it('ends what the next stage was urged to do', () => {
    const case_ = two();
    case_.step('p-a', agree('a.1.1'));
    case_.step('p-drafter', { type: 'UrgeCase', note: '请尽快' });
    expect(case_.step('p-a', { type: 'TakeBackOpinion', taskId: 'a.1.1', reason: '看错了' })).toEqual([
      'OpinionRetracted.v1',
      'AlertClosed.v1',
    ]);
  });

  it('is for the stage as it stands: what was signed before a reopening stays', () => {
    const reopen = { outcomes: ['fail'], actors: [{ named: 'town' }], to: 'a' } as const;
    const case_ = walk(procedure([stage('a', { may }), stage('b', { after: ['a'], may })], { reopen }));
    case_.step('p-a', agree('a.1.1'));
    case_.step('p-b', agree('b.1.1'));
    case_.step('p-leader', { type: 'DecideCase', office: 'leader', outcome: 'fail', reasons: '存在硬性情形' });
    case_.step('p-town', { type: 'ReopenCase', ground: '判决已撤销' });
    expect(case_.step('p-b', { type: 'TakeBackOpinion', taskId: 'b.1.1', reason: '看错了' })).toBe('not-open-now');
  });

  it('needs a reason', () => {
    const case_ = two();
    case_.step('p-a', agree('a.1.1'));
    expect(case_.step('p-a', { type: 'TakeBackOpinion', taskId: 'a.1.1', reason: ' ' })).toBe('reason-missing');
  });
});
