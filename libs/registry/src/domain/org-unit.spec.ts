import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import type { OrgUnitEvent } from './org-unit.events.js';
import type { OrgUnitChange, RegisterOrgUnit } from './org-unit.commands.js';
import { orgUnit } from './org-unit.js';

const spec = specify(orgUnit.decider);

const register: RegisterOrgUnit = {
  type: 'RegisterOrgUnit',
  code: '370102001',
  name: '解放路街道',
  level: 'town',
  parentCode: '370102',
  env: { today: '2026-03-02', parentLevel: 'county' },
};

const registered: OrgUnitEvent = {
  type: 'OrgUnitRegistered.v1',
  data: { code: '370102001', name: '解放路街道', level: 'town', parentCode: '370102', registeredOn: '2026-03-02' },
};

describe('organization unit', () => {
  it('is registered under a unit of the level above', () => spec.given().when(register).thenEvents(registered));

  it('is registered once', () => spec.given(registered).when(register).thenRejected('already-registered'));

  it('needs a parent that is registered', () =>
    spec
      .given()
      .when({ ...register, env: { ...register.env, parentLevel: null } })
      .thenRejected('unknown-parent'));

  it.each(['city', 'town', 'village'] as const)('is no town under a %s', (parentLevel) =>
    spec
      .given()
      .when({ ...register, env: { ...register.env, parentLevel } })
      .thenRejected('parent-level-mismatch'),
  );

  it('stands alone only as a city', () => {
    const top = { ...register, parentCode: null, env: { today: '2026-03-02', parentLevel: null } };
    spec.given().when(top).thenRejected('parent-level-mismatch');
    spec
      .given()
      .when({ ...top, code: '3701', level: 'city' })
      .thenEventTypes('OrgUnitRegistered.v1');
  });

  it('is registered by the system or by the system administrator above it, the city by the system alone', () => {
    const state = orgUnit.decider.initialState();
    expect(orgUnit.policy(register, state)?.anyOf).toEqual([{ system: true }, { role: 'systemAdmin', org: '370102' }]);
    expect(orgUnit.policy({ ...register, parentCode: null }, state)?.anyOf).toEqual([{ system: true }]);
  });
});

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
const otherTown = { level: 'town', open: true, openedOn: '2026-03-02' } as const;
type Of<T extends OrgUnitChange['type']> = Extract<OrgUnitChange, { type: T }>;

const establish: Of<'EstablishOrgUnit'> = {
  type: 'EstablishOrgUnit',
  code: '370102001009',
  name: '新村',
  level: 'village',
  parentCode: '370102001',
  ...decree,
  env: { ...env, parent: otherTown },
};
const rename: Of<'RenameOrgUnit'> = { type: 'RenameOrgUnit', name: '东新村', ...decree, env };
const move: Of<'MoveOrgUnit'> = {
  type: 'MoveOrgUnit',
  parentCode: '370102002',
  ...decree,
  env: { ...env, parent: otherTown, over: '370102' },
};
const close: Of<'CloseOrgUnit'> = { type: 'CloseOrgUnit', ...decree, env: { ...env, hasOpenChildren: false } };
const code = '370102001001';
const closed: OrgUnitEvent = { type: 'OrgUnitClosed.v1', data: { code, ...decree } };
const held: OrgUnitEvent = { type: 'OrgUnitHeld.v1', data: { code, changeId: 'c1' } };

