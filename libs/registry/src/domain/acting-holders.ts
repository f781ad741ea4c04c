import { computeDeadline } from '#calendar';
import { addMonths, type LocalDate } from '#kernel';
import type { DeadlineRule } from '#workflow';
import type { ActingEnv, RecordActingHolder } from './village-body.commands.js';
import { groupOf } from './post-groups.js';
import { isDeceased, keptFromPost } from './post-term.restraints.js';
import { missingPaper, paperAhead, waysIn } from './post-term.rules.js';
import type { PostCode } from './posts.js';
import type { RegistryRules } from './registry-rules.js';
import { BOARD, heldFrom, holdersIn, isHeldOn, VC, VSC } from './seats.js';
import { tiesOf } from './structure.rules.js';
import { vacancyRule } from './vacancies.js';
import type { VillageBodyDecision, VillageBodyRejection } from './village-body.rejection.js';
import { isSameActing, seatsOf, type Vacancy, type VillageBody } from './village-body.state.js';

type Refusal = VillageBodyRejection | undefined;

/** Who acts is registered, lives, and is put into no post by an organization while an investigation holds them. Basis: R6. */
const unfitPerson = (post: PostCode, { registered, death, lock }: ActingEnv['acting']): Refusal => {
  if (!registered) return { rejected: 'unknown-person' };
  const basis = waysIn[groupOf(post)].appointment ? 'appointment' : 'election';
  return isDeceased(death) ?? keptFromPost(basis, lock);
};

const SUPERVISORS: readonly PostCode[] = ['collectiveSupervisor'];

/** Of whom one acts, where others may not be put in without further ado. */
const peersOf = (post: PostCode): readonly PostCode[] | undefined => {
  const group = groupOf(post);
  if (group === 'villagersCommittee') return VC;
  if (group === 'supervisoryCommittee') return VSC;
  if (group === 'collective') return SUPERVISORS.includes(post) ? SUPERVISORS : BOARD;
  return undefined;
};

/**
 * For an elected committee only one of its own members acts: no organization may put anybody else in. For the collective
 * one of the board, or of the supervisors, acts, or whom the members' assembly has decided on. Others act by the decision
 * of those who appoint, on paper. Basis: R1, R2; Collective Organizations Law arts. 26, 28, 29; DEFAULT for the form.
 */
const unfitPlace = (command: RecordActingHolder, post: PostCode, body: VillageBody): Refusal => {
  const { personId, from } = command;
  const peers = peersOf(post);
  const isPeer = (among: readonly PostCode[]) =>
    holdersIn(seatsOf(body), among).some((seat) => seat.personId === personId && isHeldOn(seat, from));
  if (!peers) return missingPaper(waysIn[groupOf(post)].appointment, command);
  if (isPeer(peers)) return undefined;
  if (groupOf(post) !== 'collective') return { rejected: 'acting-not-of-committee' };
  const { documentNo, documentOn } = command;
  return documentNo === null || documentOn === null ? { rejected: 'acting-not-of-collective' } : undefined;
};

/** Who acts sits beside the others as a holder would. Basis: R2, R4, R5. */
const unfitTie = (command: RecordActingHolder, post: PostCode, body: VillageBody): Refusal => {
  const { vacancyId, personId, from, until, env } = command;
  const seat = { termId: vacancyId, personId, post, startedOn: from, endedOn: until };
  const others = heldFrom(seatsOf(body), from);
  const [tie] = tiesOf({ seat, others, relatives: new Set(env.facts.relatives), rules: env.rules });
  return tie && { rejected: tie.rule };
};

/**
 * How long one may act: as long as the vacancy may take to be filled; where no time is set for the post, as long as a
 * by-election may take. Basis: `adjust.vacancyFill`, `adjust.vscVacancy`, `adjust.vcVacancy`; DEFAULT for the others.
 */
const actingRule = (post: PostCode, rules: RegistryRules): DeadlineRule =>
  vacancyRule(post, rules) ?? rules.vcVacancy ?? rules.vscVacancy;

const lastDay = (post: PostCode, from: LocalDate, { rules, calendar }: ActingEnv): LocalDate => {
  const { amount, unit } = actingRule(post, rules);
  return computeDeadline({ anchor: from, amount, unit, direction: 'after' }, calendar).dueOn;
};

/** Whoever acts begins no further ahead than a term may. Basis: `term.alertBeforeEnd` (DEFAULT); ADR 81. */
const actsTooFarAhead = (from: LocalDate, { today, rules }: ActingEnv): boolean =>
  from > addMonths(today, rules.alertMonthsBeforeEnd);

const actsTwice = ({ personId, from, until }: RecordActingHolder, { acting }: Vacancy): boolean =>
  acting.some((other) => !isSameActing(other, { personId, from }) && other.from <= until && from <= other.until);

/** Records who acts while a post is vacant: one at a time, and for no longer than the vacancy may last. */
export const recordActingHolder = (command: RecordActingHolder, body: VillageBody): VillageBodyDecision => {
  const { orgCode, vacancyId, personId, from, until, documentNo, documentOn, env } = command;
  const vacancy = body.vacancies[vacancyId];
  if (!vacancy) return { rejected: 'unknown-vacancy' };
  if (body.dissolvedOn !== null) return { rejected: 'unit-ended' };
  const { post } = vacancy;
  if (vacancy.filledBy !== null) return { rejected: 'vacancy-filled' };
  if (from < vacancy.since || until < from) return { rejected: 'acting-outside-vacancy' };
  if (actsTooFarAhead(from, env)) return { rejected: 'acting-too-far-ahead' };
  const refusal =
    paperAhead(env.today, documentOn) ??
    unfitPerson(post, env.acting) ??
    unfitPlace(command, post, body) ??
    unfitTie(command, post, body);
  if (refusal) return refusal;
  if (until > lastDay(post, from, env)) return { rejected: 'acting-too-long' };
  if (actsTwice(command, vacancy)) return { rejected: 'acting-twice' };
  const data = { orgCode, vacancyId, personId, from, until, documentNo, documentOn };
  return [{ type: 'ActingHolderRecorded.v1', data }];
};
