import type { RecordedEvent } from '#kernel';

/** So much text costs as much to read as one event more. */
const TEXT = 2_000;

/** Who was not concerned by anything after `since`, up to what was looked at. */
export type Quiet = Readonly<{ name: string; since: bigint }>;

/**
 * How long nothing in the log has concerned each handler. A table of a hundred thousand rows leaves most handlers cold, and
 * each of them would read all of its events only to pass them.
 */
export class QuietStretch {
  private readonly since = new Map<string, bigint>();
  private upTo: bigint;
  private passed = 0;

  /** `handlers` names those that a type concerns, and all of them for a type that the program does not know. */
  constructor(
    private readonly names: readonly string[],
    private readonly handlers: (type: string) => readonly string[],
    private readonly start: bigint,
  ) {
    this.upTo = start;
  }

  /** How many events were looked at since the last `take`; one with long texts, such as staged rows, counts for many. */
  get length(): number {
    return this.passed;
  }

  /** Looks at events that follow on those before. */
  pass(events: readonly RecordedEvent[]): void {
    const last = new Map(events.map(({ type, position }) => [type, position]));
    for (const [type, position] of last)
      for (const name of this.handlers(type))
        if (position > (this.since.get(name) ?? -1n)) this.since.set(name, position);
    for (const event of events) this.passed += 1 + Math.floor(textIn(event) / TEXT);
    this.upTo = events.at(-1)?.position ?? this.upTo;
  }

  /** Those whose stretch is longer than nothing, and where it ends. Positions before the first one looked at are not known. */
  take(): Readonly<{ quiet: readonly Quiet[]; upTo: bigint }> {
    const { upTo, start } = this;
    this.passed = 0;
    const quiet = this.names.map((name) => ({ name, since: this.since.get(name) ?? start }));
    return { quiet: quiet.filter(({ since }) => since < upTo), upTo };
  }
}

const textIn = ({ data }: RecordedEvent): number =>
  Object.values(data).reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 0), 0);
