import { describe, expect, it } from '@jest/globals';
import { agree, office, procedure, stage, submit, Walk } from './flow.fixture.js';
import { openTasks } from './flow.state.js';

const open = ({ flow }: Walk) => openTasks(flow!).map(({ taskId }) => taskId);

const walk = (...args: ConstructorParameters<typeof Walk>) => {
  const started = new Walk(...args);
  started.step('p-drafter', submit);
  return started;
};

describe('passing a task on', () => {
  const may = ['transfer', 'delegate', 'add-signatory'] as const;
  const one = () => walk(procedure([stage('a', { may, deadline: { rule: 'sample.reply', each: 'office' } })]));
  const to = office('other');

  it('by transfer gives it to another office with the time that is left', () => {
    const case_ = one();
    case_.step('p-a', { type: 'TransferTask', taskId: 'a.1.1', to, reason: '不属本单位职责' });
    expect(open(case_)).toEqual(['a.1.1+1']);
    expect(case_.step('p-a', agree('a.1.1'))).toBe('not-open-now');
    expect(case_.flow!.clocks.deadlines['a~a']).toMatchObject({ status: 'running' });
    expect(case_.step('p-other', agree('a.1.1+1'))).toContain('DeadlineMet.v1');
  });

  it('refuses an office that nobody holds, and one that has a task already', () => {
    const nobody = { ...to, manned: false };
    expect(one().step('p-a', { type: 'TransferTask', taskId: 'a.1.1', to: nobody, reason: '转' })).toBe(
      'nobody-in-the-office',
    );
    expect(one().step('p-a', { type: 'TransferTask', taskId: 'a.1.1', to: office('a'), reason: '转' })).toBe(
      'office-has-a-task',
    );
  });

  it('by delegation comes back before the office signs', () => {
    const case_ = one();
    case_.step('p-a', { type: 'DelegateTask', taskId: 'a.1.1', to, request: '请核实' });
    expect(case_.step('p-a', agree('a.1.1'))).toBe('not-open-now');
    case_.step('p-other', { type: 'ReportToDelegator', taskId: 'a.1.1', opinion: '情况属实' });
    expect(case_.step('p-a', agree('a.1.1'))).toContain('StageCompleted.v1');
  });

  it('by delegation goes to somebody else where the first does not answer', () => {
    const case_ = one();
    case_.step('p-a', { type: 'DelegateTask', taskId: 'a.1.1', to, request: '请核实' });
    case_.step('p-a', { type: 'DelegateTask', taskId: 'a.1.1', to: office('third'), request: '请核实' });
    expect(case_.flow!.tasks[0]!.delegate).toMatchObject({ office: 'third' });
    case_.step('p-third', { type: 'ReportToDelegator', taskId: 'a.1.1', opinion: '情况属实' });
    expect(case_.step('p-a', agree('a.1.1'))).toContain('StageCompleted.v1');
  });

  it('by transfer keeps who is not waited for', () => {
    const a = [office('police'), office('audit', true, false)];
    const case_ = walk(procedure([stage('a', { may })]), { a });
    case_.step('p-audit', { type: 'TransferTask', taskId: 'a.1.2', to, reason: '不属本单位职责' });
    expect(case_.step('p-police', agree('a.1.1'))).toContain('StageCompleted.v1');
  });

  it('names nobody who could do nothing with it', () => {
    const stages = [stage('a'), stage('b', { after: ['a'], may, apartFrom: ['draft', 'a'] })];
    const case_ = walk(procedure(stages), { b: [office('b'), office('c')] });
    case_.step('p-a', agree('a.1.1'));
    case_.step('p-c', agree('b.1.2'));
    const persons = ['drafter', 'a', 'c', 'subject'];
    for (const named of persons.map((name) => office(name))) {
      const words = { taskId: 'b.1.1', reason: '转' } as const;
      expect(case_.step('p-b', { type: 'TransferTask', ...words, to: named })).toBe('addressee-kept-apart');
      expect(case_.step('p-b', { type: 'DelegateTask', taskId: 'b.1.1', to: named, request: '请' })).toBe(
        'addressee-kept-apart',
      );
      expect(case_.step('p-b', { type: 'AddSignatory', ...words, place: 'beside', signatory: named })).toBe(
        'addressee-kept-apart',
      );
    }
    expect(case_.step('p-b', { type: 'DelegateTask', taskId: 'b.1.1', to, request: '请' })).toEqual([
      'TaskDelegated.v1',
    ]);
  });
});

describe('adding a signatory', () => {
  const added = (place: 'before' | 'after' | 'beside') => {
    const case_ = walk(
      procedure([stage('a', { may: ['add-signatory'], countersign: 'any' }), stage('b', { after: ['a'] })]),
    );
    case_.step('p-a', { type: 'AddSignatory', taskId: 'a.1.1', place, signatory: office('x'), reason: '涉及土地' });
    return case_;
  };

  it('before lets the holder sign after them', () => {
    const case_ = added('before');
    expect(open(case_)).toEqual(['a.1.1+1']);
    case_.step('p-x', agree('a.1.1+1'));
    expect(open(case_)).toEqual(['a.1.1']);
    case_.step('p-a', agree('a.1.1'));
    expect(open(case_)).toEqual(['b.1.1']);
  });

  it('after lets them sign when the holder has', () => {
    const case_ = added('after');
    expect(open(case_)).toEqual(['a.1.1']);
    case_.step('p-a', agree('a.1.1'));
    expect(open(case_)).toEqual(['a.1.1+1']);
    case_.step('p-x', agree('a.1.1+1'));
    expect(open(case_)).toEqual(['b.1.1']);
  });

  it('beside asks both, even where one of the offices would do', () => {
    const case_ = added('beside');
    expect(open(case_)).toEqual(['a.1.1', 'a.1.1+1']);
    case_.step('p-a', agree('a.1.1'));
    expect(open(case_)).toEqual(['a.1.1+1']);
    case_.step('p-x', agree('a.1.1+1'));
    expect(open(case_)).toEqual(['b.1.1']);
  });

  it('can be undone by whoever did it, as long as they have not signed', () => {
    const case_ = added('before');
    const remove = { type: 'RemoveSignatory', taskId: 'a.1.1+1', reason: '无需会签' } as const;
    expect(case_.step('p-a', remove)).toEqual(['SignatoryRemoved.v1']);
    expect(open(case_)).toEqual(['a.1.1']);
    expect(case_.step('p-a', { ...remove, taskId: 'a.1.1' })).toBe('not-open-now');
  });
});

describe('material', () => {
  const asking = () =>
    walk(procedure([stage('a', { may: ['request-material'], deadline: { rule: 'sample.reply', each: 'stage' } })]));

  it('that is asked for stops the clock until it comes', () => {
    const case_ = asking();
    case_.step('p-a', { type: 'RequestMaterial', taskId: 'a.1.1', what: '请补充会议纪要' });
    expect(case_.flow).toMatchObject({ status: 'awaiting-material' });
    expect(case_.flow!.clocks.deadlines['a']).toMatchObject({ status: 'paused' });
    case_.digest = 'd2';
    case_.step('p-drafter', { type: 'ProvideMaterial', note: '已补' });
    expect(case_.flow).toMatchObject({ status: 'running', digest: 'd2' });
    expect(case_.flow!.clocks.deadlines['a']).toMatchObject({ status: 'running' });
    expect(case_.flow!.clocks.milestones).toEqual({});
  });
});
