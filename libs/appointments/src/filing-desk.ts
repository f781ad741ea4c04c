import { currentScope, deriveId, RejectedError, type CommandOutcome } from '#event-store';
import { Clock, yearOf, type LocalDate } from '#kernel';
import { CaseDesk } from '#procedures/contract';
import { InvestigationLocks, OrgTree, PersonDirectory, PostDirectory, wrongUnit } from '#registry/contract';
import { NumberService, Rulebook } from '#rulebook';
import { isOver, type Flow, type HostEnv } from '#workflow';
import { CaseReader } from './case-reader.js';
import type { AppointmentFacts } from './domain/appointment.facts.js';
import { secretaryAppointment } from './domain/appointment.js';
import type { FilingWords } from './domain/filing.commands.js';
import { secretaryFiling } from './domain/filing.js';
import type { FilingFacts } from './domain/filing.facts.js';
import { SECRETARY_FILING } from './domain/filing.procedure.js';
import { filingMode, filingRules, type FilingMode } from './domain/filing-rules.js';
import { requireLiving, requireStandingVillage, requireUnheld } from './held-person-desk.js';

export type FilingOpening = Readonly<{ subjectId: string; villageCode: string; countsFrom: LocalDate }>;

type Of<T extends FilingWords['type']> = Extract<FilingWords, { type: T }>;
export type FilingAct = Exclude<FilingWords, { type: 'PrepareFiling' | 'AcceptFiling' | 'RegisterSecretary' }>;

/** An appointment of the person in the village of the filing. */
type KnownAppointment = Readonly<{ flow: Flow; facts: AppointmentFacts }>;

const { category } = secretaryFiling;
const DOCUMENT_CLASS = '组备';
const COUNTY_DEPTH = 2;
const POST = 'secretary';

/** Where words about filings become commands. */
export class FilingDesk {
  constructor(
    private readonly reader: CaseReader,
    private readonly clock: Clock,
    private readonly rulebook: Rulebook,
    private readonly tree: OrgTree,
    private readonly people: PersonDirectory,
    private readonly posts: PostDirectory,
    private readonly numbers: NumberService,
    private readonly cases: CaseDesk,
    private readonly locks: InvestigationLocks,
  ) {}

  /**
   * Prepares a filing. Who may not is told so before anything is looked up about the person. Before the decision nothing is
   * prepared for who has died, nor for a village that has ended.
   */
  async prepare({ subjectId, villageCode, countsFrom }: FilingOpening): Promise<CommandOutcome> {
    const orgPath = await this.tree.path(villageCode);
    if (orgPath.length === 0) throw new RejectedError('unknown-unit');
    const place = { orgPath, procedure: SECRETARY_FILING };
    const today = this.clock.today();
    const words = { type: 'PrepareFiling', subjectId, orgPath, countsFrom } as const;
    const pretended = { reviewId: '', validUntil: today };
    const trial = deriveId('secretary-filing-trial', currentScope().commandId);
    await this.cases.rehearseOpen(category, trial, place, { ...words, caseId: trial, pass: pretended } as FilingWords);
    const wrong = wrongUnit(await this.tree.find(villageCode), 'village');
    if (wrong) throw new RejectedError(wrong);
    if (!(await this.people.namesOf([subjectId])).has(subjectId)) throw new RejectedError('unknown-person');
    const appointment = await this.appointmentIn(subjectId, villageCode);
    const mode = appointment && !isOver(appointment.flow) ? appointment.facts.opened!.mode : undefined;
    if (!isDecided(mode ?? (await this.modeInForce(orgPath, today)), appointment))
      await this.requireStanding(subjectId, villageCode);
    const pass = await this.reader.passFor(subjectId, villageCode, POST, today);
    if (!pass) throw new RejectedError('no-valid-review');
    const caseId = await this.reader.filingIdOn(pass.reviewId);
    return this.cases.open(category, caseId, place, { ...words, caseId, pass, mode } as FilingWords);
  }

