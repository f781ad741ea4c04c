import { currentScope, deriveId, inScope, RejectedError, systemActor, type CommandOutcome } from '#event-store';
import { Clock, type LocalDate } from '#kernel';
import { CaseDesk } from '#procedures/contract';
import { InvestigationLocks, OrgTree, PersonDirectory, TermKeeper, unfitUnit } from '#registry/contract';
import { Rulebook } from '#rulebook';
import type { Hosted, HostEnv } from '#workflow';
import { CaseReader } from './case-reader.js';
import type { AppointmentWords } from './domain/appointment.commands.js';
import type { AppointmentFacts } from './domain/appointment.facts.js';
import type { CandidacyEnd } from './domain/candidacy.process.js';
import { nextStep, type KnownFiling, type NextStep } from './domain/appointment.process.js';
import { APPOINTMENT, POST_APPOINTMENT } from './domain/appointment.procedure.js';
import { secretaryAppointment } from './domain/appointment.js';
import { filingMode, filingRules } from './domain/filing-rules.js';
import type { Entry } from './domain/appointment.events.js';
import type { ReviewedPost } from './domain/occasions.js';
import { FilingDesk } from './filing-desk.js';
import { requireLiving, requireStandingVillage, requireUnheld } from './held-person-desk.js';

export type AppointmentOpening = Readonly<{
  subjectId: string;
  villageCode: string;
  post: ReviewedPost;
  entry: Entry;
  onTrial: boolean;
  candidacyId: string | null;
}>;

type Of<T extends AppointmentWords['type']> = Extract<AppointmentWords, { type: T }>;
export type AppointmentAct =
  | Exclude<
      AppointmentWords,
      { type: 'OpenAppointment' | 'AppointSecretary' | 'DecideAnew' | 'TakeStep' | 'NoteRefusal' | 'NoteCandidacyEnd' }
    >
  | Omit<Of<'AppointSecretary'>, 'pass' | 'filed'>;
export type NewDecision = Omit<Of<'DecideAnew'>, 'pass' | 'filed'>;

const { category } = secretaryAppointment;
const POST = 'secretary';
/** More steps than an appointment has: so many at once are a circle. */
const MOST_STEPS = 20;

/** Where words about appointments become commands, and where an appointment is taken on as far as it goes by itself. */
export class AppointmentDesk {
  constructor(
    private readonly reader: CaseReader,
    private readonly clock: Clock,
    private readonly rulebook: Rulebook,
    private readonly tree: OrgTree,
    private readonly people: PersonDirectory,
    private readonly cases: CaseDesk,
    private readonly terms: TermKeeper,
    private readonly filings: FilingDesk,
    private readonly locks: InvestigationLocks,
  ) {}

  /** Opens an appointment. Who may not is told so before anything is looked up about the person. */
  async open({ subjectId, villageCode, ...told }: AppointmentOpening): Promise<CommandOutcome> {
    const orgPath = await this.tree.path(villageCode);
    if (orgPath.length === 0) throw new RejectedError('unknown-unit');
    const edition = await this.rulebook.current();
    const mode = filingMode((key) => edition.inForce(key, orgPath, this.clock.today()));
    const place = { orgPath, procedure: mode === 'post' ? POST_APPOINTMENT : APPOINTMENT };
    const words = { type: 'OpenAppointment', subjectId, orgPath, ...told } as const;
    const trial = deriveId('secretary-appointment-trial', currentScope().commandId);
    await this.cases.rehearseOpen(category, trial, place, { ...words, caseId: trial } as AppointmentWords);
    const unfit = unfitUnit(await this.tree.find(villageCode), 'village');
    if (unfit) throw new RejectedError(unfit);
    if (!(await this.people.namesOf([subjectId])).has(subjectId)) throw new RejectedError('unknown-person');
    await requireLiving(this.people, subjectId);
    const caseId = await this.reader.appointmentIdFor(subjectId);
    return this.cases.open(category, caseId, place, { ...words, caseId } as AppointmentWords);
  }

  async act(caseId: string, words: AppointmentAct): Promise<CommandOutcome> {
    if (words.type === 'EndTrial' && words.outcome === 'ended') {
      const { flow } = await this.reader.state(secretaryAppointment, caseId);
      return this.actUnlessHeld(caseId, words, flow?.subjectId);
    }
    if (words.type !== 'AppointSecretary' && words.type !== 'RequestTermStart')
      return this.cases.act(category, caseId, words);
    const look = this.reader.atOneMoment();
    const { facts, flow } = await look.state(secretaryAppointment, caseId);
    const isAppointed = facts.opened?.entry === 'appointment';
    if (words.type === 'RequestTermStart')
      return isAppointed ? this.actUnlessHeld(caseId, words, flow?.subjectId) : this.cases.act(category, caseId, words);
    const today = this.clock.today();
    const pass = flow && facts.opened && (await passOf(look, flow.subjectId, facts, today));
    const filing = await filingOf(look, facts);
    return this.decide(caseId, { ...words, pass, filed: filing?.filed ?? false } as AppointmentWords, { flow, facts });
  }

  /** A decision that the register of terms would refuse for ever is not taken. */
  private async decide(
    caseId: string,
    words: AppointmentWords,
    { flow, facts: { opened } }: Pick<Hosted<AppointmentFacts>, 'flow' | 'facts'>,
  ): Promise<CommandOutcome> {
    await this.cases.rehearse(category, caseId, words);
    const subjectId = flow?.subjectId ?? '';
    if (opened?.entry === 'appointment' || words.type === 'DecideAnew') await requireUnheld(this.locks, subjectId);
    await requireLiving(this.people, subjectId);
    await requireStandingVillage(this.tree, opened?.villageCode ?? '');
    return this.cases.act(category, caseId, words);
  }

