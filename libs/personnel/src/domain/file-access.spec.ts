import { describe, expect, it } from '@jest/globals';
import { fold } from '#kernel';
import { specify } from '#testing';
import { accessEnv, people, place, told } from '../personnel.fixture.js';
import { accessPolicy, fileAccess, type FileAccessCommand } from './file-access.js';
import { addHours } from './file-access.state.js';

const { decider } = fileAccess;
const spec = specify(decider);
const personId = people.secretary;
const about = { requestId: 'r1', personId };

const request = (changed: object = {}): FileAccessCommand => ({
  type: 'RequestAccess',
  ...about,
  hours: 2,
  reason: '考察任用',
  actorId: people.discipline,
  env: accessEnv('2026-03-02', '09:00'),
  ...changed,
});
const approve = (changed: object = {}): FileAccessCommand => ({
  type: 'ApproveAccess',
  actorId: people.committee,
  env: accessEnv('2026-03-02', '10:00'),
  ...changed,
});
const decline: FileAccessCommand = {
  type: 'DeclineAccess',
  reason: '理由不充分',
  actorId: people.committee,
  env: accessEnv('2026-03-02'),
};
const end: FileAccessCommand = { type: 'EndAccess', actorId: people.discipline, env: accessEnv('2026-03-02', '11:00') };
const list = (time = '11:00', changed: object = {}): FileAccessCommand => ({
  type: 'ListDocuments',
  personId,
  actorId: people.discipline,
  env: accessEnv('2026-03-02', time),
  ...changed,
});
const read = (changed: object = {}): FileAccessCommand => ({
  type: 'ReadDocument',
  personId,
  documentId: 'd1',
  documentClass: 'resume',
  actorId: people.discipline,
  env: accessEnv('2026-03-02', '11:00'),
  ...changed,
});
const after = (...commands: readonly FileAccessCommand[]) => spec.given(...told(decider, ...commands));
const now = (time: string) => accessEnv('2026-03-02', time).now;

describe('the opening of a file', () => {
  it('is asked for with a reason and a time', () =>
    spec
      .given()
      .when(request())
      .thenEvents({
        type: 'FileAccessRequested.v1',
        data: {
          ...about,
          ...place,
          requesterId: people.discipline,
          hours: 2,
          reason: '考察任用',
          requestedAt: now('09:00'),
        },
      }));

  it('is asked for up to the limit and no longer', () => {
    spec
      .given()
      .when(request({ hours: 360 }))
      .thenEventTypes('FileAccessRequested.v1');
    spec
      .given()
      .when(request({ hours: 361 }))
      .thenRejected('access-too-long', { maxHours: 360 });
  });

  it('is asked for once', () => after(request()).when(request()).thenRejected('already-requested'));

  it.each([
    ['registered as no Party member', false, 'not-a-party-member'],
    ['not registered as a Party member', null, 'party-membership-unregistered'],
  ] as const)('is asked for, approved and used by nobody who is %s', (_who, partyMember, code) => {
    const env = accessEnv('2026-03-02', '10:00', { partyMember });
    spec.given().when(request({ env })).thenRejected(code);
    after(request()).when(approve({ env })).thenRejected(code);
    for (const reading of [list('10:00', { env }), read({ env })])
      after(request(), approve()).when(reading).thenRejected(code);
    after(request())
      .when({ ...decline, env })
      .thenEventTypes('FileAccessDeclined.v1');
  });

  it('begins with the approval, and lasts as long as was asked for', () =>
    after(request())
      .when(approve())
      .thenEvents({
        type: 'FileAccessApproved.v1',
        data: { ...about, approverId: people.committee, approvedAt: now('10:00'), until: now('12:00') },
      }));

  it('is decided once', () => {
    for (const decided of [approve(), decline])
      for (const command of [approve(), decline])
        after(request(), decided).when(command).thenRejected('access-already-decided');
  });

  it('lets nobody read before, after, or without the approval', () => {
    after(request()).when(list()).thenRejected('access-not-approved');
    after(request(), decline).when(list()).thenRejected('access-not-approved');
    after(request(), approve()).when(list('11:59')).thenEventTypes('FileDocumentsListed.v1');
    after(request(), approve()).when(list('12:00')).thenRejected('access-over');
    after(request(), approve(), end).when(list('11:30')).thenRejected('access-over');
  });

  it('lets only the one who asked read, and only the file that was asked for', () => {
    after(request(), approve())
      .when(list('11:00', { actorId: people.committee }))
      .thenRejected('not-the-requester');
    after(request(), approve())
      .when(read({ personId: 'p-other' }))
      .thenRejected('access-not-approved');
  });

  it('records what is read, by whom, and who let them', () =>
    after(request(), approve())
      .when(read())
      .thenEvents({
        type: 'FileDocumentRead.v1',
        data: {
          ...about,
          ...place,
          readerId: people.discipline,
          approverId: people.committee,
          readAt: now('11:00'),
          documentId: 'd1',
          documentClass: 'resume',
        },
      }));

  it('shows no paper that the file does not hold', () =>
    after(request(), approve())
      .when(read({ documentClass: null }))
      .thenRejected('unknown-document'));

  it('ends once', () => {
    after(request(), approve()).when(end).thenEventTypes('FileAccessEnded.v1');
    after(request(), approve(), end).when(end).thenRejected('access-over');
  });

  it('is nothing where nobody asked', () => {
    for (const command of [approve(), decline, end, list(), read()])
      spec.given().when(command).thenRejected('access-not-requested');
    spec
      .given()
      .when(request({ env: accessEnv('2026-03-02', '10:00', { file: null }) }))
      .thenRejected('access-not-requested');
  });
});

