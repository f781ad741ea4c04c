import { Injectable } from '@nestjs/common';
import { workingDaysBetween } from '#calendar';
import { Clock, daysBetween, shanghaiDate, type LocalDate } from '#kernel';
import { OrgTree, PersonDirectory } from '#registry/contract';
import { Rulebook } from '#rulebook';
import { ReadStore } from '#read-store';
import type { Progress, Urged } from '#workflow';
import type { SummaryLine } from '../contract/index.js';
import { lightDays, type Light, type LightDays } from '../domain/light.js';
import type { CaseLine } from './case-lines.js';

export type UnitView = Readonly<{ code: string; name: string | null }>;

/** A unit with its path, from the top of the tree down to the unit itself. */
export type PlacedUnitView = UnitView & Readonly<{ path: readonly UnitView[] }>;

/** A name is null once its person has been erased. */
export type PersonView = Readonly<{ personId: string; name: string | null }>;

export type CaseLineView = Readonly<{
  caseId: string;
  category: string;
  kind: string;
  status: string;
  stage: string;
  org: PlacedUnitView;
  subject: PersonView;
  /** Of the case, or of the letter by which it was sent out. */
  registerNumber: string | null;
  summary: readonly SummaryLine[];
  progress: Progress | null;
  urged: Urged;
  openedOn: LocalDate;
  happensOn: LocalDate | null;
  dueOn: LocalDate | null;
  /** Working days left; negative once overdue. */
  remainingWorkingDays: number | null;
  light: Light | null;
  paused: boolean;
  provisional: boolean;
  returns: number;
  /** Calendar days since the case came to its stage. */
  waitingDays: number;
  arrivedAt: string;
  changedAt: string;
  revision: number;
}>;

/** Adds to stored lines what readers need: names, units, and the time that is left. */
@Injectable()
export class LineViews {
  constructor(
    private readonly clock: Clock,
    private readonly rulebook: Rulebook,
    private readonly orgTree: OrgTree,
    private readonly people: PersonDirectory,
    private readonly store: ReadStore,
  ) {}

  async days(): Promise<LightDays> {
    return lightDays(this.clock.today(), (await this.rulebook.current()).calendar);
  }

  async of<Line extends CaseLine>(lines: readonly Line[]): Promise<readonly CaseLineView[]> {
    const [units, names, remaining, numbers] = await Promise.all([
      this.units(lines.map(({ org_code }) => org_code)),
      this.people.namesOf([...new Set(lines.map(({ subject_person }) => subject_person))]),
      this.remaining(),
      this.letterNumbers(lines),
    ]);
    const today = this.clock.today();
    return lines.map((line) => ({
      caseId: line.case_id,
      category: line.category,
      kind: line.kind,
      status: line.status,
      stage: line.stage,
      org: units(line.org_code),
      subject: { personId: line.subject_person, name: names.get(line.subject_person) ?? null },
      registerNumber: line.register_number ?? line.letters.map((letter) => numbers.get(letter) ?? null)[0] ?? null,
      summary: line.summary,
      progress: line.progress,
      urged: { times: line.urged_times, lastOn: line.urged_on },
      openedOn: line.opened_on,
      happensOn: line.happens_on,
      dueOn: line.due_on,
      remainingWorkingDays: remaining(line.due_on),
      light: line.light,
      paused: line.paused,
      provisional: line.provisional,
      returns: line.returns,
      waitingDays: Math.max(0, daysBetween(shanghaiDate(line.arrived_at), today)),
      arrivedAt: line.arrived_at,
      changedAt: line.changed_at,
      revision: line.revision,
    }));
  }

  private async letterNumbers(lines: readonly CaseLine[]): Promise<ReadonlyMap<string, string>> {
    const letters = [...new Set(lines.flatMap((line) => line.letters))];
    if (letters.length === 0) return new Map();
    const known = this.store.db.selectFrom('document_numbers').select(['purpose', 'number']);
    const rows = await known.where('purpose', 'in', letters).where('voided', '=', false).execute();
    return new Map(rows.map(({ purpose, number }) => [purpose, number]));
  }

  /** The units of these codes, each looked up once. */
  async units(codes: readonly string[]): Promise<(code: string) => PlacedUnitView> {
    const found = new Map<string, PlacedUnitView>();
    for (const code of new Set(codes)) found.set(code, await this.unit(code));
    return (code) => found.get(code) ?? { code, name: null, path: [] };
  }

  /** Counts the working days from today to a due date. */
  async remaining(): Promise<(dueOn: LocalDate | null) => number | null> {
    const { calendar } = await this.rulebook.current();
    const today = this.clock.today();
    return (dueOn) => (dueOn === null ? null : workingDaysBetween(today, dueOn, calendar));
  }

  private async unit(code: string): Promise<PlacedUnitView> {
    const unit = await this.orgTree.find(code);
    if (!unit) return { code, name: null, path: [] };
    const path = [...(await this.orgTree.ancestors(code)), unit].map(({ code, name }) => ({ code, name }));
    return { code, name: unit.name, path };
  }
}
