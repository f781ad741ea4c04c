import { describe, expect, it } from '@jest/globals';
import { inScope, systemActor } from '#event-store';
import type { DomainEvent } from '#kernel';
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
import { ending as ended, fit, listing, medical, recommended } from './domain/candidacy.fixture.js';
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

/** A candidacy that is ended after its appointment has begun, or before the program has seen it begin. */
const ending = async (loss: Loss, linked: 'noted' | 'opened-late') => {
  const world = openAppointmentWorld(loss, 'candidacies');
  const scope = { commandId: 'ids', correlationId: 'ids', actor: systemActor('spec') };
  const [caseId, appointmentId] = await inScope(scope, () =>
    Promise.all([world.reader.candidacyIdFor(candidate), world.reader.appointmentIdFor(candidate)]),
  );
  await world.plant(category, events as never, caseId, fit().history.map(ofCase(caseId)));
  const { history } = noticing('pre', { onTrial: true, candidacyId: caseId } as never).all(postNotice);
  const appointing = () =>
    world.plant(appointments.category, appointments.events as never, appointmentId, history.map(ofCase(appointmentId)));
  if (linked === 'noted') {
    await appointing();
    await world.pump();
  }
  await world.give(category, caseId, ended as never);
  await world.pump();
  if (linked === 'opened-late') await appointing();
  await world.pump();
  const { flow, facts } = await world.reader.state(secretaryAppointment, appointmentId);
  const types = (await world.log.readAll())
    .filter(({ stream }) => stream.startsWith(appointments.category))
    .map(({ type }) => type);
  return {
    end: { status: flow!.status, candidacyEnd: facts.candidacyEnd, types },
    candidacyId: caseId,
    appends: world.log.appends,
  };
};
const ofCase =
  (caseId: string) =>
  ({ type, data }: DomainEvent): DomainEvent => ({ type, data: 'caseId' in data ? { ...data, caseId } : data });

describe('the end of a candidacy, killed at every step', () => {
  it.each(['noted', 'opened-late'] as const)('brings its appointment to a stop once, %s', async (linked) => {
    const { end, candidacyId, appends } = await ending(null, linked);
    expect(end).toMatchObject({ status: 'running', candidacyEnd: { candidacyId, ground: 'false-material' } });
    expect(end.types.slice(-3)).toEqual(['CandidacyEndNoted.v1', 'AlertRaised.v1', 'MaterialLaid.v1']);
    for (let at = 1; at <= appends; at++)
      for (const written of [false, true]) expect((await ending({ at, written }, linked)).end).toEqual(end);
  });

  it('says nothing to an appointment that grew out of none', async () => {
    const world = openAppointmentWorld(null, 'candidacies');
    const scope = { commandId: 'ids', correlationId: 'ids', actor: systemActor('spec') };
    const [caseId, appointmentId] = await inScope(scope, () =>
      Promise.all([world.reader.candidacyIdFor(candidate), world.reader.appointmentIdFor(candidate)]),
    );
    await world.plant(category, events as never, caseId, fit().history.map(ofCase(caseId)));
    await world.give(category, caseId, ended as never);
    await world.plant(
      appointments.category,
      appointments.events as never,
      appointmentId,
      noticing().history.map(ofCase(appointmentId)),
    );
    await world.pump();
    expect((await world.reader.state(secretaryAppointment, appointmentId)).facts.candidacyEnd).toBeNull();
  });
});

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
