import { currentScope, deriveId, RejectedError, type CommandOutcome } from '#event-store';
import { Clock, yearOf, type LocalDate } from '#kernel';
import { CaseDesk } from '#procedures/contract';
import { InvestigationLocks, OrgTree, PersonDirectory, PostDirectory, unfitUnit } from '#registry/contract';
import { NumberService, Rulebook } from '#rulebook';
import { isOver, type HostEnv } from '#workflow';
import { CaseReader } from './case-reader.js';
import { secretaryAppointment } from './domain/appointment.js';
import type { FilingWords } from './domain/filing.commands.js';
import { secretaryFiling } from './domain/filing.js';
import { SECRETARY_FILING } from './domain/filing.procedure.js';
import { filingRules, type FilingMode } from './domain/filing-rules.js';
import { requireLiving, requireStandingVillage, requireUnheld } from './held-person-desk.js';

export type FilingOpening = Readonly<{ subjectId: string; villageCode: string; countsFrom: LocalDate }>;

type Of<T extends FilingWords['type']> = Extract<FilingWords, { type: T }>;
export type FilingAct = Exclude<FilingWords, { type: 'PrepareFiling' | 'AcceptFiling' | 'RegisterSecretary' }>;

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

  /** Prepares a filing. Who may not is told so before anything is looked up about the person. */
  async prepare({ subjectId, villageCode, countsFrom }: FilingOpening): Promise<CommandOutcome> {
    const orgPath = await this.tree.path(villageCode);
    if (orgPath.length === 0) throw new RejectedError('unknown-unit');
    const place = { orgPath, procedure: SECRETARY_FILING };
    const today = this.clock.today();
    const words = { type: 'PrepareFiling', subjectId, orgPath, countsFrom } as const;
    const pretended = { reviewId: '', validUntil: today };
    const trial = deriveId('secretary-filing-trial', currentScope().commandId);
    await this.cases.rehearseOpen(category, trial, place, { ...words, caseId: trial, pass: pretended } as FilingWords);
    const unfit = unfitUnit(await this.tree.find(villageCode), 'village');
    if (unfit) throw new RejectedError(unfit);
    if (!(await this.people.namesOf([subjectId])).has(subjectId)) throw new RejectedError('unknown-person');
    const pass = await this.reader.passFor(subjectId, villageCode, POST, today);
    if (!pass) throw new RejectedError('no-valid-review');
    const caseId = await this.reader.filingIdOn(pass.reviewId);
    const mode = await this.modeFor(subjectId, villageCode);
    return this.cases.open(category, caseId, place, { ...words, caseId, pass, mode } as FilingWords);
  }

  /** An appointment that runs keeps the mode with which it began, and its filing with it. */
  private async modeFor(subjectId: string, villageCode: string): Promise<FilingMode | undefined> {
    const appointmentId = await this.reader.appointmentOf(subjectId);
    if (appointmentId === null) return undefined;
    const { flow, facts } = await this.reader.state(secretaryAppointment, appointmentId);
    if (!flow || isOver(flow) || facts.opened?.villageCode !== villageCode) return undefined;
    return facts.opened.mode;
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
    if (facts.prepared?.mode !== 'post')
      await this.requireFit(flow?.subjectId ?? '', facts.prepared?.villageCode ?? '');
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

  private async requireFit(personId: string, villageCode: string): Promise<void> {
    await requireUnheld(this.locks, personId);
    await requireLiving(this.people, personId);
    await requireStandingVillage(this.tree, villageCode);
  }

  async enrich(env: HostEnv, orgPath: readonly string[]): Promise<HostEnv> {
    const edition = await this.rulebook.current();
    return { ...env, ...filingRules((key) => edition.inForce(key, orgPath, env.today)) } as HostEnv;
  }
}