describe('hours', () => {
  it.each([
    ['2026-03-02T02:30:00.000Z', 2, '2026-03-02T04:30:00.000Z'],
    ['2026-03-02T23:59:59.999Z', 1, '2026-03-03T00:59:59.999Z'],
    ['2026-12-31T02:00:00.000Z', 360, '2027-01-15T02:00:00.000Z'],
  ])('%s and %i more are %s', (from, hours, to) => expect(addHours(from, hours)).toBe(to));
});

describe('who opens a file', () => {
  const requested = fold(decider, told(decider, request()));
  const separation = (command: FileAccessCommand, state = requested) =>
    accessPolicy(command, state)?.separation?.map(({ code, persons, kinOf, interestIn }) => [
      code,
      ...new Set([persons, kinOf ?? [], interestIn ?? []].flat()),
    ]);

  it('is never its person or a near relative, at any step', () => {
    for (const command of [list(), read(), end])
      expect(separation(command)).toEqual([
        ['own-file', people.secretary],
        ['relatives-file', people.secretary],
        ['declared-interest', people.secretary],
      ]);
    expect(separation(request(), decider.initialState())).toEqual(separation(list()));
  });

  it('is not let in by themselves', () => {
    for (const command of [approve(), decline])
      expect(separation(command)).toEqual([...separation(list())!, ['own-request', people.discipline]]);
  });

  it('is an office that has to do with the file; a Party office lets them', () => {
    const roles = (command: FileAccessCommand) =>
      accessPolicy(command, requested)?.anyOf.map((grantee) => ('role' in grantee ? grantee.role : ''));
    expect(roles(list())).toEqual([
      'townOrgOfficer',
      'countyOrgOfficer',
      'townDisciplineOfficer',
      'archivist',
      'countyOrgLeader',
      'countyDisciplineOfficer',
    ]);
    expect(roles(approve())).toEqual(['townOrgOfficer', 'countyOrgOfficer', 'townPartyCommittee', 'countyOrgLeader']);
    expect(roles(end)).toEqual(roles(list()));
    expect(roles({ ...end, actorId: people.committee })).toEqual(roles(approve()));
  });

  it('is nobody where there is no file or no request', () => {
    const none = decider.initialState();
    const env = accessEnv('2026-03-02', '10:00', { file: null });
    expect(accessPolicy(request({ env }), none)).toBeUndefined();
    expect(accessPolicy(approve(), none)).toBeUndefined();
  });
});
