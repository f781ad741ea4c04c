import { describe, expect, it } from '@jest/globals';
import { RejectedError } from '#event-store';
import { Clock } from '#kernel';
import { CaseReader } from './case-reader.js';
import { secretaryAppointment } from './domain/appointment.js';
import { FilingDesk } from './filing-desk.js';
import { SelectionDesk } from './selection-desk.js';

class OneDay extends Clock {
  now = () => '2026-03-02T02:00:00.000Z';
  today = () => '2026-03-02';
}

const none = undefined as never;
const lock = { resignationConsented: true };
const orgPath = ['3701', '370112', '370112013', '370112013205'];
type Words = Readonly<{ type: string }>;

/** Desks on one case of a person; `did` are the commands that reach it and the numbers that are reserved. */
const desksOn = (
  held: object | null,
  mayAct = true,
  mode: 'pre' | 'post' = 'pre',
  { died = false, village = 'open', appointment = null as object | null } = {},
) => {
  const did: string[] = [];
  const known = { flow: { subjectId: 'p1', orgPath }, facts: { prepared: { villageCode: 'v1', mode } } };
  const reader = {
    state: (kind: object) => Promise.resolve(kind === secretaryAppointment ? appointment : known),
    passFor: () => Promise.resolve(null),
    appointmentOf: () => Promise.resolve(appointment && 'a1'),
  } as unknown as CaseReader;
  const cases = {
    rehearse: () => (mayAct ? Promise.resolve() : Promise.reject(new RejectedError('not-permitted'))),
    act: (_category: string, _id: string, { type }: Words) => Promise.resolve(void did.push(type)),
  } as never;
  const numbers = { reserve: () => Promise.resolve((did.push('number'), '1号')) } as never;
  const tree = { find: () => Promise.resolve({ level: 'village', status: village, name: '' }) } as never;
  const people = { deceasedAmong: (ids: readonly string[]) => Promise.resolve(new Set(died ? ids : [])) } as never;
  const locks = { lockOf: (person: string) => Promise.resolve((person === 'p1' ? held : null) as never) };
  const filings = new FilingDesk(reader, new OneDay(), none, tree, people, none, numbers, cases, locks);
  const selections = new SelectionDesk(none, reader, new OneDay(), none, none, people, cases, none, locks);
  const listing = (outcome: 'list' | 'not-list') =>
    selections.act('c1', { type: 'DecideListing', outcome, reasons: '考察合格' } as never);
  return { did, accept: () => filings.accept('c1'), listing };
};

describe('a person under a filed investigation (R6)', () => {
  it('is not filed, and no number is used for them', async () => {
    const { did, accept } = desksOn(lock);
    await expect(accept()).rejects.toMatchObject({ code: 'investigation-lock' });
    expect(did).toEqual([]);
  });

  it('is put on file as what was decided before', async () => {
    const { did, accept } = desksOn(lock, true, 'post');
    await accept();
    expect(did).toEqual(['number', 'AcceptFiling']);
  });

  it('is not put on the list, and may be left off it', async () => {
    const { did, listing } = desksOn(lock);
    await expect(listing('list')).rejects.toMatchObject({ code: 'investigation-lock' });
    await listing('not-list');
    expect(did).toEqual(['DecideListing']);
  });

  it('is not told of to who may not act', async () => {
    const { accept, listing } = desksOn(lock, false);
    await expect(accept()).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(listing('list')).rejects.toMatchObject({ code: 'not-permitted' });
  });
});

it('who is under none is filed and listed', async () => {
  const { did, accept, listing } = desksOn(null);
  await accept();
  await listing('list');
  expect(did).toEqual(['number', 'AcceptFiling', 'DecideListing']);
});

describe('a person who has died', () => {
  const died = { died: true };

  it('is not filed before a decision, and no number is used for them', async () => {
    const { did, accept } = desksOn(null, true, 'pre', died);
    await expect(accept()).rejects.toMatchObject({ code: 'holder-deceased' });
    expect(did).toEqual([]);
  });

  it('is put on file as what was decided before', async () => {
    const { did, accept } = desksOn(null, true, 'post', died);
    await accept();
    expect(did).toEqual(['number', 'AcceptFiling']);
  });

  it('is not filed where the appointment is to be filed afterwards, and nobody has decided on it', async () => {
    const facts = { opened: { villageCode: 'v1', mode: 'post' }, appointed: null };
    const { did, accept } = desksOn(null, true, 'post', { ...died, appointment: { flow: {}, facts } });
    await expect(accept()).rejects.toMatchObject({ code: 'holder-deceased' });
    expect(did).toEqual([]);
    const decided = { flow: {}, facts: { ...facts, appointed: { startedOn: '2026-03-01' } } };
    await desksOn(null, true, 'post', { ...died, appointment: decided }).accept();
  });

  it('is not put on the list, and is left off it', async () => {
    const { did, listing } = desksOn(null, true, 'pre', died);
    await expect(listing('list')).rejects.toMatchObject({ code: 'holder-deceased' });
    await listing('not-list');
    expect(did).toEqual(['DecideListing']);
  });

  it('is not told of to who may not act', async () => {
    await expect(desksOn(null, false, 'pre', died).accept()).rejects.toMatchObject({ code: 'not-permitted' });
  });
});

it('nobody is filed for a village that has ended, and what was decided before is put on file', async () => {
  const { did, accept } = desksOn(null, true, 'pre', { village: 'merged' });
  await expect(accept()).rejects.toMatchObject({ code: 'unit-ended' });
  expect(did).toEqual([]);
  await desksOn(null, true, 'post', { village: 'merged' }).accept();
});
