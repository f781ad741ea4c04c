import { missingHolidays, type MissingHoliday } from '#calendar';
import { isLocalDate, weekday, yearOf, type Aggregate, type Decider, type Rejection } from '#kernel';
import { calendarYearEvents, type CalendarYearEvent, type CalendarYearList } from './calendar-year.events.js';

export type CalendarYearCommand =
  | Readonly<{ type: 'PublishCalendarYear'; list: CalendarYearList }>
  | Readonly<{ type: 'CorrectCalendarYear'; list: CalendarYearList; reason: string }>;

export type CalendarYearRejection = Rejection<
  | 'calendar-already-published'
  | 'calendar-not-published'
  | 'calendar-unchanged'
  | 'day-outside-year'
  | 'day-listed-twice'
  | 'make-up-day-on-weekday'
  | 'calendar-source-missing'
  | 'holidays-missing'
>;

type State = Readonly<{ version: number; content: string }>;

const decider: Decider<CalendarYearCommand, State, CalendarYearEvent, CalendarYearRejection> = {
  initialState: () => ({ version: 0, content: '' }),
  evolve: (_state, event) => ({
    version: event.type === 'CalendarYearPublished.v1' ? 1 : event.data.version,
    content: contentOf(event.data),
  }),
  decide: (command, state) => {
    const fault = faultIn(command.list);
    if (fault) return fault;
    switch (command.type) {
      case 'PublishCalendarYear':
        if (state.version > 0) return { rejected: 'calendar-already-published', params: { year: command.list.year } };
        return [{ type: 'CalendarYearPublished.v1', data: command.list }];
      case 'CorrectCalendarYear': {
        if (state.version === 0) return { rejected: 'calendar-not-published', params: { year: command.list.year } };
        if (contentOf(command.list) === state.content) return { rejected: 'calendar-unchanged' };
        const { list, reason } = command;
        return [{ type: 'CalendarYearCorrected.v1', data: { ...list, version: state.version + 1, reason } }];
      }
      default:
        return command satisfies never;
    }
  },
};

const contentOf = ({ restDays, makeUpWorkdays }: CalendarYearList): string =>
  JSON.stringify([restDays, makeUpWorkdays].map((days) => days.map(({ date, name }) => `${date} ${name}`).sort()));

const faultIn = ({ year, restDays, makeUpWorkdays, source }: CalendarYearList): CalendarYearRejection | undefined => {
  const days = [...restDays, ...makeUpWorkdays].map(({ date }) => date);
  const outside = days.find((date) => !isLocalDate(date) || yearOf(date) !== year);
  if (outside !== undefined) return { rejected: 'day-outside-year', params: { date: outside, year } };
  const twice = days.find((date, index) => days.indexOf(date) !== index);
  if (twice !== undefined) return { rejected: 'day-listed-twice', params: { date: twice } };
  const weekdayMakeUp = makeUpWorkdays.find(({ date }) => weekday(date) < 6);
  if (weekdayMakeUp) return { rejected: 'make-up-day-on-weekday', params: { date: weekdayMakeUp.date } };
  if (source.trim() === '') return { rejected: 'calendar-source-missing' };
  const missing = missingHolidays({ year, restDays });
  if (missing.length > 0) return { rejected: 'holidays-missing', params: { year, missing: namesOf(missing) } };
  return undefined;
};

const namesOf = (holidays: readonly MissingHoliday[]): string => holidays.map(({ zh, en }) => `${zh} ${en}`).join('、');

/**
 * The yearly list of days off. A correction is a new version; what was computed by the old one stays as it was. The list
 * holds every statutory holiday of its year. It holds for every unit, so no unit's office sets it: it comes from the State Council, by import. Basis: handbook 6 (L16).
 */
export const calendarYear: Aggregate<CalendarYearCommand, State, CalendarYearEvent, CalendarYearRejection> = {
  category: 'calendaryear',
  decider,
  events: calendarYearEvents,
  policy: () => ({ anyOf: [{ system: true }] }),
};
