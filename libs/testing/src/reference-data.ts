import { readFileSync } from 'node:fs';
import type { JsonValue } from '#kernel';
import { workCalendar, type CalendarYear, type WorkCalendar } from '#calendar';

const read = <T>(file: string): T =>
  JSON.parse(readFileSync(new URL(`../../../infra/data/${file}`, import.meta.url), 'utf8')) as T;

/** The list of days off of a year, as the project ships it. */
export const publishedYear = (year: number): CalendarYear => read(`calendar/${year}.json`);

/** The statutory calendar as published for these years. */
export const publishedCalendar = (...years: readonly number[]): WorkCalendar => workCalendar(years.map(publishedYear));

type Parameter = Readonly<{ key: string; value: JsonValue; unit: string }>;

/** Every parameter that the project ships. */
export const publishedParameters = (): readonly Parameter[] =>
  ['parameters.json', 'parameters.cunzhi.json'].flatMap((file) => read<{ parameters: Parameter[] }>(file).parameters);
