import { describe, expect, it } from '@jest/globals';
import { personOffice } from '#testing';
import { hostedLine } from '#workflow';
import { decision, move, opening, otherTown, Review, first, third, town } from './rotation.fixture.js';
import { rotations } from './rotation.js';

const between = [move('p-a', first, third), move('p-b', third, first)];
const opened = () => {
  const one = new Review();
  one.step(opening(between, [town, otherTown]), 'p-drafter');
  return one;
};
const atCounty = () => {
  const one = opened();
  one.sign('committees', 'agree', 'p-one');
  one.sign('committees', 'agree', 'p-two');
  return one;
};
const delegate = (one: Review, to: string) =>
  one.step({ type: 'DelegateTask', taskId: 'committees.1.1', to: personOffice(to), request: '了解任职情况' }, 'p-one');
const add = { type: 'AddSignatory', taskId: 'filing.1.1', place: 'before', reason: '会同民政' } as const;
const ask = (taskId: string) => ({ type: 'RequestMaterial', taskId, what: '任职公示' }) as const;
const supply = { type: 'ProvideMaterial', note: '已补' } as const;
const filingClock = ({ state }: Review) => state.flow!.clocks.deadlines['filing'];

describe('a town Party committee', () => {
  it('has a rotation looked into, and gives its opinion itself', () => {
    const one = opened();
    expect(delegate(one, 'p-helper')).toEqual(['TaskDelegated.v1']);
    expect(one.offered).toContain('ReportToDelegator');
    one.sign('committees', 'agree', 'p-one');
    expect(one.state.flow!.tasks[0]).toMatchObject({ status: 'pending' });
    one.step({ type: 'ReportToDelegator', taskId: 'committees.1.1', opinion: '适合交流' }, 'p-helper');
    one.sign('committees', 'agree', 'p-one');
    one.sign('committees', 'agree', 'p-two');
    expect(one.state.flow!.stages).toEqual({ committees: 'complete', filing: 'running' });
  });

  it('asks neither who raised it nor who is moved first', () => {
    for (const kept of ['p-drafter', 'p-a']) expect(delegate(opened(), kept)).toBe('addressee-kept-apart');
  });

  it('asks for material, and the other committee waits with it', () => {
    const one = opened();
    expect(one.step(ask('committees.1.1'), 'p-one')).toContain('MaterialRequested.v1');
    expect(one.sign('committees', 'agree', 'p-two')).toBe('not-open-now');
    expect(hostedLine(rotations, one.state)).toMatchObject({ stage: 'awaiting-material' });
    one.step(supply, 'p-drafter');
    expect(one.sign('committees', 'agree', 'p-two')).toContain('OpinionGiven.v2');
  });

  it('hands its opinion to no other town', () => expect(opened().offered).not.toContain('TransferTask'));
});

describe('the county that files a rotation', () => {
  it('has another office sign, and decides nothing before it has', () => {
    const one = atCounty();
    one.step({ ...add, signatory: personOffice('p-civil') }, 'p-county');
    expect(one.offered).not.toContain('DecideRotation');
    one.sign('filing', 'filed', 'p-county');
    const words = { type: 'GiveOpinion', taskId: 'filing.1.1+1', result: 'filed' } as const;
    one.step({ ...words, ground: null, basisNo: null, opinion: '' }, 'p-civil');
    one.sign('filing', 'filed', 'p-county');
    expect(one.offered).toContain('DecideRotation');
    expect(one.step(decision(), 'p-leader')).toContain('RotationDecided.v1');
  });

  it('adds nobody who gave an opinion, and keeps whoever signs from deciding', () => {
    const one = atCounty();
    expect(one.step({ ...add, signatory: personOffice('p-one') }, 'p-county')).toBe('addressee-kept-apart');
    one.step({ ...add, signatory: personOffice('p-civil') }, 'p-county');
    const words = { type: 'GiveOpinion', taskId: 'filing.1.1+1', result: 'filed' } as const;
    one.step({ ...words, ground: null, basisNo: null, opinion: '' }, 'p-civil');
    one.sign('filing', 'filed', 'p-county');
    const apart = one.requirement(decision())?.separation?.find(({ code }) => code === 'acted-at-earlier-stage');
    expect(apart?.persons).toEqual(expect.arrayContaining(['p-county', 'p-civil']));
  });

  it('asks for material: its time stands until it comes', () => {
    const one = atCounty();
    expect(one.step(ask('filing.1.1'), 'p-county')).toContain('DeadlinePaused.v1');
    expect(filingClock(one)).toMatchObject({ status: 'paused' });
    expect(one.step(decision(), 'p-leader')).toBe('not-open-now');
    one.step(supply, 'p-drafter');
    expect(filingClock(one)).toMatchObject({ status: 'running' });
  });
});
