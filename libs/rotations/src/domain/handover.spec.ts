import { describe, expect, it } from '@jest/globals';
import { procedureFaults } from '#workflow';
import { path } from './adjustment.fixture.js';
import type { HandoverWords } from './handover.commands.js';
import {
  check,
  close,
  confirm,
  enforce,
  extend,
  Handing,
  incoming,
  inventoried,
  item,
  list,
  opened,
  opening,
  order,
  outgoing,
  refuse,
  sign,
  signed,
} from './handover.fixture.js';
import { handovers } from './handover.js';

it('the procedure of a handover has no fault', () => expect(handovers.procedures.flatMap(procedureFaults)).toEqual([]));

describe('a handover', () => {
  it('is due five working days after the announcement; of a committee seat, ten days after the election', () => {
    expect(opened().clock('handover')).toMatchObject({ dueOn: '2026-03-09' });
    const committee = { ...opening, ruleKey: 'handover.vc' } as HandoverWords;
    expect(new Handing().do(committee).clock('handover')).toMatchObject({ dueOn: '2026-03-12' });
  });

  it('is opened once, by the program', () => {
    expect(opened().step(opening)).toBe('handover-exists');
    expect(new Handing().step(list)).toBe('not-open-now');
    expect(new Handing().who(opening)).toEqual([{ system: true }]);
  });

  it('goes from the list to the closed case', () => {
    const one = opened();
    const standings = [one.standing];
    for (const words of [
      list,
      check('i1'),
      check('i2'),
      confirm,
      sign('outgoing'),
      sign('incoming'),
      sign('witness'),
      close,
    ]) {
      one.do(words);
      standings.push(one.standing);
    }
    expect([...new Set(standings)]).toEqual(['planned', 'list-prepared', 'inventoried', 'signed', 'closed']);
    expect([one.state.flow!.status, one.clock('handover')!.status]).toEqual(['closed', 'met']);
    expect(one.step(extend)).toBe('not-open-now');
  });

  it('has forms of its own for what the kernel would offer', () => {
    const words = { type: 'DecideCase', office: '', outcome: 'handed-over', reasons: '' } as never;
    expect(signed().step(words)).toBe('use-own-form');
  });
});

describe('the list', () => {
  it('names each thing once, and a seal with photo and serial', () => {
    const prepared = (...items: readonly object[]) => opened().step({ type: 'PrepareList', items } as never);
    expect(prepared()).toBe('list-empty');
    expect(prepared(item('i1'), item('i1'))).toBe('item-twice');
    expect(prepared({ ...item('i1', 'seal'), photo: null })).toBe('seal-undocumented');
    expect(prepared({ ...item('i1', 'seal'), serial: null })).toBe('seal-undocumented');
  });

  it('is prepared by who leaves or the town, and checked by who comes', () => {
    expect(opened().who(list)).toEqual([{ person: outgoing }, { role: 'townOrgOfficer', org: path[2] }]);
    expect(opened().who(check('i1'))).toEqual([{ person: incoming }]);
  });

  it('prepared anew is checked anew', () => {
    const one = opened().do(list, check('i1'), check('i2'), list);
    expect(one.step(confirm)).toBe('items-unchecked');
  });

  it('is checked item by item; a dispute has a note', () => {
    const one = opened().do(list);
    expect(one.step(check('i9'))).toBe('unknown-item');
    expect(one.step(check('i1', 'disputed', ' '))).toBe('dispute-without-note');
    one.do(check('i1', 'disputed', '印章缺角'));
    expect(one.step(confirm)).toBe('items-unchecked');
    one.do(check('i2'), confirm);
    expect(one.standing).toBe('discrepancies');
  });

  it('stands once the inventory is confirmed', () => {
    expect(opened().step(confirm)).toBe('list-missing');
    const one = inventoried();
    expect([list, check('i1'), confirm].map((words) => one.step(words))).toEqual(Array(3).fill('inventory-confirmed'));
  });
});

