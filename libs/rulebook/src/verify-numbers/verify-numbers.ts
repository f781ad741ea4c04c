import type { EventStore } from '#event-store';
import { categoryOf, idOf } from '#kernel';
import { numberingEvents } from '../domain/numbering.events.js';
import { numbering } from '../domain/numbering.js';
import { SeriesCheck, seriesOf, type SeriesFault } from '../domain/number-series.js';

/** `faulty` is the first number of the log that is not as it must be, with the stream of its sequence. */
export type NumberReport = Readonly<{
  series: number;
  numbers: number;
  faulty?: SeriesFault & Readonly<{ stream: string }>;
}>;

const PAGE = 5_000;

/** Reads every sequence of document numbers in the log, and stops at the first number that is missing or doubled. */
export const verifyNumbers = async (store: EventStore): Promise<NumberReport> => {
  const checks = new Map<string, SeriesCheck>();
  const report = () => ({
    series: checks.size,
    numbers: [...checks.values()].reduce((sum, { given }) => sum + given, 0),
  });
  for (let after: bigint | undefined; ;) {
    const page = await store.readAll({ ...(after === undefined ? {} : { after }), limit: PAGE });
    for (const recorded of page) {
      const { stream } = recorded;
      if (categoryOf(stream) !== numbering.category) continue;
      const check = checks.get(stream) ?? new SeriesCheck(seriesOf(idOf(stream)));
      checks.set(stream, check);
      const fault = check.next(numberingEvents.decode(recorded));
      if (fault) return { ...report(), faulty: { stream, ...fault } };
    }
    const last = page.at(-1);
    if (!last) return report();
    after = last.position;
  }
};
