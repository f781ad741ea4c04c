import type { CeremonyEvent } from '../domain/ceremony.events.js';
import type { Figures, Gifts, Plan } from '../domain/ceremony.figures.js';
import { evolveCeremony, noCeremony, type Ceremony } from '../domain/ceremony.state.js';

type EventOf<Type extends CeremonyEvent['type']> = Extract<CeremonyEvent, { type: Type }>;

/** The events of a ceremony case as forms need them: the state that they lead to, and the last of each kind. */
export class ReportFacts {
  private readonly events: readonly CeremonyEvent[];
  readonly ceremony: Ceremony;

  /** Expects the events of a case, from its first on. */
  constructor(facts: readonly Readonly<{ type: string; data: unknown }>[]) {
    this.events = facts.map(({ type, data }) => ({ type, data }) as CeremonyEvent);
    const state = this.events.reduce(evolveCeremony, noCeremony);
    if (state.status === 'none') throw new Error('a form is made of a case that was opened');
    this.ceremony = state;
  }

  all<Type extends CeremonyEvent['type']>(type: Type): readonly EventOf<Type>['data'][] {
    return this.events.filter((event) => event.type === type).map(({ data }) => data as EventOf<Type>['data']);
  }

  last<Type extends CeremonyEvent['type']>(type: Type): EventOf<Type>['data'] | undefined {
    return this.all(type).at(-1);
  }

  get plan(): Plan | null {
    return this.ceremony.plan;
  }

  /** What was, as it was last corrected. */
  get held(): Readonly<{ figures: Figures; gifts: Gifts }> | undefined {
    return this.last('PostReportCorrected.v2') ?? this.last('PostReportSubmitted.v1');
  }

  get principal(): string | null {
    return (this.last('ReportDrafted.v2') ?? this.last('FuneralNotified.v2'))?.principal ?? null;
  }

  /** As it was last changed; null where it may not be shown. */
  get venue(): string | null {
    const opening = this.last('ReportDrafted.v2') ?? this.last('FuneralNotified.v2');
    const changed = this.all('ReportChanged.v3').findLast(({ venue }) => venue !== null);
    return changed?.venue ?? opening?.venue ?? null;
  }

  get isForgotten(): boolean {
    return this.last('CeremonyDetailForgotten.v1') !== undefined;
  }
}
