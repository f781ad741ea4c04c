import { describe, expect, it } from '@jest/globals';
import { roleCodes, type Role } from './roles.js';
import { administratorRoles, areSeparate, isAdministratorRole } from './separate-administrators.js';

const business = roleCodes.filter((role) => !isAdministratorRole(role));

describe('the three administrators', () => {
  it('do none of the work of another', () => {
    for (const wanted of administratorRoles)
      for (const held of administratorRoles) expect(areSeparate(wanted, [held])).toBe(wanted === held);
  });

  it('do no business, and who does business is no administrator', () => {
    for (const admin of administratorRoles)
      for (const role of business) {
        expect(areSeparate(admin, [role])).toBe(false);
        expect(areSeparate(role, [admin])).toBe(false);
      }
  });

  it('leave the roles of business to be combined', () => {
    const [first, ...others] = business as [Role, ...Role[]];
    expect(areSeparate(first, others)).toBe(true);
    expect(areSeparate('systemAdmin', [])).toBe(true);
  });
});
