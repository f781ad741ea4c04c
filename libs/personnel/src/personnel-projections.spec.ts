import { describe, expect, it } from '@jest/globals';
import type { DomainEvent, Envelope, Projection } from '#kernel';
import { expectSameRows, project } from '#testing';
import { disciplineEntries } from './discipline-entries/discipline-entries.projection.js';
import { fileAccess, type FileAccessCommand } from './domain/file-access.js';
import { fileDuty, type FileDutyCommand } from './domain/file-duty.js';
import { personnelFile, type PersonnelFileCommand } from './domain/personnel-file.js';
import type { SecretaryRecordEvent } from './domain/secretary-record.events.js';
import { fileAccesses } from './file-accesses/file-accesses.projection.js';
import { fileDocuments } from './file-documents/file-documents.projection.js';
import { fileDuties } from './file-duties/file-duties.projection.js';
import { fileReads } from './file-reads/file-reads.projection.js';
import { accessEnv, dutyEnv, elsewhere, fileEnv, paper, people, place, told } from './personnel.fixture.js';
import { personnelFiles } from './personnel-files/personnel-files.projection.js';
import { secretaryRecords } from './secretary-records/secretary-records.projection.js';

const personId = people.secretary;
const env = fileEnv('2026-03-02');
const about = { personId, env };

const fileCommands: readonly PersonnelFileCommand[] = [
  { type: 'OpenFile', ...about },
  { type: 'AddDocument', ...about, paper: paper('d1') },
  { type: 'CorrectDocument', ...about, paper: paper('d2'), supersedes: 'd1', reason: '更正' },
  {
    type: 'RecordDisciplineEntry',
    ...about,
    entryId: 'e1',
    sanction: 'demerit',
    decisionNo: '3号',
    decidedOn: '2026-03-02',
    inForceFrom: '2026-03-02',
  },
  { type: 'RevokeDisciplineEntry', ...about, entryId: 'e1', decisionNo: '4号', reason: '撤销' },
  { type: 'TransferFile', ...about, to: elsewhere },
];
const asked = { requestId: 'r1', personId };
const acts = (actorId: string, time: string) => ({ actorId, env: accessEnv('2026-03-02', time) });
const accessCommands: readonly FileAccessCommand[] = [
  { type: 'RequestAccess', ...asked, hours: 2, reason: '考察', ...acts(people.discipline, '09:00') },
  { type: 'ApproveAccess', ...acts(people.committee, '10:00') },
  { type: 'ListDocuments', personId, ...acts(people.discipline, '10:30') },
  { type: 'ReadDocument', personId, documentId: 'd1', documentClass: 'resume', ...acts(people.discipline, '11:00') },
  { type: 'EndAccess', ...acts(people.discipline, '11:30') },
];
const duty = (today: string): FileDutyCommand => ({
  type: 'OpenFileDuty',
  termId: 't1',
  personId,
  place,
  appointedOn: '2026-03-02',
  takenOver: false,
  builtOn: null,
  env: dutyEnv(today),
});

const fileEvents = told(personnelFile.decider, ...fileCommands);
const accessEvents = told(fileAccess.decider, ...accessCommands);
const dutyEvents = told(fileDuty.decider, duty('2026-03-03'), {
  type: 'SettleFileDuty',
  builtOn: '2026-03-04',
  env: dutyEnv('2026-03-04'),
});
const recordEvents: readonly SecretaryRecordEvent[] = [
  { type: 'TrainingHoursRecorded.v1', data: { personId, year: 2025, hours: 40, recordedOn: '2026-01-05' } },
  { type: 'TrainingHoursRecorded.v1', data: { personId, year: 2025, hours: 56, recordedOn: '2026-01-06' } },
  {
    type: 'PayClassRecorded.v1',
    data: { personId, payClass: '一档', validFrom: '2025-01-01', recordedOn: '2026-01-06' },
  },
  {
    type: 'PayClassRecorded.v1',
    data: { personId, payClass: '二档', validFrom: '2026-01-01', recordedOn: '2026-01-06' },
  },
];

const placed = <E extends DomainEvent>(events: readonly E[], stream = 's-1') =>
  events.map((event, index): readonly [E, Partial<Envelope>] => [event, { stream, id: `event-${index}` }]);

