import { describe, expect, it } from '@jest/globals';
import { personOffice } from '#testing';
import { hostedActions } from '#workflow';
import { accept, submitted, type Filing } from './filing.fixture.js';
import { secretaryFilings } from './filing.js';

const signatory = personOffice('p-civil');
const add = (filing: Filing, place: 'before' | 'after' | 'beside') => {
  const words = { type: 'AddSignatory', taskId: 'examination.1.1', place, signatory, reason: '会同民政' } as const;
  return filing.step(words, 'p-examiner');
};
const added = (place: 'before' | 'after' | 'beside') => {
  const filing = submitted();
  add(filing, place);
  return filing;
};
const says = (filing: Filing, result: string) => {
  const words = { type: 'GiveOpinion', taskId: 'examination.1.1+1', result, opinion: '' } as const;
  return filing.step({ ...words, ground: null, basisNo: null }, 'p-civil');
};
const offered = ({ state }: Filing) => hostedActions(secretaryFilings, state).map(({ action }) => action);

describe('an examination', () => {
  it('is signed beside by whom the examiner has added, by the common verb; the examiner keeps the checklist', () => {
    const filing = added('beside');
    expect(offered(filing)).toEqual(expect.arrayContaining(['GiveOpinion', 'ExamineFiling']));
    expect(filing.examine()).not.toContain('StageCompleted.v1');
    expect(offered(filing)).not.toContain('ExamineFiling');
    expect(filing.examine()).toBe('not-open-now');
    expect(says(filing, 'conforming')).toContain('StageCompleted.v1');
    expect(filing.step(accept, 'p-leader')).toContain('FilingAccepted.v1');
  });

  it('waits for who signs before it, and is followed by who signs after it', () => {
    const before = added('before');
    expect(offered(before)).not.toContain('ExamineFiling');
    expect(before.examine()).toBe('not-open-now');
    says(before, 'conforming');
    expect(before.examine()).toContain('StageCompleted.v1');
    const after = added('after');
    expect(says(after, 'conforming')).toBe('not-open-now');
    after.examine();
    expect(says(after, 'conforming')).toContain('StageCompleted.v1');
  });

  it('is not accepted against what an added signatory finds wanting', () => {
    const filing = added('beside');
    filing.examine();
    says(filing, 'deficient');
    expect(filing.step(accept, 'p-leader')).toBe('deficiencies-stand');
  });

  it('keeps its checklist when an added signatory takes their word back', () => {
    const filing = added('beside');
    filing.examine();
    says(filing, 'deficient');
    const back = { type: 'TakeBackOpinion', reason: '看漏了附件' } as const;
    expect(filing.step({ ...back, taskId: 'examination.1.1+1' }, 'p-civil')).toContain('OpinionRetracted.v1');
    says(filing, 'conforming');
    expect(filing.step(accept, 'p-leader')).toContain('FilingAccepted.v1');
    const own = submitted();
    own.examine();
    own.step({ ...back, taskId: 'examination.1.1' }, 'p-examiner');
    expect(own.step(accept, 'p-leader')).toBe('not-examined');
    expect(own.examine()).toContain('StageCompleted.v1');
  });

  it('asks for material: the time of the county stands until it comes, or until the cap', () => {
    const ask = { type: 'RequestMaterial', taskId: 'examination.1.1', what: '表决票' } as const;
    const filing = submitted();
    expect(filing.dueOf('filing-reply')).toEqual(['running', '2026-03-09']);
    expect(filing.step(ask, 'p-examiner')).toContain('DeadlinePaused.v1');
    expect(filing.dueOf('filing-reply')).toEqual(['paused', '2026-03-09']);
    expect(offered(filing)).not.toContain('ExamineFiling');
    filing.at('2026-03-04').step({ type: 'ProvideMaterial', note: '已补' }, 'p-drafter');
    expect(filing.dueOf('filing-reply')).toEqual(['running', '2026-03-11']);
    const capped = submitted();
    capped.step(ask, 'p-examiner');
    expect(capped.at('2026-03-09').step({ type: 'AdvanceCase' })).toEqual([]);
    expect(capped.at('2026-03-10').step({ type: 'AdvanceCase' })).toContain('MaterialCapReached.v1');
    expect(capped.dueOf('filing-reply')).toEqual(['running', '2026-03-17']);
    expect(capped.examine()).toContain('StageCompleted.v1');
  });
});
