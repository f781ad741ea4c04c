import { describe, expect, it } from '@jest/globals';
import { agree, envOf, office, procedure, stage, submit, Walk } from './flow.fixture.js';
import { flowRequirement } from './flow.policy.js';
import type { FlowCommand } from './flow.commands.js';
import { openMoves } from './moves.js';
import { routePreview } from './route-preview.js';

const { offices } = envOf('2026-03-02', 'p');
const requirement = ({ procedure: of, flow }: Walk, command: Exclude<FlowCommand, { type: 'SubmitCase' }>) =>
  flowRequirement(of, command, flow!, offices);
type Acting = Exclude<FlowCommand, { type: 'SubmitCase' }>;

const twoStages = () => {
  const case_ = new Walk(
    procedure([stage('a', { apartFrom: ['draft'] }), stage('b', { after: ['a'], apartFrom: ['draft', 'a'] })], {
      decision: {
        title: { zh: '决定', en: 'decision' },
        basis: ['handbook W1a'],
        actors: [{ named: 'leader' }],
        outcomes: { pass: { title: { zh: '通过', en: 'pass' } } },
        deadline: null,
        apartFrom: ['draft', 'a', 'b'],
      },
    }),
    { a: [office('police'), office('court')] },
  );
  case_.step('p-drafter', submit);
  return case_;
};

describe('who may act on a case', () => {
  it('is the office of the task, without the person concerned and the drafter', () =>
    expect(requirement(twoStages(), agree('a.1.1') as Acting)).toEqual({
      anyOf: [{ person: 'p-police' }],
      separation: [
        { code: 'own-case', persons: ['p-subject'] },
        { code: 'drafter-acts-apart', persons: ['p-drafter'] },
      ],
    }));

  it('is nobody who has signed beside it, for themselves or for another', () => {
    const case_ = twoStages();
    case_.step('p-police', agree('a.1.1'));
    expect(requirement(case_, agree('a.1.2') as Acting)?.separation).toContainEqual({
      code: 'acts-once-in-a-stage',
      persons: ['p-police'],
    });
  });

  it('is whoever signed in an earlier round, where the stage is gone through again', () => {
    const reopen = { outcomes: ['fail'], actors: [{ named: 'town' }], to: 'a' } as const;
    const case_ = new Walk(procedure([stage('a')], { reopen }), { a: [office('police'), office('court')] });
    case_.step('p-drafter', submit);
    case_.step('p-police', agree('a.1.1'));
    case_.step('p-court', agree('a.1.2'));
    case_.step('p-leader', { type: 'DecideCase', office: 'leader', outcome: 'fail', reasons: '存在问题' });
    case_.step('p-town', { type: 'ReopenCase', ground: '已整改' });
    expect(requirement(case_, agree('a.2.1') as Acting)?.separation).toEqual([
      { code: 'own-case', persons: ['p-subject'] },
    ]);
  });

  it('is nobody who has acted at a stage from which this one is apart', () => {
    const case_ = twoStages();
    case_.step('p-police', agree('a.1.1'));
    case_.step('p-court', agree('a.1.2'));
    const atB = { code: 'acted-at-earlier-stage', persons: ['p-police', 'p-court'] };
    expect(requirement(case_, agree('b.1.1') as Acting)?.separation).toContainEqual(atB);
    case_.step('p-b', agree('b.1.1'));
    const decide = { type: 'DecideCase', office: 'leader', outcome: 'pass', reasons: '' } as const;
    expect(requirement(case_, decide)).toEqual({
      anyOf: [{ person: 'p-leader' }],
      separation: [
        { code: 'own-case', persons: ['p-subject'] },
        { code: 'drafter-acts-apart', persons: ['p-drafter'] },
        { code: 'acted-at-earlier-stage', persons: ['p-police', 'p-court', 'p-b'] },
      ],
    });
  });

  it('is nobody where the case is not open for it', () =>
    expect(requirement(twoStages(), agree('b.1.1') as Acting)).toBeUndefined());

  it('is the drafter and the supervisors for urging', () =>
    expect(requirement(twoStages(), { type: 'UrgeCase', note: '' })?.anyOf).toEqual([
      { person: 'p-drafter' },
      { person: 'p-supervisor' },
    ]));
});

describe('the open moves of a case', () => {
  it('name the legal basis of each', () => {
    const { procedure: of, flow } = twoStages();
    expect(openMoves(of, flow!, offices).filter(({ basis }) => basis.length === 0)).toEqual([]);
  });
});

describe('the route of a case', () => {
  it('is shown before it is submitted, with offices, time limits and basis', () => {
    const of = procedure([
      stage('a', { deadline: { rule: 'sample.reply', each: 'office' } }),
      stage('b', { after: ['a'] }),
      stage('c', { after: ['b'], ownLimit: 'sample.reply' }),
    ]);
    const env = envOf('2026-03-02', 'p', { a: [office('police'), office('court', false)] });
    expect(routePreview(of, env)).toMatchObject([
      {
        key: 'a',
        offices: [
          { office: 'police', manned: true },
          { office: 'court', manned: false },
        ],
        limit: { rule: 'sample.reply', amount: 3, unit: 'workingDay', ifBegunToday: '2026-03-05' },
      },
      { key: 'b', after: ['a'], limit: null, basis: ['handbook 2.3'] },
      { key: 'c', limit: { rule: 'sample.reply', ifBegunToday: '2026-03-05' } },
      { key: 'decision', after: ['a', 'b', 'c'], offices: [{ office: 'leader' }], basis: ['handbook W1a'] },
    ]);
  });
});