  private async actUnlessHeld(caseId: string, words: AppointmentWords, subjectId = ''): Promise<CommandOutcome> {
    await this.cases.rehearse(category, caseId, words);
    await requireUnheld(this.locks, subjectId);
    return this.cases.act(category, caseId, words);
  }

  async enrich(env: HostEnv, orgPath: readonly string[]): Promise<HostEnv> {
    const edition = await this.rulebook.current();
    return { ...env, ...filingRules((key) => edition.inForce(key, orgPath, env.today)) } as HostEnv;
  }

  /** Decides again what the register refused, on the pass and the filing as they stand today. */
  async decideAnew(caseId: string, words: NewDecision): Promise<CommandOutcome> {
    const look = this.reader.atOneMoment();
    const { facts, flow } = await look.state(secretaryAppointment, caseId);
    const pass = flow && (await passOf(look, flow.subjectId, facts, this.clock.today()));
    const filing = await filingOf(look, facts);
    return this.decide(caseId, { ...words, pass, filed: filing?.filed ?? false } as AppointmentWords, { flow, facts });
  }

  /** Notes that the file of the person serves the term. */
  async noteFile(caseId: string, termId: string, builtOn: LocalDate): Promise<void> {
    const { flow, facts } = await this.reader.state(secretaryAppointment, caseId);
    if (!flow || facts.steps.file || !facts.appointed) return;
    await this.take(caseId, { do: 'note', step: 'file', reference: termId, doneOn: builtOn });
  }

  /** Notes that the candidacy which the appointment grew out of has ended: people decide what comes of it. */
  async noteCandidacyEnd(caseId: string, end: CandidacyEnd): Promise<void> {
    await this.give(caseId, `note-end-of-${end.candidacyId}`, { type: 'NoteCandidacyEnd', ...end });
  }

  /**
   * Takes the appointment as far as it goes by itself. Each step looks at how things stand in the log, so that one that a
   * crash has cut off is taken up where it was; a repetition has the same command ids and writes nothing twice.
   */
  async proceed(caseId: string): Promise<void> {
    for (let count = 0; count < MOST_STEPS; count++) {
      const look = this.reader.atOneMoment();
      const state = await look.state(secretaryAppointment, caseId);
      const { flow, facts } = state;
      if (!flow) return;
      const today = this.clock.today();
      const pass = await passOf(look, flow.subjectId, facts, today);
      const step = nextStep(state, { pass, filing: await filingOf(look, facts), today });
      if (!step) return;
      await this.take(caseId, step, flow.subjectId, facts);
    }
    throw new Error(`appointment ${caseId} does not come to rest`);
  }

  private async take(caseId: string, step: NextStep, subjectId = '', facts?: AppointmentFacts): Promise<void> {
    switch (step.do) {
      case 'note': {
        const { step: name, reference, doneOn } = step;
        await this.give(caseId, `note-${name}`, { type: 'TakeStep', step: name, reference, doneOn });
        return;
      }
      case 'begin-term':
        return this.beginTerm(caseId, subjectId, facts!);
      case 'register': {
        const { filingId, termId, startedOn } = step;
        await this.within(caseId, 'register', () => this.filings.registerTerm(filingId, { termId, startedOn }));
        return;
      }
      case 'end-term': {
        const { endedOn, documentNo, documentOn } = facts!.trial!;
        const exit = { endedOn, reason: 'removal', documentNo, documentOn } as const;
        await this.within(caseId, 'end-term', () => this.terms.end(step.termId, exit));
        await this.give(caseId, 'note-term-end', {
          type: 'TakeStep',
          step: 'term-end',
          reference: step.termId,
          doneOn: endedOn,
        });
        return;
      }
      default:
        return step satisfies never;
    }
  }

  /** What the register of terms refuses is noted, and told to people: the process does not ask again by itself. */
  private async beginTerm(caseId: string, personId: string, { appointed, opened }: AppointmentFacts): Promise<void> {
    const { startedOn, documentNo, documentOn } = appointed!;
    const entry = {
      personId,
      orgCode: opened!.villageCode,
      post: POST,
      basis: opened!.entry,
      startedOn,
      documentNo,
      documentOn,
    } as const;
    try {
      const termId = await this.within(caseId, 'begin-term', () => this.terms.begin(entry));
      await this.give(caseId, 'note-term', { type: 'TakeStep', step: 'term', reference: termId, doneOn: startedOn });
    } catch (error) {
      if (!(error instanceof RejectedError)) throw error;
      await this.give(caseId, 'note-refusal', { type: 'NoteRefusal', code: error.code });
    }
  }

  private give(caseId: string, part: string, words: AppointmentWords): Promise<CommandOutcome> {
    return this.within(caseId, part, () => this.cases.act(category, caseId, words));
  }

  /** One command id for each step of what is being reacted to. */
  private within<T>(caseId: string, part: string, work: () => Promise<T>): Promise<T> {
    const { commandId, ...scope } = currentScope();
    const own = deriveId('appointment-step', commandId, caseId, part);
    return inScope({ ...scope, commandId: own, actor: systemActor('appointments') }, work);
  }
}

const passOf = async (look: CaseReader, subjectId: string, { opened }: AppointmentFacts, today: LocalDate) =>
  opened && look.passFor(subjectId, opened.villageCode, POST, today);

/** On the review that was passed first, or on one that was passed since. */
const filingOf = async (look: CaseReader, { steps }: AppointmentFacts): Promise<KnownFiling | null> => {
  const reviewId = steps.review?.reference;
  return reviewId === undefined ? null : look.filingAmong(await look.reviewsSince(reviewId));
};
