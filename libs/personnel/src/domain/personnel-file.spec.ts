import { describe, expect, it } from '@jest/globals';
import { fold } from '#kernel';
import { specify } from '#testing';
import { elsewhere, fileEnv, paper, people, place, told, town, county } from '../personnel.fixture.js';
import { filePolicy, personnelFile, type PersonnelFileCommand } from './personnel-file.js';
import { builtOn } from './personnel-file.state.js';
import { effectUntil, sanctionCodes } from './sanctions.js';

const { decider } = personnelFile;
const spec = specify(decider);
const personId = people.secretary;
const env = fileEnv('2026-03-18');

const open = (today = '2026-03-02'): PersonnelFileCommand => ({ type: 'OpenFile', personId, env: fileEnv(today) });
const add = (id: string, changed = {}, today = '2026-03-02'): PersonnelFileCommand => ({
  type: 'AddDocument',
  personId,
  paper: paper(id, changed),
  env: fileEnv(today),
});
const correct = (supersedes: string, id: string, changed = {}): PersonnelFileCommand => ({
  type: 'CorrectDocument',
  personId,
  supersedes,
  paper: paper(id, changed),
  reason: '出生日期有误',
  env,
});
const entry = (changed: object = {}): PersonnelFileCommand => ({
  type: 'RecordDisciplineEntry',
  personId,
  entryId: 'e1',
  sanction: 'warning',
  decisionNo: '历城监政处〔2026〕3号',
  decidedOn: '2026-03-02',
  inForceFrom: '2026-03-02',
  env: fileEnv('2026-03-16'),
  ...changed,
});
const revoke: PersonnelFileCommand = {
  type: 'RevokeDisciplineEntry',
  personId,
  entryId: 'e1',
  decisionNo: '济监复〔2026〕1号',
  reason: '复审撤销',
  env,
};
const history = (...commands: readonly PersonnelFileCommand[]) => told(decider, open(), ...commands);
const after = (...commands: readonly PersonnelFileCommand[]) => spec.given(...history(...commands));

describe('a personnel file', () => {
  it('is opened at the unit of the post', () =>
    spec
      .given()
      .when(open())
      .thenEvents({ type: 'PersonnelFileOpened.v1', data: { personId, ...place, openedOn: '2026-03-02' } }));

  it('is opened once', () => after().when(open()).thenRejected('file-already-open'));

  it('is not opened for somebody without a post', () =>
    spec
      .given()
      .when({ type: 'OpenFile', personId, env: fileEnv('2026-03-02', { place: null }) })
      .thenRejected('file-not-open'));

  it('takes nothing before it is open', () => {
    for (const command of [add('d1'), entry(), revoke]) spec.given().when(command).thenRejected('file-not-open');
  });

  it('takes a paper', () =>
    after()
      .when(add('d1'))
      .thenEvents({ type: 'FileDocumentAdded.v1', data: { personId, ...paper('d1'), addedOn: '2026-03-02' } }));

  it('takes no paper of tomorrow', () =>
    after()
      .when(add('d1', { dated: '2026-03-03' }))
      .thenRejected('dated-in-future'));

  it('keeps a corrected paper, and names what replaced it', () => {
    const file = fold(decider, history(add('d1'), correct('d1', 'd2')));
    expect(file).toMatchObject({ papers: { d1: { supersededBy: 'd2' }, d2: { supersededBy: null } } });
  });

  it('has a paper corrected once, and only one that it holds', () => {
    after(add('d1'), correct('d1', 'd2')).when(correct('d1', 'd3')).thenRejected('document-superseded');
    after(add('d1')).when(correct('d9', 'd3')).thenRejected('unknown-document');
    after(add('d1'))
      .when(correct('d1', 'd3', { dated: '2026-03-19' }))
      .thenRejected('dated-in-future');
  });

  it('is handed over to another town, not to its own and not to none', () => {
    const transfer = (to: typeof place): PersonnelFileCommand => ({ type: 'TransferFile', personId, to, env });
    after().when(transfer(place)).thenRejected('already-kept-there');
    after()
      .when(transfer({ orgCode: 'x', orgPath: [] }))
      .thenRejected('no-town-there');
    after()
      .when(transfer(elsewhere))
      .thenEvents({
        type: 'PersonnelFileTransferred.v1',
        data: { personId, ...elsewhere, transferredOn: '2026-03-18' },
      });
    expect(fold(decider, history(transfer(elsewhere)))).toMatchObject(elsewhere);
  });

  it('keeps the record of a recommendation', () => {
    const recommend = (recommendedOn: string): PersonnelFileCommand => ({
      type: 'RecordRecommendation',
      personId,
      recordId: 'r1',
      recommendedOn,
      purpose: '定向招录',
      env,
    });
    after().when(recommend('2026-03-18')).thenEventTypes('RecommendationRecorded.v1');
    after().when(recommend('2026-03-19')).thenRejected('dated-in-future');
  });
});

