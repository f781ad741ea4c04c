import { describe, expect, it } from '@jest/globals';
import { personOffice } from '#testing';
import { hostedActions, hostedLine } from '#workflow';
import { applied, apply, Candidacy, ending, recommended, reviewed, team } from './candidacy.fixture.js';
import { candidacies } from './candidacy.js';
import { candidate } from './joint-review.fixture.js';

const [unit, compared] = ['recommendation.1.1', 'comparison.1.1'];
const delegate = (one: Candidacy, taskId: string, to: string, by = 'p-secretary') =>
  one.step({ type: 'DelegateTask', taskId, to: personOffice(to), request: '核实学历' }, by);
const ask = (taskId: string) => ({ type: 'RequestMaterial', taskId, what: '学历证书' }) as const;
const supply = { type: 'ProvideMaterial', note: '已补' } as const;
const clock = ({ state }: Candidacy, name: string) => state.flow!.clocks.deadlines[name];
const offered = ({ state }: Candidacy, verb: string) =>
  hostedActions(candidacies, state).filter(({ action }) => action === verb);

describe('the unit of a candidate', () => {
  it('has what it recommends looked into, and recommends itself', () => {
    const one = applied();
    expect(delegate(one, unit, 'p-member')).toEqual(['TaskDelegated.v1']);
    expect(one.recommend()).toBe('not-open-now');
    expect(one.step({ type: 'ReportToDelegator', taskId: unit, opinion: '属实' }, 'p-member')).toEqual([
      'DelegateReported.v1',
    ]);
    expect(one.recommend()).toContain('CandidateRecommended.v1');
  });

  it('does not ask the candidate, nor who took the application', () => {
    for (const kept of [candidate, 'p-clerk']) expect(delegate(applied(), unit, kept)).toBe('addressee-kept-apart');
  });

  it('has somebody sign besides, who studies nothing collectively', () => {
    const one = new Candidacy();
    one.step(apply, 'p-clerk');
    const add = { type: 'AddSignatory', taskId: unit, place: 'before', signatory: personOffice('p-member') } as const;
    one.step({ ...add, reason: '组织委员把关' }, 'p-secretary');
    const words = { type: 'GiveOpinion', result: 'recommend', ground: null, basisNo: null, opinion: '' } as const;
    expect(one.step({ ...words, taskId: `${unit}+1` }, 'p-member')).toContain('OpinionGiven.v2');
    expect(one.recommend()).toBe('minutes-missing');
    one.attach();
    expect(one.recommend()).toContain('CandidateRecommended.v1');
  });

  it('asks whoever applied for material: its time stands until it comes', () => {
    const one = applied();
    const { dueOn } = clock(one, 'recommendation')!;
    expect(one.step(ask(unit), 'p-secretary')).toContain('DeadlinePaused.v1');
    expect(hostedLine(candidacies, one.state)).toMatchObject({ stage: 'awaiting-material', paused: true });
    expect(offered(one, 'ProvideMaterial')).toMatchObject([{ anyOf: [{ person: 'p-clerk' }], dueOn: '2026-03-09' }]);
    one.at('2026-03-04').step(supply, 'p-clerk');
    expect(clock(one, 'recommendation')).toMatchObject({ status: 'running' });
    expect(clock(one, 'recommendation')!.dueOn > dueOn).toBe(true);
  });

  it('hands its task to nobody: applications go through it', () => {
    expect(offered(applied(), 'TransferTask')).toEqual([]);
    expect(offered(reviewed(), 'TransferTask')).toEqual([]);
    expect(offered(recommended(), 'DelegateTask')).toEqual([]);
  });
});

describe('the team', () => {
  it('has what it compares looked into by nobody of its own, nor of the unit', () => {
    const one = reviewed();
    expect(delegate(one, compared, team[1], team[0])).toBe('delegate-on-team');
    expect(delegate(one, compared, 'p-secretary', team[0])).toBe('addressee-kept-apart');
    expect(delegate(one, compared, 'p-clerk-of-county', team[0])).toEqual(['TaskDelegated.v1']);
    expect(one.compare(team[0])).toBe('not-open-now');
    expect(one.compare(team[1])).toContain('OpinionGiven.v2');
  });

  it('waits for material no longer than the cap: the clock of each runs on', () => {
    const one = reviewed();
    one.step(ask(compared), team[0]);
    expect(one.compare(team[1])).toBe('not-open-now');
    expect(one.at('2026-03-09').step({ type: 'AdvanceCase' })).toEqual([]);
    expect(one.at('2026-03-10').step({ type: 'AdvanceCase' })).toContain('MaterialCapReached.v1');
    for (const member of team) expect(clock(one, `comparison~team:${member}`)).toMatchObject({ status: 'running' });
  });

  it('gets no case back by a cap once false material has ended it', () => {
    const one = reviewed();
    one.step(ask(compared), team[0]);
    expect(one.step(ending, 'p-leader')).toContain('CaseEnded.v1');
    expect(one.at('2026-03-20').step({ type: 'AdvanceCase' })).toEqual([]);
    expect(one.state.flow).toMatchObject({ status: 'ended', clocks: { milestones: {} } });
  });
});
