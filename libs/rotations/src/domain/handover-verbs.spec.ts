import { describe, expect, it } from '@jest/globals';
import { personOffice } from '#testing';
import { hostedActions } from '#workflow';
import { check, close, confirm, Handing, incoming, list, opened, outgoing, sign } from './handover.fixture.js';
import { handovers } from './handover.js';

const taskId = 'inventory.1.1';
const count = (one: Handing, to: string) =>
  one.step({ type: 'DelegateTask', taskId, to: personOffice(to), request: '请清点固定资产' }, 'p-officer');
const add = (one: Handing, to: string, place: 'before' | 'beside' | 'after' = 'beside') =>
  one.step({ type: 'AddSignatory', taskId, place, signatory: personOffice(to), reason: '监交' }, 'p-officer');
const beside = { type: 'GiveOpinion', taskId: `${taskId}+1`, result: 'inventoried' } as const;
const signBeside = (one: Handing) => one.step({ ...beside, ground: null, basisNo: null, opinion: '' }, 'p-discipline');
const checked = () => opened().do(list, check('i1'), check('i2'));
const offered = ({ state }: Handing) => hostedActions(handovers, state).map(({ action }) => action);

describe('the inventory of a handover', () => {
  it('is counted by somebody who reports, and confirmed by the town', () => {
    const one = checked();
    expect(count(one, 'p-clerk')).toEqual(['TaskDelegated.v1']);
    expect(offered(one)).not.toContain('ConfirmInventory');
    expect(one.step(confirm)).toBe('not-open-now');
    expect(one.step(check('i1', 'disputed', '账实不符'), incoming)).toEqual(['HandoverItemChecked.v1']);
    one.step({ type: 'ReportToDelegator', taskId, opinion: '账实相符' }, 'p-clerk');
    expect(offered(one)).toContain('ConfirmInventory');
    expect(one.step(confirm)).toContain('InventoryConfirmed.v1');
  });

  it.each(['beside', 'after'] as const)(
    'is signed %s by whom the town adds, before anybody signs the handover',
    (place) => {
      const one = checked();
      add(one, 'p-discipline', place);
      one.do(confirm);
      expect(offered(one)).not.toContain('SignHandover');
      expect([one.step(sign('outgoing')), one.step(close)]).toEqual(['not-inventoried', 'not-inventoried']);
      expect(signBeside(one)).toContain('StageCompleted.v1');
      one.do(sign('outgoing'), sign('incoming'), sign('witness'), close);
      expect(one.standing).toBe('closed');
    },
  );

  it('waits for who is to sign before the town', () => {
    const one = checked();
    add(one, 'p-discipline', 'before');
    expect(one.step(confirm)).toBe('not-open-now');
    expect(offered(one)).not.toContain('ConfirmInventory');
    signBeside(one);
    expect(one.step(confirm)).toContain('StageCompleted.v1');
  });

  it('is neither counted nor signed by the two parties', () => {
    for (const act of [count, add]) {
      expect(act(checked(), incoming)).toBe('receiver-watches');
      expect(act(checked(), outgoing)).toBe('addressee-kept-apart');
    }
  });

  it('is confirmed by its own form, by whom the procedure names', () => {
    const words = { ...beside, taskId, ground: null, basisNo: null, opinion: '' } as const;
    expect(checked().step(words)).toBe('use-own-form');
  });
});

describe('the signatures of a handover', () => {
  it('are given in person: nobody is asked, added or waited for in their place', () => {
    const one = checked().do(confirm);
    for (const verb of ['DelegateTask', 'AddSignatory', 'TransferTask', 'RequestMaterial'])
      expect(offered(one)).not.toContain(verb);
    expect([count(one, 'p-clerk'), add(one, 'p-clerk')]).toEqual(['not-open-now', 'not-open-now']);
  });

  it('and the days of a handover stand still for nobody', () =>
    expect(opened().step({ type: 'RequestMaterial', taskId, what: '账册' })).toBe('not-open-now'));
});
