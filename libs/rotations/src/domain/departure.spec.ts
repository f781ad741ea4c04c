import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { departure, type DepartureCommand } from './departure.js';
import type { DepartureEvent } from './departure.events.js';

const env = { today: '2026-03-02', auditablePosts: ['secretary'] };
const on = env.today;
const told = {
  termId: 't1',
  personId: 'p1',
  orgCode: '370112013205',
  orgPath: ['370112', '370112013', '370112013205'],
  post: 'secretary',
  leftOn: on,
};
const open: DepartureCommand = { type: 'OpenDeparture', ...told, originId: 'c1', env };
const opened: DepartureEvent = { type: 'DepartureOpened.v1', data: { ...told, originId: 'c1', on } };
const audit: DepartureEvent = { type: 'DepartureAuditRequested.v1', data: { ...told, on } };
const handover = { termId: 't1', handoverId: 'h1' };
const noteOpened: DepartureCommand = { type: 'NoteHandoverOpened', ...handover, env };
const noteClosed: DepartureCommand = { type: 'NoteHandoverClosed', ...handover, env };
const begun: DepartureEvent = { type: 'DepartureHandoverOpened.v1', data: { ...handover, on } };
const over: DepartureEvent = { type: 'DepartureHandoverClosed.v1', data: { ...handover, on } };
const successor = { termId: 't1', successorTermId: 't2', successorId: 'p2' };
const link: DepartureCommand = { type: 'LinkSuccessor', ...successor, env };
const linked: DepartureEvent = { type: 'SuccessorLinked.v1', data: { ...successor, on } };

describe('a departure', () => {
  const spec = specify(departure.decider);

  it('asks for an audit where the post is audited', () => {
    spec.given().when(open).thenEvents(opened, audit);
    spec
      .given()
      .when({ ...open, post: 'clerk' } as DepartureCommand)
      .thenEventTypes('DepartureOpened.v1');
  });
  it('takes every step once, however often it is told', () => {
    spec.given(opened, audit).when(open).thenNothing();
    spec.given(opened).when(noteOpened).thenEvents(begun);
    spec.given(opened, begun).when(noteOpened).thenNothing();
    spec.given(opened, begun).when(noteClosed).thenEvents(over);
    spec.given(opened, begun, over).when(noteClosed).thenNothing();
    spec.given(opened).when(link).thenEvents(linked);
    spec.given(opened, linked).when(link).thenNothing();
  });
  it('is there before anything follows from it', () => {
    for (const command of [noteOpened, noteClosed, link]) spec.given().when(command).thenRejected('no-departure');
  });
});
