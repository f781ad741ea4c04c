import { describe, expect, it } from '@jest/globals';
import { agree, NEVER_UPLOADED, office, procedure, stage, submit, Walk } from './flow.fixture.js';
import { flowEvents } from './flow.events.js';
import { openTasks, signedBeforeChange } from './flow.state.js';

const open = ({ flow }: Walk) => openTasks(flow!).map(({ taskId }) => taskId);
const departments = ['police', 'court', 'justice'].map((name) => office(name));

const walk = (...args: ConstructorParameters<typeof Walk>) => {
  const started = new Walk(...args);
  started.step('p-drafter', submit);
  return started;
};

describe('a submitted case', () => {
  it('begins the stages that wait for nothing', () => {
    const both = walk(procedure([stage('a'), stage('b'), stage('c', { after: ['a', 'b'] })]));
    expect(open(both)).toEqual(['a.1.1', 'b.1.1']);
    expect(both.flow).toMatchObject({ procedure: 'sample', version: 1, drafterId: 'p-drafter', status: 'running' });
  });

  it('is submitted once', () =>
    expect(walk(procedure([stage('a')])).step('p-drafter', submit)).toBe('case-submitted-already'));

  it('comes to the next stage when all before it are complete', () => {
    const case_ = walk(procedure([stage('a'), stage('b'), stage('c', { after: ['a', 'b'] })]));
    case_.step('p-a', agree('a.1.1'));
    expect(open(case_)).toEqual(['b.1.1']);
    expect(case_.step('p-b', agree('b.1.1'))).toEqual(['OpinionGiven.v2', 'StageCompleted.v1', 'StageBegun.v1']);
    expect(open(case_)).toEqual(['c.1.1']);
  });

  it('is decided by a person when every stage is complete, and not before', () => {
    const case_ = walk(procedure([stage('a')]));
    const decide = { type: 'DecideCase', office: 'leader', outcome: 'pass', reasons: '' } as const;
    expect(case_.step('p-leader', decide)).toBe('not-open-now');
    case_.step('p-a', agree('a.1.1'));
    expect(case_.step('p-leader', { ...decide, outcome: 'maybe' })).toBe('unknown-result');
    expect(case_.step('p-leader', { ...decide, outcome: 'fail' })).toBe('reason-missing');
    expect(case_.step('p-leader', decide)).toEqual(['CaseDecided.v1']);
    expect(case_.flow).toMatchObject({ status: 'decided', outcome: 'pass' });
    expect(case_.step('p-leader', { type: 'CloseCase' })).toEqual(['CaseClosed.v1']);
  });
});

describe('countersigning', () => {
  const of = (countersign: Parameters<typeof stage>[1]) =>
    walk(procedure([stage('d', countersign), stage('next', { after: ['d'] })]), { d: departments });

  it('by all waits for every office, whatever order they answer in', () => {
    const case_ = of({ countersign: 'all' });
    case_.step('p-justice', agree('d.1.3', 'object'));
    case_.step('p-police', agree('d.1.1'));
    expect(open(case_)).toEqual(['d.1.2']);
    case_.step('p-court', agree('d.1.2'));
    expect(open(case_)).toEqual(['next.1.1']);
  });

  it('in order opens one office after the other', () => {
    const case_ = of({ countersign: 'in-order' });
    expect(open(case_)).toEqual(['d.1.1']);
    expect(case_.step('p-court', agree('d.1.2'))).toBe('not-open-now');
    for (const [name, taskId] of [
      ['police', 'd.1.1'],
      ['court', 'd.1.2'],
      ['justice', 'd.1.3'],
    ] as const)
      case_.step(`p-${name}`, agree(taskId));
    expect(open(case_)).toEqual(['next.1.1']);
  });

  it('by any one ends the tasks of the others', () => {
    const case_ = of({ countersign: 'any' });
    case_.step('p-court', agree('d.1.2'));
    expect(open(case_)).toEqual(['next.1.1']);
    expect(case_.step('p-police', agree('d.1.1'))).toBe('not-open-now');
  });

  it('by so many of them counts those who do not object, and ends when everybody has answered', () => {
    const enough = of({ countersign: { atLeast: 2 } });
    enough.step('p-police', agree('d.1.1', 'object'));
    enough.step('p-court', agree('d.1.2'));
    expect(open(enough)).toEqual(['d.1.3']);
    enough.step('p-justice', agree('d.1.3'));
    expect(open(enough)).toEqual(['next.1.1']);

    const tooFew = of({ countersign: { atLeast: 2 } });
    for (const [name, taskId] of [
      ['police', 'd.1.1'],
      ['court', 'd.1.2'],
      ['justice', 'd.1.3'],
    ] as const)
      tooFew.step(`p-${name}`, agree(taskId, 'object'));
    expect(open(tooFew)).toEqual(['next.1.1']);
  });

  it('weighs an objection later, or ends the case, as the stage says', () => {
    const ending = walk(procedure([stage('a', { onAdverse: 'end' }), stage('b', { after: ['a'] })]));
    expect(ending.step('p-a', agree('a.1.1', 'object'))).toEqual([
      'OpinionGiven.v2',
      'StageCompleted.v1',
      'CaseEnded.v1',
    ]);
    expect(ending.flow).toMatchObject({ status: 'ended', outcome: null });
    const weighing = walk(procedure([stage('a'), stage('b', { after: ['a'] })]));
    weighing.step('p-a', agree('a.1.1', 'object'));
    expect(open(weighing)).toEqual(['b.1.1']);
  });
});

