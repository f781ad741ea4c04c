import { categoryOf, type Projection } from '#kernel';
import { caseColumns, hostedRow, numbersWith, summaryOf, unbegunRow, type CaseRow } from '#supervision/contract';
import { hostedLine, type Hosted } from '#workflow';
import type { AppointmentEvent } from '../domain/appointment.events.js';
import type { AppointmentFacts } from '../domain/appointment.facts.js';
import { secretaryAppointment, secretaryAppointments } from '../domain/appointment.js';

export type AppointmentCaseRow = CaseRow & { state: Hosted<AppointmentFacts>; outcome: string | null };

declare module '#read-store' {
  interface ReadTables {
    appointment_cases: AppointmentCaseRow & { key: string; position: number };
  }
}

const { category, decider, events } = secretaryAppointment;

/** The line of each appointment of a secretary. */
export const appointmentCases: Projection<AppointmentEvent, AppointmentCaseRow> = {
  name: 'appointment-cases-4',
  events,
  columns: { ...caseColumns, state: { type: 'jsonb' }, outcome: { type: 'text' } },
  keyOf: (_event, { stream }) => (categoryOf(stream) === category ? stream : undefined),
  apply: (row, event, envelope) => {
    const state = decider.evolve(row?.state ?? decider.initialState(), event);
    const line = hostedLine(secretaryAppointments, state);
    const happensOn = state.facts.appointed?.startedOn ?? null;
    const known = {
      category,
      kind: 'secretary-appointment',
      happensOn,
      registerNumber: state.facts.appointed?.documentNo ?? null,
      numbers: numbersWith(events, event, row),
      summary: summaryOf(['startedOn', '任职日期', 'appointed from', happensOn]),
    };
    return {
      ...(line ? hostedRow(line, known, envelope, row) : unbegunRow(category, envelope)),
      state,
      outcome: state.flow?.outcome ?? null,
    };
  },
};