describe('whoever takes over', () => {
  it('is named by the town where nobody is known, until they have signed', () => {
    const name = (receiverId: string) => ({ type: 'NameReceiver', receiverId }) as const;
    const one = new Handing().do({ ...opening, receiverId: null } as HandoverWords);
    expect(one.who(check('i1'))).toEqual([]);
    expect(one.step(name(outgoing))).toBe('receiver-is-outgoing');
    expect(one.step(name('p-acting'))).toEqual(['ReceiverNamed.v1']);
    expect(one.step(name('p-acting'))).toEqual([]);
    expect(signed().step(name('p-other'))).toBe('receiver-signed');
  });
});

describe('the signatures', () => {
  it('are three, each once, after the inventory', () => {
    expect(opened().do(list).step(sign('witness'))).toBe('not-inventoried');
    const one = inventoried().do(sign('outgoing'));
    expect(one.step(sign('outgoing'))).toBe('signed-already');
    expect(one.step(close)).toBe('signatures-missing');
    expect(one.who(sign('witness'))).toEqual([{ role: 'townDisciplineOfficer', org: path[2] }]);
    expect(one.who(sign('incoming'))).toEqual([{ person: incoming }]);
  });

  it('are followed by four copies', () => {
    expect(signed().step({ ...close, holders: ['audit', 'unit', 'discipline'] })).toBe('copies-missing');
    expect(signed().step(close)).toEqual(
      expect.arrayContaining(['HandoverCopiesFiled.v1', 'CaseDecided.v1', 'CaseClosed.v1', 'HandoverClosed.v1']),
    );
    expect(opened().step(close)).toBe('not-inventoried');
  });
});

describe('a refusal', () => {
  it('is complained of, and ordered by the town within five days', () => {
    const one = opened();
    expect(one.step({ ...refuse, complainedOn: '2026-03-03' })).toBe('date-ahead');
    expect(one.step(order)).toBe('not-refused');
    one.do(refuse);
    expect([one.standing, one.clock('order')!.dueOn]).toEqual(['refused', '2026-03-09']);
    expect(one.step(refuse)).toBe('refused-already');
    expect(one.step({ ...order, until: '2026-03-01' })).toBe('until-not-ahead');
    one.do(order);
    expect([one.standing, one.clock('order')!.status, one.step(order)]).toEqual(['ordered', 'met', 'ordered-already']);
  });

  it('comes from nobody who has signed', () =>
    expect(inventoried().do(sign('outgoing')).step(refuse)).toBe('signed-already'));

  it('that is enforced stands for the missing signature, and for no other', () => {
    const one = inventoried().do(sign('incoming'), refuse);
    expect(one.step(enforce)).toBe('not-ordered');
    one.do(order);
    one.today = order.until;
    expect(one.step(enforce)).toBe('order-still-runs');
    one.today = '2026-03-07';
    one.do(enforce);
    expect([one.standing, one.step(enforce), one.step(close)]).toEqual([
      'enforced',
      'enforced-already',
      'signatures-missing',
    ]);
    one.do(sign('witness'));
    expect(one.step(close)).toContain('HandoverClosed.v1');
  });
});

describe('an order that is followed in time', () => {
  it('is enforced against nobody', () => {
    const one = inventoried().do(refuse, order, sign('outgoing'));
    one.today = '2026-03-07';
    expect(one.step(enforce)).toBe('signed-already');
  });
});

describe('an extension', () => {
  it('is given once, before the day, for ten working days at most, from that day on', () => {
    const one = opened();
    expect(one.step({ ...extend, days: 11 })).toBe('extension-too-long');
    one.do(extend);
    expect([one.clock('handover')!.status, one.clock('handover~extended')!.dueOn]).toEqual(['cancelled', '2026-03-16']);
    expect(one.step(extend)).toBe('extended-already');
    const late = opened();
    late.today = '2026-03-10';
    expect(late.step(extend)).toBe('extension-late');
  });
});