describe('an opinion', () => {
  it('waits for every mandatory office, and for no other', () => {
    const case_ = new Walk(procedure([stage('a'), stage('b', { after: ['a'] })]), {
      a: [office('police'), office('court'), office('tax', true, false)],
    });
    case_.step('p-drafter', submit);
    case_.step('p-police', agree('a.1.1'));
    expect(case_.flow!.stages).toEqual({ a: 'running' });
    expect(case_.step('p-court', agree('a.1.2'))).toContain('StageBegun.v1');
    expect(case_.step('p-tax', agree('a.1.3'))).toBe('not-open-now');
  });

  it('says what the stage knows, and names ground and paper where it is adverse', () => {
    const case_ = walk(procedure([stage('a')]));
    expect(case_.step('p-a', agree('a.1.1', 'perhaps'))).toBe('unknown-result');
    const object = { ...agree('a.1.1', 'object'), basisNo: ' ' } as Parameters<Walk['step']>[1];
    expect(case_.step('p-a', object)).toBe('ground-missing');
    expect(case_.step('p-a', { ...object, ground: null } as typeof object)).toBe('ground-missing');
  });

  it('keeps the digest of what its author saw; a later change is flagged', () => {
    const case_ = walk(procedure([stage('a'), stage('b', { after: ['a'] })]));
    case_.step('p-a', agree('a.1.1'));
    expect(signedBeforeChange(case_.flow!)).toEqual([]);
    case_.digest = 'd2';
    case_.step('p-b', { type: 'AttachDocument', sha256: 'ab', kind: 'minutes' });
    expect(signedBeforeChange(case_.flow!).map(({ taskId }) => taskId)).toEqual(['a.1.1']);
    case_.step('p-b', agree('b.1.1'));
    expect(signedBeforeChange(case_.flow!).map(({ taskId }) => taskId)).toEqual(['a.1.1']);
  });

  it('names no document whose file was not uploaded for it', () => {
    const case_ = walk(procedure([stage('a')]));
    const never = { type: 'AttachDocument', sha256: NEVER_UPLOADED, kind: 'minutes' } as const;
    expect(case_.step('p-a', never)).toBe('document-unknown');
    expect(case_.step('p-a', { ...never, sha256: 'ab' })).toEqual(['DocumentAttached.v3']);
  });

  it('keeps the number and the day that a paper bears, where they are given; the day has been', () => {
    const case_ = walk(procedure([stage('a')]));
    const paper = { type: 'AttachDocument', sha256: 'ab', kind: 'minutes' } as const;
    const numbered = { ...paper, documentNo: '港沟党工委〔2026〕12号', documentOn: case_.today };
    expect(case_.step('p-a', { ...numbered, documentOn: '2099-01-01' })).toBe('document-dated-ahead');
    case_.step('p-a', numbered);
    case_.step('p-a', paper);
    const told = case_.events.flatMap((event) => (event.type === 'DocumentAttached.v3' ? [event.data] : []));
    expect(told.map(({ documentNo, documentOn }) => [documentNo, documentOn])).toEqual([
      [numbered.documentNo, case_.today],
      [null, null],
    ]);
  });

  it('reads a document of the second version as one without number and day', () => {
    const data = { sha256: 'ab', kind: 'minutes', mediaType: 'text/plain', bytes: 2, contentHash: 'cd' };
    expect(flowEvents.decode({ type: 'DocumentAttached.v2', data })).toEqual({
      type: 'DocumentAttached.v3',
      data: { ...data, documentNo: null, documentOn: null },
    });
  });

  it('reads a document of the first version as one that is not kept here', () =>
    expect(flowEvents.decode({ type: 'DocumentAttached.v1', data: { sha256: 'ab', kind: 'minutes' } })).toEqual({
      type: 'DocumentAttached.v3',
      data: {
        sha256: 'ab',
        kind: 'minutes',
        mediaType: null,
        bytes: null,
        contentHash: null,
        documentNo: null,
        documentOn: null,
      },
    }));
});

describe('a reopening', () => {
  it('comes after each decision, where the procedure says so', () => {
    const reopen = { outcomes: ['fail'], actors: [{ named: 'town' }], to: 'a', again: true } as const;
    const case_ = walk(procedure([stage('a')], { reopen }));
    for (const round of [1, 2, 3]) {
      case_.step('p-a', agree(`a.${round}.1`));
      case_.step('p-leader', { type: 'DecideCase', office: 'leader', outcome: 'fail', reasons: '仍存在' });
      expect(case_.step('p-town', { type: 'ReopenCase', ground: '再议' })).toEqual([
        'CaseReopened.v1',
        'StageBegun.v1',
      ]);
    }
  });
});
