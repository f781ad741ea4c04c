import { describe, expect, it } from '@jest/globals';
import { officeAt, officesAt, officesReachedBy, reachedBy } from './offices.js';

const path = ['3701', '370112', '370112013', '370112013001'];

describe('the offices of a path', () => {
  it('are of the town where their name says so, and else of the county', () =>
    expect(officesAt(path, 'townOrgOfficer', 'countyOrgLeader', 'supervisor')).toEqual([
      { role: 'townOrgOfficer', org: '370112013' },
      { role: 'countyOrgLeader', org: '370112' },
      { role: 'supervisor', org: '370112' },
    ]));

  it('are of the lowest unit where the path ends above their level', () =>
    expect(officeAt(path.slice(0, 2), 'townOrgOfficer')).toEqual({ role: 'townOrgOfficer', org: '370112' }));
});

describe('whom a stage of the ladder reaches', () => {
  const escalation = { remind: { to: ['townOrgOfficer'], copyTo: ['countyOrgLeader'] } } as const;

  it('are the offices that the escalation names for it', () =>
    expect(officesReachedBy(escalation, 'remind', path)).toEqual({
      to: [{ role: 'townOrgOfficer', org: '370112013' }],
      copyTo: [{ role: 'countyOrgLeader', org: '370112' }],
    }));

  it('is nobody where the escalation does not name the stage', () =>
    expect(officesReachedBy(escalation, 'missed', path)).toEqual({ to: [], copyTo: [] }));

  it('leaves out an office that is nobody', () =>
    expect(
      reachedBy(escalation, 'remind', (office) => (office === 'townOrgOfficer' ? [] : officesAt(path, office))),
    ).toEqual({ to: [], copyTo: [{ role: 'countyOrgLeader', org: '370112' }] }));
});
