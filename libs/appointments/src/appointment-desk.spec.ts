import { describe, expect, it } from '@jest/globals';
import { Clock } from '#kernel';
import { AppointmentDesk, type AppointmentAct } from './appointment-desk.js';
import { CaseReader } from './case-reader.js';
import type { Entry } from './domain/appointment.events.js';

class OneDay extends Clock {
  now = () => '2026-03-02T02:00:00.000Z';
  today = () => '2026-03-02';
}

const paper = { documentNo: '港党〔2026〕3号', documentOn: '2026-03-02' };
const appoint: AppointmentAct = { type: 'AppointSecretary', startedOn: '2026-03-02', ...paper };
const requestStart: AppointmentAct = { type: 'RequestTermStart' };
const endTrial = (outcome: 'confirmed' | 'ended'): AppointmentAct => ({
  type: 'EndTrial',
  outcome,
  endedOn: '2026-03-02',
  ...paper,
  reasons: '试用期满',
});

/** A desk on one appointment of one person; `told` are the commands that reach the case. */
const deskOn = (entry: Entry, lock: object | null, { died = false, village = 'open' } = {}) => {
  const told: string[] = [];
  const none = undefined as never;
  const known = { flow: { subjectId: 'p1' }, facts: { opened: { entry, villageCode: 'v1' }, steps: {} } };
  const look = { state: () => Promise.resolve(known), passFor: () => Promise.resolve(null) };
  const reader = { ...look, atOneMoment: () => look } as unknown as CaseReader;
  const cases = {
    rehearse: () => Promise.resolve(),
    act: (_category: string, _id: string, { type }: { type: string }) => Promise.resolve(void told.push(type)),
  };
  const locks = { lockOf: (person: string) => Promise.resolve((person === 'p1' ? lock : null) as never) };
  const tree = { find: () => Promise.resolve({ level: 'village', status: village }) } as never;
  const people = { deceasedAmong: (ids: readonly string[]) => Promise.resolve(new Set(died ? ids : [])) } as never;
  const desk = new AppointmentDesk(reader, new OneDay(), none, tree, people, cases as never, none, none, locks);
  const anew = { type: 'DecideAnew', startedOn: '2026-03-03', ...paper } as const;
  const decideAnew = () => desk.decideAnew('c1', { ...anew, reasons: '任期登记被退回' } as never);
  return { told, act: (words: AppointmentAct) => desk.act('c1', words), decideAnew };
};

describe('an appointment of who is under a filed investigation (R6)', () => {
  const held = { resignationConsented: true };

  it('is not made or asked for anew, and no trial of theirs is ended', async () => {
    const { act, decideAnew, told } = deskOn('appointment', held);
    await expect(act(requestStart)).rejects.toMatchObject({ code: 'investigation-lock' });
    await expect(decideAnew()).rejects.toMatchObject({ code: 'investigation-lock' });
    await expect(act(appoint)).rejects.toMatchObject({ code: 'investigation-lock' });
    await expect(act(endTrial('ended'))).rejects.toMatchObject({ code: 'investigation-lock' });
    expect(told).toEqual([]);
  });

  it('lets a trial be confirmed, and one whom the members elected be recorded (R7)', async () => {
    const { act, told } = deskOn('election', held);
    await act(appoint);
    await act(requestStart);
    await act(endTrial('confirmed'));
    expect(told).toEqual(['AppointSecretary', 'RequestTermStart', 'EndTrial']);
  });

  it('goes on where nothing holds them', async () => {
    const { act, decideAnew, told } = deskOn('appointment', null);
    await act(appoint);
    await act(requestStart);
    await decideAnew();
    await act(endTrial('ended'));
    expect(told).toEqual(['AppointSecretary', 'RequestTermStart', 'DecideAnew', 'EndTrial']);
  });
});

describe.each(['appointment', 'election'] as const)(
  'a decision by %s that no register of terms would take',
  (entry) => {
    it('is not taken for who has died', async () => {
      const { act, decideAnew, told } = deskOn(entry, null, { died: true });
      await expect(act(appoint)).rejects.toMatchObject({ code: 'holder-deceased' });
      await expect(decideAnew()).rejects.toMatchObject({ code: 'holder-deceased' });
      expect(told).toEqual([]);
    });

    it('is not taken for a village that has ended', async () => {
      const { act, decideAnew, told } = deskOn(entry, null, { village: 'merged' });
      await expect(act(appoint)).rejects.toMatchObject({ code: 'unit-ended' });
      await expect(decideAnew()).rejects.toMatchObject({ code: 'unit-ended' });
      expect(told).toEqual([]);
    });
  },
);
