import { addDays, type LocalDate } from '#kernel';

/** Who signs for a department in the place of its head, from and until which day; without an end where `until` is null. */
export type DeputyHead = Readonly<{ deputyId: string; from: LocalDate; until: LocalDate | null }>;

/** Another deputy takes the place of the one before on their first day; a day has one deputy at most. */
export const withDeputy = (deputies: readonly DeputyHead[], named: DeputyHead): readonly DeputyHead[] => [
  ...deputies.filter(({ from }) => from < named.from).map((one) => endedBy(one, addDays(named.from, -1))),
  named,
];

/** The last day of the one who is named now, or will be. */
export const relieved = (deputies: readonly DeputyHead[], deputyId: string, until: LocalDate): readonly DeputyHead[] =>
  deputies.map((one) => (one.deputyId === deputyId ? endedBy(one, until) : one));

export const deputyOn = (deputies: readonly DeputyHead[], day: LocalDate): string | null => {
  const latest = deputies.findLast(({ from }) => from <= day);
  return latest && (latest.until === null || day <= latest.until) ? latest.deputyId : null;
};

/** Who deputizes on the day or later. */
export const deputiesFrom = (deputies: readonly DeputyHead[], day: LocalDate): readonly string[] =>
  deputies.filter(({ until }) => until === null || day <= until).map(({ deputyId }) => deputyId);

const endedBy = (one: DeputyHead, day: LocalDate): DeputyHead =>
  one.until === null || one.until > day ? { ...one, until: day } : one;
