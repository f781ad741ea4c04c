import {
  CommandRunner,
  currentScope,
  deriveId,
  inScope,
  RejectedError,
  systemActor,
  UnknownStreamError,
  type CommandOutcome,
} from '#event-store';
import { Clock, type LocalDate } from '#kernel';
import { CaseDesk } from '#procedures/contract';
import { InvestigationLocks, OrgTree, PersonDirectory, unfitUnit } from '#registry/contract';
import { Rulebook } from '#rulebook';
import type { HostEnv } from '#workflow';
import { AppointmentDesk } from './appointment-desk.js';
import { CaseReader } from './case-reader.js';
import type { CandidacyWords, NoticedSelection } from './domain/candidacy.commands.js';
import type { Background } from './domain/candidacy.events.js';
import type { CandidacyFacts } from './domain/candidacy.facts.js';
import { CANDIDACY } from './domain/candidacy.procedure.js';
import { endToTell, nextNote, type CandidacyNote, type KnownOfCandidate } from './domain/candidacy.process.js';
import { candidacy } from './domain/candidacy.js';
import { openSelection } from './domain/selection.js';
import { applicationRule, selectionEscalation, teamMinimum } from './domain/selection-rules.js';
import { requireLiving, requireUnheld } from './held-person-desk.js';

export type SelectionPlan = Readonly<{
  countyCode: string;
  villages: readonly string[];
  conditions: string;
  team: readonly string[];
}>;

export type Application = Readonly<{
  candidateId: string;
  villageCode: string;
  unitCode: string;
  background: Background;
}>;

type Words<T extends CandidacyWords['type']> = Extract<CandidacyWords, { type: T }>;
export type CandidacyAct = Words<'DecideListing' | 'RecordMedicalCheck' | 'EndCandidacy'>;

const { category } = candidacy;
const POST = 'secretary';
/** More notes than a candidacy has: so many at once are a circle. */
const MOST_NOTES = 20;

/** Where words about open selections become commands, and where a candidacy follows the cases that it goes through. */
export class SelectionDesk {
  constructor(
    private readonly runner: CommandRunner,
    private readonly reader: CaseReader,
    private readonly clock: Clock,
    private readonly rulebook: Rulebook,
    private readonly tree: OrgTree,
    private readonly people: PersonDirectory,
    private readonly cases: CaseDesk,
    private readonly appointments: AppointmentDesk,
    private readonly locks: InvestigationLocks,
  ) {}

  /** Plans a selection. Who may not is told so before units and persons are looked up. */
  async plan({ countyCode, villages, conditions, team }: SelectionPlan): Promise<CommandOutcome> {
    const orgPath = await this.tree.path(countyCode);
    if (orgPath.length === 0) throw new RejectedError('unknown-unit');
    const edition = await this.rulebook.current();
    const { today, personId } = this.moment();
    const teamMin = teamMinimum((key) => edition.inForce(key, orgPath, today));
    const selectionId = deriveId('open-selection', currentScope().commandId);
    const told = { selectionId, orgPath, villages, conditions, team };
    const command = { type: 'PlanSelection', ...told, env: { today, personId, teamMin } } as const;
    await this.runner.rehearse(openSelection, selectionId, command);
    const misplaced = unfitUnit(await this.tree.find(countyCode), 'county');
    if (misplaced) throw new RejectedError(misplaced);
    for (const code of villages) {
      const path = await this.tree.path(code);
      if (!path.includes(countyCode)) throw new RejectedError('unknown-unit');
      const unfit = unfitUnit(await this.tree.find(code), 'village');
      if (unfit) throw new RejectedError(unfit);
    }
    const known = await this.people.namesOf(team);
    if (team.some((person) => !known.has(person))) throw new RejectedError('unknown-person');
    return this.runner.run(openSelection, selectionId, command);
  }

  async notice(selectionId: string, noticeNo: string, postedOn: LocalDate): Promise<CommandOutcome> {
    const { plan } = await this.reader.state(openSelection, selectionId);
    if (!plan) throw new UnknownStreamError();
    const { calendar, inForce } = await this.rulebook.current();
    const { today, personId } = this.moment();
    const applying = applicationRule((key) => inForce(key, plan.orgPath, today));
    const env = { today, personId, applying, calendar, ruleVersion: applying.version };
    return this.runner.run(openSelection, selectionId, {
      type: 'PostSelectionNotice',
      selectionId,
      noticeNo,
      postedOn,
      env,
    });
  }

  async close(selectionId: string, reason: string): Promise<CommandOutcome> {
    const env = this.moment();
    return this.runner.run(openSelection, selectionId, { type: 'CloseSelection', selectionId, reason, env });
  }

