import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '#kernel';
import type { CaseRow } from '#supervision/contract';
import { DOCUMENT_FIELDS } from '#workflow';
import { reviewed, team } from '../domain/candidacy.fixture.js';
import { candidate, path } from '../domain/joint-review.fixture.js';
import { withholdingRemarks } from './withheld-remarks.policy.js';
import {
  FOR_THE_CANDIDATE,
  FOR_THE_PARTIES,
  FOR_THE_TOWN,
  withheldOfCandidates,
} from './withheld-of-candidates.policy.js';

const { state } = reviewed();
const row = { org_path: path, subject_person: candidate, state } as unknown as CaseRow;
const countyLeader = `role:countyOrgLeader@${path[1]}`;
const unitSecretary = 'role:villageSecretary@370112014201';
const own = `person:${candidate}`;
const town = `role:townOrgOfficer@${path[2]}`;
/** The unit, who keeps its papers, and who compares. */
const parties = [unitSecretary, 'person:p-clerk', `person:${team[0]}`, `person:${team[1]}`];
const everyone = [own, town, 'person:p-copied', ...parties];

const attachedBy = (personId: string, kind: string, onBehalfOf: string | null = null): DomainEvent => ({
  type: 'DocumentAttached.v3',
  data: { personId, onBehalfOf, kind, sha256: 'a'.repeat(64) },
});
const isRead = (event: DomainEvent, ...keys: readonly string[]) => {
  const fields = withheldOfCandidates(row, event, keys);
  expect([[], DOCUMENT_FIELDS]).toContainEqual(fields);
  return fields.length === 0;
};
const readersOf = (event: DomainEvent) => everyone.filter((reader) => isRead(event, reader));

describe('a document of a candidacy', () => {
  it.each([
    'medical-check',
    'comparison',
    'inspection-report',
    'review-reply',
    'panel-minutes',
    'letter',
    'notice',
    'x',
  ])('that bears a name which is for nobody else is for the county and for who attached it: %s', (kind) => {
    const paper = attachedBy('p-county', kind);
    expect(readersOf(paper)).toEqual([]);
    expect([isRead(paper, countyLeader), isRead(paper, 'person:p-county')]).toEqual([true, true]);
    expect(isRead(attachedBy('p-deputy', kind, 'p-county'), 'person:p-county')).toBe(true);
  });

  it('is for those for whom its name says that it is', () => {
    const read = (kinds: readonly string[], reader: string) =>
      kinds.filter((kind) => isRead(attachedBy('p-county', kind), reader));
    const named = [...new Set([...FOR_THE_CANDIDATE, ...FOR_THE_TOWN, ...FOR_THE_PARTIES])];
    expect(read(named, own)).toEqual(FOR_THE_CANDIDATE);
    for (const party of parties) expect(read(named, party).toSorted()).toEqual(FOR_THE_PARTIES.toSorted());
    for (const other of [town, 'person:p-copied'])
      expect(read(named, other).toSorted()).toEqual(FOR_THE_TOWN.toSorted());
  });

  it.each([
    ['application', everyone],
    ['selection-notice', everyone],
    ['recommendation', [town, 'person:p-copied', ...parties]],
    ['meeting-minutes', parties],
    ['statement', [own, ...parties]],
  ])('is read by each whose matter it is: %s', (kind, readers) =>
    expect(readersOf(attachedBy('p-county', kind))).toEqual(readers),
  );

  it('that the team attached is for the county and for that member, whatever it is called', () => {
    for (const kind of ['x', 'application', 'selection-notice']) {
      const paper = attachedBy(team[0], kind);
      expect(readersOf(paper)).toEqual([`person:${team[0]}`]);
      expect(isRead(paper, countyLeader)).toBe(true);
    }
  });

  it('that candidate or unit handed in is for unit and team, under whatever name', () => {
    expect(readersOf(attachedBy(candidate, 'x'))).toEqual([own, ...parties]);
    for (const giver of ['p-clerk', 'p-secretary']) expect(readersOf(attachedBy(giver, 'x'))).toEqual(parties);
  });

  it('is read by whoever is the candidate as the candidate, whatever office they hold', () => {
    for (const office of [countyLeader, unitSecretary, town]) {
      expect(isRead(attachedBy('p-county', 'medical-check'), own, office)).toBe(false);
      expect(isRead(attachedBy('p-county', 'meeting-minutes'), own, office)).toBe(false);
      expect(isRead(attachedBy('p-county', 'selection-notice'), own, office)).toBe(true);
    }
  });
});

describe('what the team says of a candidate', () => {
  const said: DomainEvent = { type: 'OpinionGiven.v2', data: { taskId: 'comparison.1.1', personId: team[0] } };
  const remarked: DomainEvent = { type: 'CommentMade.v1', data: { personId: team[0], onBehalfOf: null } };
  const withheld = withholdingRemarks(({ stage }) => stage === 'comparison', withheldOfCandidates);

  it('is not for the candidate, whatever office they hold', () => {
    expect([withheld(row, said, [countyLeader]), withheld(row, remarked, [countyLeader])]).toEqual([[], []]);
    const both = [own, countyLeader];
    expect([withheld(row, said, both), withheld(row, remarked, both)]).toEqual([['result', 'opinion'], ['comment']]);
  });
});

describe('what is looked into in a candidacy', () => {
  const asked = (taskId: string, by: string): DomainEvent => ({
    type: 'TaskDelegated.v1',
    data: { taskId, personId: by, to: { anyOf: [{ person: 'p-helper' }] } },
  });
  const answered = (taskId: string): DomainEvent => ({
    type: 'DelegateReported.v1',
    data: { taskId, personId: 'p-helper' },
  });
  const told = (event: DomainEvent, key: string) => withheldOfCandidates(row, event, [key]);

  it.each([
    ['recommendation.1.1', unitSecretary, `person:${team[0]}`],
    ['comparison.1.1', `person:${team[0]}`, `person:${team[1]}`],
  ])('at %s is for the office that asked, whoever is asked and the county', (taskId, asking, outside) => {
    for (const reader of [asking, 'person:p-helper', countyLeader])
      expect([told(asked(taskId, 'p-asker'), reader), told(answered(taskId), reader)]).toEqual([[], []]);
    for (const other of [outside, `person:${candidate}`])
      expect([told(asked(taskId, 'p-asker'), other), told(answered(taskId), other)]).toEqual([
        ['request'],
        ['opinion'],
      ]);
  });

  it('is not for the candidate, whatever office they hold', () => {
    for (const office of [unitSecretary, countyLeader])
      for (const [event, field] of [
        [asked('recommendation.1.1', 'p-asker'), 'request'],
        [answered('recommendation.1.1'), 'opinion'],
      ] as const)
        expect(withheldOfCandidates(row, event, [`person:${candidate}`, office])).toEqual([field]);
  });
});
