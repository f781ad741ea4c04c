import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import type { OrgUnitEvent } from './org-unit.events.js';
import { orgUnit, type RegisterOrgUnit } from './org-unit.js';

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