describe('a disciplinary decision', () => {
  it.each([
    ['warning', '2026-09-02'],
    ['demerit', '2027-03-02'],
    ['major-demerit', '2027-09-02'],
  ] as const)('of %s has effect until %s', (sanction, until) => {
    const [recorded] = told(decider, open(), entry({ sanction })).slice(-1);
    expect(recorded).toMatchObject({ data: { sanction, effectUntil: until } });
  });

  it('is one of three', () => expect(sanctionCodes).toEqual(['warning', 'demerit', 'major-demerit']));

  it('has effect for months of the calendar', () => expect(effectUntil('2026-08-31', 6)).toBe('2027-02-28'));

  it.each([
    ['2026-03-16', false],
    ['2026-03-17', true],
  ])('placed on %s is late: %s', (today, late) => {
    const [recorded] = told(decider, open(), entry({ env: fileEnv(today) })).slice(-1);
    expect(recorded).toMatchObject({ data: { timeliness: { latestOn: '2026-03-16', late }, recordedOn: today } });
  });

  it('is not of tomorrow, and not in force before it was made', () => {
    after()
      .when(entry({ decidedOn: '2026-03-17', inForceFrom: '2026-03-17' }))
      .thenRejected('dated-in-future');
    after()
      .when(entry({ inForceFrom: '2026-03-01' }))
      .thenRejected('in-force-before-decision');
  });

  it('is taken back once', () => {
    after(entry()).when(revoke).thenEventTypes('DisciplineEntryRevoked.v1');
    after(entry(), revoke).when(revoke).thenRejected('entry-already-revoked');
    after().when(revoke).thenRejected('unknown-entry');
  });
});

describe('a file serves a term', () => {
  const built = (appointedOn: string, ...commands: readonly PersonnelFileCommand[]) =>
    builtOn(fold(decider, history(...commands)), appointedOn);

  it('that began before it was opened, or on that day', () => {
    expect(built('2026-03-02')).toBe('2026-03-02');
    expect(built('2026-02-02')).toBe('2026-03-02');
  });

  it('that began later, once an appointment paper came in', () => {
    const appointment = add('d2', { documentClass: 'appointment' }, '2026-04-10');
    expect(built('2026-04-01', add('d1', {}, '2026-04-10'))).toBeNull();
    expect(built('2026-04-01', appointment)).toBe('2026-04-10');
    expect(built('2026-04-11', appointment)).toBeNull();
  });

  it('not where there is none', () => expect(builtOn({ status: 'none' }, '2026-03-02')).toBeNull());
});

describe('who keeps a file', () => {
  const opened = fold(decider, history());
  const roles = (command: PersonnelFileCommand, state = opened) =>
    filePolicy(command, state)?.anyOf.map((grantee) => 'role' in grantee && `${grantee.role}@${grantee.org}`);

  it('are the organization officers of town and county', () =>
    expect(roles(add('d1'))).toEqual([`townOrgOfficer@${town}`, `countyOrgOfficer@${county}`]));

  it('are for decisions on discipline also the organs that made them', () =>
    expect(roles(entry())).toEqual([
      `townOrgOfficer@${town}`,
      `countyOrgOfficer@${county}`,
      `townDisciplineOfficer@${town}`,
      `countyDisciplineOfficer@${county}`,
    ]));

  it('is never the person, a near relative, or one with an interest', () => {
    for (const command of [open(), add('d1'), correct('d1', 'd2'), entry(), revoke])
      expect(filePolicy(command, opened)?.separation).toEqual([
        { code: 'own-file', persons: [people.secretary] },
        { code: 'relatives-file', persons: [], kinOf: [people.secretary] },
        { code: 'declared-interest', persons: [], interestIn: [people.secretary] },
      ]);
  });

  it('is nobody where there is neither file nor post', () => {
    const none = decider.initialState();
    expect(filePolicy(add('d1'), none)).toBeUndefined();
    expect(
      filePolicy({ type: 'OpenFile', personId, env: fileEnv('2026-03-02', { place: null }) }, none),
    ).toBeUndefined();
  });
});
