import { describe, expect, it } from '@jest/globals';
import { fold } from '#kernel';
import { hostedCase } from './hosted-case.js';
import { hostEnvOf, permitPath, permits, type Permit } from './hosted.fixture.js';
import { knownToOf, seenByOf } from './sight.js';

const { decider } = hostedCase(permits);
type Command = Parameters<typeof decider.decide>[0];

const env = hostEnvOf('2026-03-02', 'p-drafter');
const ask = { type: 'AskPermit', caseId: 'c1', subjectId: 'p-subject', purpose: '用地', orgPath: permitPath, env };
const asked = fold(decider, decider.decide(ask as Command, decider.initialState()) as never[]);

describe('those who may know of a case', () => {
  it('are in one order, whichever way its copies were put into the state', () => {
    const [one, two] = ['p-one', 'p-two'].map((person) => ({ to: [{ person }], readBy: [] }));
    const copied = (copies: object) => ({ ...asked, flow: { ...asked.flow!, copies } }) as Permit;
    const seen = seenByOf(permits as never, copied({ k2: two, k1: one }));
    expect(seen).toEqual(seenByOf(permits as never, copied({ k1: one, k2: two })));
    expect(seen).toEqual(expect.arrayContaining([{ person: 'p-one' }, { person: 'p-two' }]));
  });

  it('are its parties, and those who watch over its unit without being one', () => {
    const village = permitPath.at(-1);
    expect(knownToOf(permits as never, asked)).toEqual([
      ...seenByOf(permits as never, asked),
      { role: 'supervisionOffice', org: village },
      { role: 'countyAuditOfficer', org: village },
    ]);
  });

  it('are whom the context names, before it is submitted', () =>
    expect(knownToOf(permits as never, decider.initialState())).toEqual([{ role: 'archivist', org: '370112013' }]));
});