describe('a new unit', () => {
  it('is established by a document, under an open unit of the level above', () =>
    spec
      .given()
      .when(establish)
      .thenEvents({
        type: 'OrgUnitEstablished.v1',
        data: {
          code: '370102001009',
          name: '新村',
          level: 'village',
          parentCode: '370102001',
          predecessors: [],
          changeId: null,
          ...decree,
        },
      }));

  it.each([
    ['unknown-parent', { parent: null }],
    ['parent-level-mismatch', { parent: { ...otherTown, level: 'county' } }],
    ['parent-closed', { parent: { ...otherTown, open: false } }],
    ['parent-not-yet-open', { parent: { ...otherTown, openedOn: '2026-05-02' } }],
    ['effect-in-future', { today: '2026-04-30' }],
  ] as const)('is refused: %s', (refusal, facts) =>
    spec
      .given()
      .when({ ...establish, env: { ...establish.env, ...facts } })
      .thenRejected(refusal),
  );

  it('has a code of its level that was never used', () => {
    spec
      .given()
      .when({ ...establish, code: '3701020010' })
      .thenRejected('code-level-mismatch');
    spec.given(village, closed).when(establish).thenRejected('already-registered');
    spec.given(held).when(establish).thenRejected('change-under-way');
  });
});

describe('a unit', () => {
  it('is renamed, and keeps its code', () =>
    spec
      .given(village)
      .when(rename)
      .thenEvents({ type: 'OrgUnitRenamed.v1', data: { code, oldName: '东村', name: '东新村', ...decree } }));

  it('is moved under another unit of the same level as its parent', () =>
    spec
      .given(village)
      .when(move)
      .thenEvents({
        type: 'OrgUnitMoved.v1',
        data: { code, oldParentCode: '370102001', parentCode: '370102002', ...decree },
      }));

  it.each([
    ['unknown-parent', null],
    ['parent-level-mismatch', { ...otherTown, level: 'village' }],
    ['parent-closed', { ...otherTown, open: false }],
  ] as const)('is not moved where there is %s', (refusal, parent) =>
    spec
      .given(village)
      .when({ ...move, env: { ...move.env, parent } })
      .thenRejected(refusal),
  );

  it('is closed once nothing open lies below it', () => {
    spec.given(village).when(close).thenEvents(closed);
    spec
      .given(village)
      .when({ ...close, env: { ...close.env, hasOpenChildren: true } })
      .thenRejected('has-open-children');
  });

  it('that is not registered, or has ended, is not changed', () => {
    for (const command of [rename, move, close]) {
      spec.given().when(command).thenRejected('unknown-unit');
      spec.given(village, closed).when(command).thenRejected('unit-ended');
    }
  });

  it('is changed up to today, and never before its last change', () => {
    spec
      .given(village)
      .when({ ...rename, on: '2026-05-07' })
      .thenRejected('effect-in-future');
    spec
      .given(village)
      .when({ ...rename, on: '2026-03-01' })
      .thenRejected('date-before-last-change');
    spec
      .given(village, { type: 'OrgUnitRenamed.v1', data: { code, oldName: '东村', name: '东庄', ...decree } })
      .when({ ...rename, on: '2026-04-30' })
      .thenRejected('date-before-last-change');
  });

  it('that has the name or the place already stays as it is', () => {
    spec
      .given(village)
      .when({ ...rename, name: '东村' })
      .thenNothing();
    spec
      .given(village)
      .when({ ...move, parentCode: '370102001' })
      .thenNothing();
  });
});

describe('changes of a unit', () => {
  const state = orgUnit.decider.evolve(orgUnit.decider.initialState(), village);
  const admins = (org: string) => [{ system: true }, { role: 'systemAdmin', org }];

  it('are for the system administrator above it; a move for whoever administers both places', () => {
    expect(orgUnit.policy(establish, orgUnit.decider.initialState())?.anyOf).toEqual(admins('370102001'));
    expect(orgUnit.policy(rename, state)?.anyOf).toEqual(admins('370102001'));
    expect(orgUnit.policy(move, state)?.anyOf).toEqual(admins('370102'));
    expect(orgUnit.policy(close, state)?.anyOf).toEqual(admins('370102001'));
    expect(orgUnit.policy(rename, orgUnit.decider.initialState())).toBeUndefined();
  });

  it('that belong to a merger or split are for the system alone', () =>
    expect(orgUnit.policy({ type: 'ReleaseOrgUnit', code, changeId: 'c1', env }, state)?.anyOf).toEqual([
      { system: true },
    ]));
});
