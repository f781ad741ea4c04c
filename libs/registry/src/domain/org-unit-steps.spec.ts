import { describe, it } from '@jest/globals';
import { fold } from '#kernel';
import { specify } from '#testing';
import type { ChangePart, OrgChangeStep, OrgUnitChange } from './org-unit.commands.js';
import type { OrgUnitEvent } from './org-unit.events.js';
import { orgUnit } from './org-unit.js';

const spec = specify(orgUnit.decider);
const village: OrgUnitEvent = {
  type: 'OrgUnitRegistered.v1',
  data: {
    code: '370102001001',
    name: '东村',
    level: 'village',
    parentCode: '370102001',
    registeredOn: '2026-03-02',
  },
};
const decree = { on: '2026-05-01', documentNo: '历政字〔2026〕8号', reason: '区划调整' };
const env = { today: '2026-05-06' };
const code = '370102001001';
const rename: OrgUnitChange = { type: 'RenameOrgUnit', name: '东新村', ...decree, env };
const close: OrgUnitChange = { type: 'CloseOrgUnit', ...decree, env: { ...env, hasOpenChildren: false } };
const closed: OrgUnitEvent = { type: 'OrgUnitClosed.v1', data: { code, ...decree } };
const held: OrgUnitEvent = { type: 'OrgUnitHeld.v1', data: { code, changeId: 'c1' } };

describe('a unit in a merger or split', () => {
  const hold: Extract<OrgChangeStep, { type: 'HoldOrgUnit' }> = {
    type: 'HoldOrgUnit',
    code,
    changeId: 'c1',
    part: 'merged',
    ends: true,
    parentCode: '370102001',
    on: '2026-05-01',
    env: { ...env, hasOpenChildren: false },
  };
  const apply = (part: ChangePart, changeId = 'c1'): OrgChangeStep => ({
    type: 'ApplyOrgChange',
    code,
    changeId,
    part,
    ...decree,
    env,
  });

  it('is held once, and by one change at a time', () => {
    spec.given(village).when(hold).thenEvents(held);
    spec.given(village, held).when(hold).thenNothing();
    spec
      .given(village, held)
      .when({ ...hold, changeId: 'c2' })
      .thenRejected('change-under-way');
  });

  it('is held only where it still can be merged', () => {
    spec.given().when(hold).thenRejected('unknown-unit');
    spec.given(village, closed).when(hold).thenRejected('unit-ended');
    spec
      .given(village)
      .when({ ...hold, parentCode: '370102002' })
      .thenRejected('not-same-parent');
    spec
      .given(village)
      .when({ ...hold, env: { ...hold.env, hasOpenChildren: true } })
      .thenRejected('has-open-children');
    spec
      .given(village)
      .when({ ...hold, part: 'established' })
      .thenRejected('already-registered');
  });

  it('takes no other change while it is held, and each again once it is let go', () => {
    for (const command of [rename, close]) spec.given(village, held).when(command).thenRejected('change-under-way');
    const released: OrgUnitEvent = { type: 'OrgUnitReleased.v1', data: { code, changeId: 'c1' } };
    const release: OrgChangeStep = { type: 'ReleaseOrgUnit', code, changeId: 'c1', env };
    spec.given(village, held).when(release).thenEvents(released);
    spec.given(village).when(release).thenNothing();
    spec.given(village, held, released).when(rename).thenEventTypes('OrgUnitRenamed.v1');
  });

  it.each([
    [{ as: 'merged', successor: '370102001002' }, 'OrgUnitMerged.v1', 'unit-ended'],
    [{ as: 'split', successors: ['370102001008'], goesOn: false }, 'OrgUnitSplit.v1', 'unit-ended'],
  ] as const)('ends where it is %j', (part, type, refusal) => {
    spec.given(village, held).when(apply(part)).thenEventTypes(type);
    const state = fold(orgUnit.decider, [village, held]);
    const [event] = orgUnit.decider.decide(apply(part), state) as readonly OrgUnitEvent[];
    spec.given(village, held, event!).when(rename).thenRejected(refusal);
  });

  it('goes on where it is enlarged or something is split off it', () => {
    const enlarged: OrgUnitEvent = {
      type: 'OrgUnitEnlarged.v1',
      data: { code, predecessors: ['370102001002'], changeId: 'c1', ...decree },
    };
    spec
      .given(village, held)
      .when(apply({ as: 'enlarged', predecessors: ['370102001002'] }))
      .thenEvents(enlarged);
    spec.given(village, held, enlarged).when(rename).thenEventTypes('OrgUnitRenamed.v1');
    const split: OrgUnitEvent = {
      type: 'OrgUnitSplit.v1',
      data: { code, successors: ['370102001008'], goesOn: true, changeId: 'c1', ...decree },
    };
    spec.given(village, held, split).when(rename).thenEventTypes('OrgUnitRenamed.v1');
  });

  it('is established with what it came from', () =>
    spec
      .given(held)
      .when(
        apply({
          as: 'established',
          name: '大东村',
          level: 'village',
          parentCode: '370102001',
          predecessors: ['a', 'b'],
        }),
      )
      .thenEvents({
        type: 'OrgUnitEstablished.v1',
        data: {
          code,
          name: '大东村',
          level: 'village',
          parentCode: '370102001',
          predecessors: ['a', 'b'],
          changeId: 'c1',
          ...decree,
        },
      }));

  it('changes only for the change that holds it', () =>
    spec
      .given(village, held)
      .when(apply({ as: 'merged', successor: 'x' }, 'c2'))
      .thenRejected('change-under-way'));
});
