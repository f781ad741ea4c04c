import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import { personEvents, type PersonEvent } from './person.events.js';
import { person, type RegisterPerson } from './person.js';

const spec = specify(person.decider);

const register: RegisterPerson = {
  type: 'RegisterPerson',
  personId: '6d5c9c1a-5c35-4d0c-9a56-1f1f5f0c2a01',
  name: ' 李秀英 ',
  orgCode: '370102001001',
  env: { today: '2026-03-02' },
};

const registered: PersonEvent = {
  type: 'PersonRegistered.v1',
  data: { personId: register.personId, name: '李秀英', orgCode: '370102001001', registeredOn: '2026-03-02' },
};

describe('person', () => {
  it('is registered at a unit', () => spec.given().when(register).thenEvents(registered));

  it('is registered once', () => spec.given(registered).when(register).thenRejected('already-registered'));

  it('has a name', () =>
    spec
      .given()
      .when({ ...register, name: '  ' })
      .thenRejected('name-missing'));

  it('keeps the name under its own key', () =>
    expect(personEvents.personal('PersonRegistered.v1')).toEqual({ subject: 'personId', fields: ['name'] }));

  it('is registered by the organization officers above the unit', () =>
    expect(person.policy(register, person.decider.initialState())?.anyOf).toEqual([
      { system: true },
      { role: 'townOrgOfficer', org: '370102001001' },
      { role: 'countyOrgOfficer', org: '370102001001' },
    ]));
});
