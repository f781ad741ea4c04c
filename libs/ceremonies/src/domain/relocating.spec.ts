import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import { progressOf } from '#workflow';
import { at, caseAfter, check, draft, filingId, happened, submit, town, village } from '../ceremony.fixture.js';
import { ceremony } from './ceremony.js';
import type { CeremonyCommand } from './ceremony.commands.js';
import { ceremonyPolicy } from './ceremony.policy.js';

const spec = specify(ceremony);
const oldPath = ['3701', '370112', town, village];
const orgPath = ['3701', '370112', '370112014', village];
const relocate: CeremonyCommand = { type: 'RelocateCase', orgPath, env: at('2026-09-15') };
const story = [draft('2026-09-10'), submit('2026-09-15'), check('2026-09-15')];

describe('a ceremony case whose village is moved', () => {
  it('goes to the offices of the new town, and away from those of the old one', () => {
    spec
      .given(...happened(...story))
      .when(relocate)
      .thenEvents({
        type: 'CaseRelocated.v1',
        data: { caseId: filingId, oldPath, orgPath, relocatedOn: '2026-09-15' },
      });
    const moved = caseAfter(...story, relocate);
    const register = { type: 'RegisterReport', registerNumber: '1', actorId: 'p', env: at('2026-09-15') } as const;
    expect(ceremonyPolicy(register, moved)?.anyOf).toEqual([{ role: 'townDisciplineOfficer', org: '370112014' }]);
    const seen = ceremonyPolicy(register, moved)?.seenBy ?? [];
    expect(seen.filter((grantee) => 'org' in grantee && grantee.org === town)).toEqual([]);
    expect(progressOf(moved.flow!)?.waitingFor).toEqual(['townDisciplineOfficer@370112014']);
  });

  it('is relocated by the system alone, and once', () => {
    expect(ceremonyPolicy(relocate, caseAfter(...story))?.anyOf).toEqual([{ system: true }]);
    spec
      .given(...happened(...story, relocate))
      .when(relocate)
      .thenNothing();
  });
});
