import type { LocalDate, Personal, Projection } from '#kernel';
import { secretaryRecordEvents, type SecretaryRecordEvent } from '../domain/secretary-record.events.js';

/** `hours` by year, `pay_classes` in the order in which they were recorded. */
export type SecretaryRecordRow = {
  hours: Readonly<Record<string, number>>;
  pay_classes: readonly Readonly<{ payClass: Personal<string>; validFrom: LocalDate }>[];
};

declare module '#read-store' {
  interface ReadTables {
    secretary_records: SecretaryRecordRow & { key: string };
  }
}

export const secretaryRecords: Projection<SecretaryRecordEvent, SecretaryRecordRow> = {
  name: 'secretary-records-1',
  events: secretaryRecordEvents,
  columns: { hours: { type: 'jsonb' }, pay_classes: { type: 'jsonb' } },
  keyOf: ({ data }) => data.personId,
  apply: (row = { hours: {}, pay_classes: [] }, event) => {
    if (event.type === 'TrainingHoursRecorded.v1')
      return { ...row, hours: { ...row.hours, [event.data.year]: event.data.hours } };
    const { payClass, validFrom } = event.data;
    const others = row.pay_classes.filter((known) => known.validFrom !== validFrom);
    return { ...row, pay_classes: [...others, { payClass, validFrom }] };
  },
};
