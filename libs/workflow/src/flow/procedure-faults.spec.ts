import { describe, expect, it } from '@jest/globals';
import { opinions, procedure, stage } from './flow.fixture.js';
import { procedureFaults } from './procedure-faults.js';
import type { Procedure, ProcedureStage } from './procedure.js';

const good = procedure([
  stage('a', { may: ['return'], returnsTo: ['draft'] }),
  stage('b', { after: ['a'], apartFrom: ['draft', 'a'] }),
]);
const withStage = (values: Partial<ProcedureStage>) => procedure([stage('a'), stage('b', { after: ['a'], ...values })]);
const of = (values: Partial<Procedure>): Procedure => ({ ...good, ...values });

describe('a procedure', () => {
  it('that can be run has no fault', () => expect(procedureFaults(good)).toEqual([]));

  it.each<[string, Procedure, string]>([
    ['without a version', of({ version: 0 }), 'sample: the version is a whole number from 1'],
    ['without a basis', of({ basis: [] }), 'sample names no legal basis'],
    ['with a name used twice', procedure([stage('a'), stage('a')]), 'sample has two stages of one name'],
    ['that never begins', procedure([]), 'sample has no stage to begin with'],
    ['that nobody decides', of({ decision: { ...good.decision, actors: [] } }), 'sample: nobody decides'],
    [
      'whose decision says nothing',
      of({ decision: { ...good.decision, outcomes: {} } }),
      'sample: a decision can say nothing',
    ],
    [
      'whose decision has no basis',
      of({ decision: { ...good.decision, basis: [] } }),
      'sample: the decision names no legal basis',
    ],
    [
      'whose decision is apart from no stage',
      of({ decision: { ...good.decision, apartFrom: ['z'] } }),
      'sample: the decision is apart from z, which is no stage',
    ],
    [
      'that reopens after what is never said',
      of({ reopen: { outcomes: ['perhaps'], actors: [], to: 'a' } }),
      'sample: reopens after perhaps, which no decision says',
    ],
    [
      'that reopens nowhere',
      of({ reopen: { outcomes: ['fail'], actors: [], to: 'z' } }),
      'sample: reopens at z, which is no stage',
    ],
    [
      'that is decided by a post',
      of({ decision: { ...good.decision, actors: [{ post: 'secretary', at: 'village' }] } }),
      'sample: whoever decides or reopens holds a role or is named by the case',
    ],
    [
      'that is withdrawn before no stage',
      of({ withdraw: { beforeStage: 'z' } }),
      'sample: withdraws before z, which is no stage',
    ],
    ['with a stage called draft', procedure([stage('draft')]), 'sample/draft: the name is taken'],
    [
      'with a stage after no stage',
      withStage({ after: ['a', 'z'] }),
      'sample/b comes after a stage that does not exist',
    ],
    [
      'that turns in a circle',
      procedure([stage('x'), stage('a', { after: ['b'] }), stage('b', { after: ['a'] })]),
      'sample/a comes after itself',
    ],
    ['with a stage without basis', withStage({ basis: [] }), 'sample/b names no legal basis'],
    ['with a stage without actors', withStage({ actors: [] }), 'sample/b: nobody acts'],
    [
      'with a stage that cannot agree',
      withStage({ results: { object: opinions['object']! } }),
      'sample/b: no opinion lets the case go on',
    ],
    ['that needs no signature', withStage({ countersign: { atLeast: 0 } }), 'sample/b: nobody needs to sign'],
    [
      'that returns ahead',
      withStage({ may: ['return'], returnsTo: ['b'] }),
      'sample/b returns to what does not come before it',
    ],
    [
      'that is apart from what is ahead',
      withStage({ apartFrom: ['b'] }),
      'sample/b is apart from what does not come before it',
    ],
    ['that returns to nowhere', withStage({ may: ['return'] }), 'sample/b returns, or says to where, but not both'],
    [
      'that asks for material without end',
      procedure([stage('a', { may: ['request-material'] })], { materialCap: null }),
      'sample/a asks for material without a cap',
    ],
  ])('%s says so', (_name, faulty, sentence) => expect(procedureFaults(faulty)).toContain(sentence));
});