describe('read models of personnel files', () => {
  it('say where a file is kept', () => {
    const rows = project(personnelFiles, placed(fileEvents));
    expect([...rows]).toEqual([
      [personId, { org_code: elsewhere.orgCode, org_path: elsewhere.orgPath, opened_on: '2026-03-02' }],
    ]);
  });

  it('say which papers lie in it, without a word of them', () => {
    const rows = project(fileDocuments, placed(fileEvents));
    const row = { person_id: personId, document_class: 'resume', attachment_id: 'a'.repeat(64) };
    expect([...rows]).toEqual([
      ['d1', { ...row, supersedes: null }],
      ['d2', { ...row, supersedes: 'd1' }],
    ]);
  });

  it('say which sanctions have effect, and from when no more', () =>
    expect([...project(disciplineEntries, placed(fileEvents))]).toEqual([
      [
        'e1',
        {
          person_id: personId,
          sanction: 'demerit',
          in_force_from: '2026-03-02',
          effect_until: '2027-03-02',
          revoked_on: '2026-03-02',
        },
      ],
    ]));

  it('follow each opening', () => {
    const states = accessEvents.map((_, index) => {
      const rows = project(fileAccesses, placed(accessEvents.slice(0, index + 1)));
      return rows.get('r1')?.status;
    });
    expect(states).toEqual(['requested', 'approved', 'approved', 'approved', 'ended']);
    expect(project(fileAccesses, placed(accessEvents)).get('r1')).toMatchObject({
      requester_id: people.discipline,
      approver_id: people.committee,
      until: accessEnv('2026-03-02', '12:00').now,
    });
  });

  it('hold each reading by itself', () => {
    const rows = [...project(fileReads, placed(accessEvents)).values()];
    expect(rows).toMatchObject([
      { reader_id: people.discipline, approver_id: people.committee, document_id: null },
      { reader_id: people.discipline, document_id: 'd1', document_class: 'resume', org_path: place.orgPath },
    ]);
  });

  it('hold the line of a duty, for the town and the county', () => {
    const opened = project(fileDuties, placed(dutyEvents.slice(0, 2), 'fileduty-t1')).get('fileduty-t1');
    expect(opened).toMatchObject({
      case_id: 't1',
      status: 'open',
      stage: 'awaiting-file',
      subject_person: personId,
      due_on: '2026-03-16',
      opened_on: '2026-03-03',
      actions: ['BuildFile'],
      duty_keys: [
        'role:townOrgOfficer@3701',
        'role:townOrgOfficer@370112',
        'role:townOrgOfficer@370112013',
        'role:countyOrgOfficer@3701',
        'role:countyOrgOfficer@370112',
      ],
    });
    const settled = project(fileDuties, placed(dutyEvents, 'fileduty-t1')).get('fileduty-t1');
    expect(settled).toMatchObject({ status: 'closed', stage: 'built', due_on: null, actions: [], duty_keys: [] });
    expect(project(fileDuties, placed(dutyEvents, 'ceremony-t1')).size).toBe(0);
  });

  it('hold hours by year, and pay classes from their days', () =>
    expect(project(secretaryRecords, placed(recordEvents)).get(personId)).toEqual({
      hours: { 2025: 56 },
      pay_classes: [
        { payClass: '一档', validFrom: '2025-01-01' },
        { payClass: '二档', validFrom: '2026-01-01' },
      ],
    }));

  it('come to the same when they are replayed', () => {
    const twice = <E extends DomainEvent, Row extends object>(
      projection: Projection<E, Row>,
      events: readonly E[],
      stream?: string,
    ) =>
      expectSameRows(
        project(projection, placed([...events, ...events], stream).map(withSameIds(events.length))),
        project(projection, placed(events, stream)),
      );
    twice(personnelFiles, fileEvents);
    twice(fileDocuments, fileEvents);
    twice(disciplineEntries, fileEvents);
    twice(fileAccesses, accessEvents);
    twice(fileReads, accessEvents);
    twice(secretaryRecords, recordEvents);
  });
});

const withSameIds =
  (length: number) =>
  <E>([event, envelope]: readonly [E, Partial<Envelope>], index: number): readonly [E, Partial<Envelope>] => [
    event,
    { ...envelope, id: `event-${index % length}` },
  ];