  /** The last of the person in the village: while it runs it keeps the mode with which it began, and its filing with it. */
  private async appointmentIn(subjectId: string, villageCode: string): Promise<KnownAppointment | null> {
    const appointmentId = await this.reader.appointmentOf(subjectId);
    if (appointmentId === null) return null;
    const { flow, facts } = await this.reader.state(secretaryAppointment, appointmentId);
    return flow && facts.opened?.villageCode === villageCode ? { flow, facts } : null;
  }

  private async modeInForce(orgPath: readonly string[], today: LocalDate): Promise<FilingMode> {
    const edition = await this.rulebook.current();
    return filingMode((key) => edition.inForce(key, orgPath, today));
  }

  act(caseId: string, words: FilingAct): Promise<CommandOutcome> {
    return this.cases.act(category, caseId, words);
  }

  /**
   * The number is reserved only for a filing that may be accepted, and stays its own if it is tried again. Before the decision
   * nobody under investigation is filed (R6), nor who has died, nor for a village that has ended; what was decided or elected
   * before is put on file as it is.
   */
  async accept(caseId: string): Promise<CommandOutcome> {
    const { flow, facts } = await this.reader.state(secretaryFiling, caseId);
    const today = this.clock.today();
    // A filing that is missing is not answered sooner than one that is hidden.
    const pass = await this.reader.passFor(flow?.subjectId ?? caseId, facts.prepared?.villageCode ?? '', POST, today);
    const words = { type: 'AcceptFiling', filingNo: '', pass } as const satisfies Of<'AcceptFiling'>;
    await this.cases.rehearse(category, caseId, words);
    await this.requireFit(flow?.subjectId ?? '', facts.prepared);
    const units = (flow?.orgPath ?? []).slice(0, COUNTY_DEPTH);
    const names = await Promise.all(units.map(async (code) => (await this.tree.find(code))?.name ?? ''));
    const filingNo = await this.numbers.reserve({
      purpose: caseId,
      orgCode: units.at(-1) ?? '',
      orgNames: names,
      documentClass: DOCUMENT_CLASS,
      year: yearOf(today),
    });
    return this.cases.act(category, caseId, { ...words, filingNo } as FilingWords);
  }

  /** Enters the secretary in the database, by the term that they hold today. */
  async register(caseId: string): Promise<CommandOutcome> {
    const { flow, facts } = await this.reader.state(secretaryFiling, caseId);
    const words = { type: 'RegisterSecretary', termId: '', startedOn: this.clock.today() } as const;
    await this.cases.rehearse(category, caseId, words);
    const held = await this.posts.holdersOf(facts.prepared?.villageCode ?? '', POST, this.clock.today());
    const term = held.find(({ personId }) => personId === flow?.subjectId);
    if (!term) throw new RejectedError('post-not-started');
    return this.registerTerm(caseId, term);
  }

  registerTerm(
    caseId: string,
    { termId, startedOn }: Readonly<{ termId: string; startedOn: LocalDate }>,
  ): Promise<CommandOutcome> {
    return this.cases.act(category, caseId, { type: 'RegisterSecretary', termId, startedOn } as FilingWords);
  }

  private async requireFit(personId: string, prepared: FilingFacts['prepared']): Promise<void> {
    const { villageCode = '', mode = 'pre' } = prepared ?? {};
    if (isDecided(mode, await this.appointmentIn(personId, villageCode))) return;
    await requireUnheld(this.locks, personId);
    await this.requireStanding(personId, villageCode);
  }

  private async requireStanding(personId: string, villageCode: string): Promise<void> {
    await requireLiving(this.people, personId);
    await requireStandingVillage(this.tree, villageCode);
  }

  async enrich(env: HostEnv, orgPath: readonly string[]): Promise<HostEnv> {
    const edition = await this.rulebook.current();
    return { ...env, ...filingRules((key) => edition.inForce(key, orgPath, env.today)) } as HostEnv;
  }
}

/**
 * Whether the town has decided on what is filed: the county files after the decision, and the appointment that the program
 * knows of is made. What was decided without one is put on file as it was.
 */
const isDecided = (mode: FilingMode, appointment: KnownAppointment | null): boolean =>
  mode === 'post' && (appointment === null || appointment.facts.appointed !== null);
