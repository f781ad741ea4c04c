import type { NumberingEvent } from './numbering.events.js';

/** The organ, class and year of a sequence, as its stream is called: `370112013.婚丧备.2026`. */
export type NumberSeries = Readonly<{ orgCode: string; documentClass: string; year: number }>;

export const seriesId = ({ orgCode, documentClass, year }: NumberSeries): string =>
  `${orgCode}.${documentClass}.${year}`;

export const seriesOf = (id: string): NumberSeries => {
  const [orgCode = '', documentClass = '', year = ''] = id.split('.');
  return { orgCode, documentClass, year: Number(year) };
};

/**
 * The first number of a sequence that is not as it must be: `missing` where one is left out, `doubled` where it was given
 * already, `foreign` where its text is not that of its place, `void-of-none` where a number was voided that nobody held.
 */
export type SeriesFault = Readonly<{
  fault: 'missing' | 'doubled' | 'foreign' | 'void-of-none';
  sequence: number;
}>;

/** Looks at the events of one sequence, one after the other, and remembers what it needs for the next. */
export class SeriesCheck {
  private last = 0;
  private readonly held = new Set<number>();

  constructor(private readonly series: NumberSeries) {}

  /** How many numbers were given. */
  get given(): number {
    return this.last;
  }

  next({ type, data }: NumberingEvent): SeriesFault | undefined {
    const { sequence } = data;
    if (type === 'NumberVoided.v2') return this.held.delete(sequence) ? undefined : { fault: 'void-of-none', sequence };
    if (sequence <= this.last) return { fault: 'doubled', sequence };
    if (sequence > this.last + 1) return { fault: 'missing', sequence: this.last + 1 };
    const { documentClass, year } = this.series;
    if (!data.text.endsWith(`${documentClass}〔${year}〕${sequence}号`)) return { fault: 'foreign', sequence };
    this.last = sequence;
    this.held.add(sequence);
    return undefined;
  }
}