  /** Takes an application. Who may not is told so before anything is looked up about the candidate. */
  async apply(
    selectionId: string,
    { candidateId: subjectId, villageCode, unitCode, background }: Application,
  ): Promise<CommandOutcome> {
    const [orgPath, unitPath] = await Promise.all([this.tree.path(villageCode), this.tree.path(unitCode)]);
    if (orgPath.length === 0 || unitPath.length === 0) throw new RejectedError('unknown-unit');
    const place = { orgPath, procedure: CANDIDACY };
    const selection = await this.noticed(selectionId);
    const words = { type: 'ApplyForPost', subjectId, orgPath, unitPath, background, selection } as const;
    const trial = deriveId('candidacy-trial', currentScope().commandId);
    await this.cases.rehearseOpen(category, trial, place, { ...words, caseId: trial } as CandidacyWords);
    const unfit = unfitUnit(await this.tree.find(villageCode), 'village');
    if (unfit) throw new RejectedError(unfit);
    if (!(await this.people.namesOf([subjectId])).has(subjectId)) throw new RejectedError('unknown-person');
    await requireLiving(this.people, subjectId);
    const caseId = await this.reader.candidacyIdFor(subjectId);
    return this.cases.open(category, caseId, place, { ...words, caseId } as CandidacyWords);
  }

  async act(caseId: string, words: CandidacyAct): Promise<CommandOutcome> {
    if (words.type === 'DecideListing' && words.outcome === 'list') {
      const { flow } = await this.reader.state(candidacy, caseId);
      await this.cases.rehearse(category, caseId, words);
      await requireUnheld(this.locks, flow?.subjectId ?? '');
      await requireLiving(this.people, flow?.subjectId ?? '');
    }
    return this.cases.act(category, caseId, words);
  }

  /** Opens the appointment of who is on the list and fit: on trial, and with a case of its own. */
  async startAppointment(caseId: string): Promise<CommandOutcome> {
    await this.cases.rehearse(category, caseId, { type: 'StartAppointment' });
    const { flow, facts } = await this.reader.state(candidacy, caseId);
    const { villageCode } = facts.applied!;
    const opening = { villageCode, post: POST, entry: 'appointment', onTrial: true, candidacyId: caseId } as const;
    return this.appointments.open({ subjectId: flow!.subjectId, ...opening });
  }

  async enrich(env: HostEnv, orgPath: readonly string[]): Promise<HostEnv> {
    const edition = await this.rulebook.current();
    const find = (key: string) => edition.inForce(key, orgPath, env.today);
    return { ...env, selectionEscalation: selectionEscalation(find) } as HostEnv;
  }

  /**
   * Takes the candidacy of a person as far as it goes by itself. Each note looks at how things stand in the log, so that one
   * that a crash has cut off is taken up where it was.
   */
  async proceed(personId: string): Promise<void> {
    const caseId = await this.reader.candidacyOf(personId);
    if (caseId === null) return;
    for (let count = 0; count < MOST_NOTES; count++) {
      const look = this.reader.atOneMoment();
      const state = await look.state(candidacy, caseId);
      const note = state.flow && nextNote(state, await this.knownOf(look, state.flow.subjectId, state.facts));
      if (!note) return;
      await this.take(caseId, note);
    }
    throw new Error(`candidacy ${caseId} does not come to rest`);
  }

  /** Tells the appointment that grew out of a candidacy of its end. It may be repeated. */
  async tellEnd(candidacyId: string): Promise<void> {
    const appointment = await this.reader.appointmentFrom(candidacyId);
    const end = endToTell(await this.reader.state(candidacy, candidacyId), appointment);
    if (end) await this.appointments.noteCandidacyEnd(appointment!.appointmentId, end);
  }

  private async knownOf(look: CaseReader, subjectId: string, { applied }: CandidacyFacts): Promise<KnownOfCandidate> {
    const { villageCode } = applied!;
    const today = this.clock.today();
    const [pass, reviewing, appointment] = await Promise.all([
      look.passFor(subjectId, villageCode, POST, today),
      look.reviewUnderWay(subjectId, villageCode, POST),
      look.trialAppointmentOf(subjectId, villageCode),
    ]);
    return { pass, reviewing, appointment, today };
  }

  private async noticed(selectionId: string): Promise<NoticedSelection | null> {
    const { plan, notice, closed } = await this.reader.state(openSelection, selectionId);
    if (!plan || !notice || closed) return null;
    return { selectionId, villages: plan.villages, team: plan.team, applyUntil: notice.applyUntil };
  }

  private moment() {
    return { today: this.clock.today(), personId: currentScope().actor.personId ?? '' };
  }

  /** One command id for each note of what is being reacted to. */
  private async take(caseId: string, note: CandidacyNote): Promise<void> {
    const { commandId, ...scope } = currentScope();
    const own = deriveId('candidacy-step', commandId, caseId, note.step);
    await inScope({ ...scope, commandId: own, actor: systemActor('appointments') }, () =>
      this.cases.act(category, caseId, { type: 'TakeCandidacyStep', ...note } as CandidacyWords),
    );
  }
}
