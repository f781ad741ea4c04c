import { describe, expect, it } from '@jest/globals';
import { personOffice } from '#testing';
import { Adjustment, opening } from './adjustment.fixture.js';

const opened = () => {
  const one = new Adjustment();
  one.step(opening, 'p-drafter');
  return one;
};
const delegate = (one: Adjustment, to: string) =>
  one.step({ type: 'DelegateTask', taskId: 'verification.1.1', to: personOffice(to), request: '入户核实' }, 'p-org');
const beforeCounty = () => new Adjustment().verified().heard().proposed();
const ask = { type: 'RequestMaterial', taskId: 'filing.1.1', what: '谈话记录' } as const;
const supply = { type: 'ProvideMaterial', note: '已补' } as const;
const filingClock = ({ state }: Adjustment) => state.flow!.clocks.deadlines['filing'];

describe('the verification of an adjustment', () => {
  it('is looked into by somebody else, and signed by the team', () => {
    const one = opened();
    expect(delegate(one, 'p-helper')).toEqual(['TaskDelegated.v1']);
    expect(
      one.step({ type: 'ReportToDelegator', taskId: 'verification.1.1', opinion: '情况属实' }, 'p-helper'),
    ).toEqual(['DelegateReported.v1']);
    one.sign('verification', 'established', 'p-org');
    expect(one.sign('verification', 'established', 'p-discipline')).toContain('StageCompleted.v1');
  });

  it('is not looked into by who raised it, or by the cadre', () => {
    expect(delegate(opened(), 'p-drafter')).toBe('addressee-kept-apart');
    expect(delegate(opened(), 'p-cadre')).toBe('addressee-kept-apart');
  });
});

describe('the filing of an adjustment', () => {
  it('asks for material: its time stands until it comes', () => {
    const one = beforeCounty();
    const { dueOn } = filingClock(one)!;
    expect(one.step(ask, 'p-county')).toContain('DeadlinePaused.v1');
    one.today = '2026-03-04';
    one.step(supply, 'p-drafter');
    expect(filingClock(one)).toMatchObject({ status: 'running' });
    expect(filingClock(one)!.dueOn > dueOn).toBe(true);
    expect(one.filed().state.flow!.stages).toMatchObject({ filing: 'complete' });
  });

  it('stands for material and for an investigation until neither is left', () => {
    const one = beforeCounty();
    one.step(ask, 'p-county');
    one.lock = { resignationConsented: false };
    one.step({ type: 'NoteInvestigation' });
    one.step(supply, 'p-drafter');
    expect(filingClock(one)).toMatchObject({ status: 'paused' });
    one.lock = null;
    one.step({ type: 'NoteInvestigation' });
    expect(filingClock(one)).toMatchObject({ status: 'running' });
    one.step(ask, 'p-county');
    one.lock = { resignationConsented: false };
    one.step({ type: 'NoteInvestigation' });
    one.lock = null;
    one.step({ type: 'NoteInvestigation' });
    expect(filingClock(one)).toMatchObject({ status: 'paused' });
    one.step(supply, 'p-drafter');
    expect(filingClock(one)).toMatchObject({ status: 'running' });
  });
});
