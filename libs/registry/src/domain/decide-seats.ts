import type { AdoptSeat, BodyEnv, LeaveSeat, MoveSeat, RecordPastSeat, TakeSeat } from './village-body.commands.js';
import { reviewWarnings } from './body-warnings.js';
import { pastWarnings } from './past-warnings.js';
import { heldFrom, heldWithin, type Seat } from './seats.js';
import { recordsRefusal, structureRefusal } from './structure.rules.js';
import { fillVacancy, isEmptied, openVacancy } from './vacancies.js';
import type { VillageBodyEvent } from './village-body.events.js';
import type { VillageBodyDecision } from './village-body.rejection.js';
import { evolveBody, seatsOf, type VillageBody } from './village-body.state.js';

/** The events with what the bodies look like after them. */
const withReview = (
  body: VillageBody,
  orgCode: string,
  events: readonly VillageBodyEvent[],
  env: BodyEnv,
): readonly VillageBodyEvent[] => [...events, ...reviewWarnings(events.reduce(evolveBody, body), orgCode, env)];

const refusalOf = (body: VillageBody, seat: Seat, { rules, facts }: BodyEnv) =>
  structureRefusal({
    seat,
    others: heldFrom(
      [...seatsOf(body), ...(facts.expected ?? [])].filter(({ termId }) => termId !== seat.termId),
      seat.startedOn,
    ),
    relatives: new Set(facts.relatives),
    rules,
  });

export const takeSeat = (command: TakeSeat | AdoptSeat, given: VillageBody): VillageBodyDecision => {
  const { orgCode, termId, personId, post, startedOn, env } = command;
  if (given.seats[termId]) return [];
  const withdrawn = withdraw(given, orgCode, env);
  const body = withdrawn.reduce(evolveBody, given);
  const refusal =
    command.type === 'TakeSeat' && refusalOf(body, { termId, personId, post, startedOn, endedOn: null }, env);
  if (refusal) return refusal;
  const seat = { termId, personId, post, startedOn };
  const taken: VillageBodyEvent = { type: 'SeatTaken.v1', data: { orgCode, ...seat } };
  return withReview(given, orgCode, [...withdrawn, taken, ...fillVacancy(body, orgCode, seat)], env);
};

/**
 * A seat of history is checked beside those held on its own days, and refused only for what no record can hold: one post
 * twice by one person, two holders of a post that has one. What it broke of R2-R5 is recorded as a warning on its days; it
 * opens no vacancy and fills none.
 */
export const recordPastSeat = (command: RecordPastSeat, body: VillageBody): VillageBodyDecision => {
  const { orgCode, termId, personId, post, startedOn, endedOn, env } = command;
  if (body.seats[termId]) return [];
  const { lapsed, expected = [] } = env.facts;
  const seat: Seat = { termId, personId, post, startedOn, endedOn };
  const others = [...seatsOf(body), ...expected].filter((other) => ![termId, ...lapsed].includes(other.termId));
  const beside = heldWithin(others, startedOn, endedOn);
  const refusal = recordsRefusal({ seat, others: beside });
  if (refusal) return refusal;
  return [
    { type: 'SeatTaken.v1', data: { orgCode, termId, personId, post, startedOn } },
    { type: 'SeatLeft.v1', data: { orgCode, termId, endedOn } },
    ...pastWarnings(seat, beside, orgCode, env),
  ];
};

/** A seat whose term never began is given back. */
const withdraw = (body: VillageBody, orgCode: string, { today, facts }: BodyEnv): readonly VillageBodyEvent[] =>
  facts.lapsed
    .filter((termId) => body.seats[termId])
    .map((termId) => ({ type: 'SeatWithdrawn.v1', data: { orgCode, termId, withdrawnOn: today } }));

export const moveSeat = ({ orgCode, termId, startedOn, env }: MoveSeat, body: VillageBody): VillageBodyDecision => {
  const seat = body.seats[termId];
  if (!seat || seat.startedOn === startedOn) return [];
  const refusal = refusalOf(body, { ...seat, startedOn }, env);
  if (refusal) return refusal;
  return withReview(body, orgCode, [{ type: 'SeatMoved.v1', data: { orgCode, termId, startedOn } }], env);
};

export const leaveSeat = ({ orgCode, termId, endedOn, env }: LeaveSeat, body: VillageBody): VillageBodyDecision => {
  const seat = body.seats[termId];
  if (!seat || seat.endedOn !== null) return [];
  const left: VillageBodyEvent = { type: 'SeatLeft.v1', data: { orgCode, termId, endedOn } };
  const emptied = body.dissolvedOn === null && isEmptied(evolveBody(body, left), seat, endedOn);
  return withReview(body, orgCode, [left, ...(emptied ? openVacancy(orgCode, seat, endedOn, env) : [])], env);
};
