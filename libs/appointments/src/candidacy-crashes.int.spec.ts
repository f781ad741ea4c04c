import { describe, expect, it } from '@jest/globals';
import { inScope, systemActor } from '#event-store';
import { openAppointmentWorld, type Loss } from './appointment-crashes.fixture.js';
import {
  appoint,
  closeNotice,
  hearing,
  noticing,
  postNotice,
  stepTo,
  trialEnd,
  type AppointmentGiven,
} from './domain/appointment.fixture.js';
import { secretaryAppointment } from './domain/appointment.js';
import { listing, medical, recommended } from './domain/candidacy.fixture.js';
import { candidacy } from './domain/candidacy.js';
import { candidate } from './domain/joint-review.fixture.js';

const { category, events } = candidacy;
const appointments = secretaryAppointment;

/** From the recommendation to the end of the trial; the candidacy is pumped after everything that others do. */
const story = async (loss: Loss, outcome: 'confirmed' | 'ended' = 'confirmed') => {
  const world = openAppointmentWorld(loss, 'candidacies');
  const scope = { commandId: 'ids', correlationId: 'ids', actor: systemActor('spec') };
  const [caseId, appointmentId] = await inScope(scope, () =>
    Promise.all([world.reader.candidacyIdFor(candidate), world.reader.appointmentIdFor(candidate)]),
  );
  await world.plant(category, events as never, caseId, recommended().history);
  await world.review();
  await world.pump();
  for (const taskId of ['comparison.1.1', 'comparison.1.2']) {
    const opinion = { taskId, result: 'fit', ground: null, basisNo: null, opinion: '熟悉农村工作' };
    await world.give(category, caseId, { type: 'GiveOpinion', ...opinion } as never);
  }
  for (const words of [listing(), medical()]) await world.give(category, caseId, words);
  const appointment = noticing('pre', { onTrial: true });
  let told = 0;
  const appointing = async (...words: readonly AppointmentGiven[]) => {
    appointment.all(...words);
    world.at(appointment.today);
    await world.plant(
      appointments.category,
      appointments.events as never,
      appointmentId,
      appointment.history.slice(told),
    );
    told = appointment.history.length;
    await world.pump();
  };
  await appointing();
  await appointing(postNotice);
  appointment.at('2026-03-10');
  await appointing(closeNotice, appoint);
  appointment.at('2026-03-12');
  await appointing(stepTo('term', 't1', '2026-03-12'), hearing);
  appointment.at('2026-09-14');
  await appointing(trialEnd(outcome));
  const { flow, facts } = await world.reader.state(candidacy, caseId);
  const types = (await world.log.readAll()).filter(({ stream }) => stream.startsWith(category)).map(({ type }) => type);
  return { end: { status: flow!.status, facts, types }, appends: world.log.appends };
};

describe('a candidacy that follows other cases, killed at every step', () => {
  const undisturbed = story(null);

  it('leads from the recommendation to the confirmation in office', async () => {
    const { end, appends } = await undisturbed;
    expect(end.status).toBe('closed');
    expect(Object.keys(end.facts.steps)).toEqual(['review', 'appointment', 'notice', 'appointed', 'confirmed']);
    expect(appends).toBe(5);
  });

  it.each([1, 2, 3, 4, 5])('before and after append %d comes to the same end', async (at) => {
    const { end } = await undisturbed;
    expect((await story({ at, written: false })).end).toEqual(end);
    expect((await story({ at, written: true })).end).toEqual(end);
  });

  it('notes a trial that was ended once, wherever it is killed', async () => {
    const { end, appends } = await story(null, 'ended');
    expect(end.facts.steps).toHaveProperty('trial-ended');
    for (const written of [false, true]) expect((await story({ at: appends, written }, 'ended')).end).toEqual(end);
  });
});
