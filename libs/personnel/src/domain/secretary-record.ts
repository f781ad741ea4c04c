import { yearOf, type Aggregate, type Decider, type LocalDate, type Policy, type Rejection } from '#kernel';
import { keepersOf, strangersOnly, type Place } from './place.js';
import { secretaryRecordEvents, type SecretaryRecordEvent } from './secretary-record.events.js';

type Env = Readonly<{ today: LocalDate; place: Place | null; ruleVersion?: string }>;

/** `hours` is the sum of the year: a later record takes the place of an earlier one. */
export type SecretaryRecordCommand =
  | Readonly<{ type: 'RecordTrainingHours'; personId: string; year: number; hours: number; env: Env }>
  | Readonly<{ type: 'RecordPayClass'; personId: string; payClass: string; validFrom: LocalDate; env: Env }>;

export type SecretaryRecordRejection = Rejection<'year-in-future'>;

export type SecretaryRecord = Readonly<{ hours: Readonly<Record<string, number>> }>;

const decider: Decider<SecretaryRecordCommand, SecretaryRecord, SecretaryRecordEvent, SecretaryRecordRejection> = {
  initialState: () => ({ hours: {} }),
  evolve: (state, event) => {
    switch (event.type) {
      case 'TrainingHoursRecorded.v1':
        return { hours: { ...state.hours, [event.data.year]: event.data.hours } };
      case 'PayClassRecorded.v1':
        return { ...state };
      default:
        return event satisfies never;
    }
  },
  decide: (command, { hours }) => {
    const { personId, env } = command;
    if (command.type === 'RecordPayClass') {
      const { payClass, validFrom } = command;
      return [{ type: 'PayClassRecorded.v1', data: { personId, payClass, validFrom, recordedOn: env.today } }];
    }
    if (command.year > yearOf(env.today)) return { rejected: 'year-in-future' };
    if (hours[command.year] === command.hours) return [];
    const { year } = command;
    return [
      { type: 'TrainingHoursRecorded.v1', data: { personId, year, hours: command.hours, recordedOn: env.today } },
    ];
  },
};

/** The record of a secretary is kept by the organization officers above the post, never by the person or a relative. */
const policy: Policy<SecretaryRecordCommand, SecretaryRecord> = ({ personId, env }) =>
  env.place === null
    ? undefined
    : { anyOf: keepersOf(env.place), seenBy: keepersOf(env.place), separation: strangersOnly(personId) };

export const secretaryRecord: Aggregate<
  SecretaryRecordCommand,
  SecretaryRecord,
  SecretaryRecordEvent,
  SecretaryRecordRejection
> = { category: 'secretaryrecord', decider, events: secretaryRecordEvents, policy };
