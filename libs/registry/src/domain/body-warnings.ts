import type { BodyEnv } from './village-body.commands.js';
import { isHeldOn } from './seats.js';
import { standingTies } from './standing-ties.js';
import { findingsOf } from './structure.warnings.js';
import type { VillageBodyEvent } from './village-body.events.js';
import { seatsOf, type VillageBody } from './village-body.state.js';

/**
 * Records what the soft rules find of those who sit today, and lifts what they no longer find. Quiet where nothing has
 * changed. Of a village that has ended nothing is found any more.
 */
export const reviewWarnings = (body: VillageBody, orgCode: string, env: BodyEnv): readonly VillageBodyEvent[] => {
  const { today, rules, facts } = env;
  const seats = seatsOf(body).filter((seat) => isHeldOn(seat, today));
  const found = (
    body.dissolvedOn !== null
      ? []
      : [...findingsOf({ seats, traits: facts.traits, rules }), ...standingTies({ seats, kin: facts.kin, rules })]
  ).map((finding) => ({
    ...finding,
    warningId: [orgCode, finding.rule, ...finding.persons].join('~'),
  }));
  const ids = new Set(found.map(({ warningId }) => warningId));
  return [
    ...found
      .filter(({ warningId }) => !body.warnings.includes(warningId))
      .map(({ warningId, rule, posts, persons }): VillageBodyEvent => {
        const data = { orgCode, warningId, rule, posts, persons, recordedOn: today };
        return { type: 'StructureWarningRecorded.v1', data };
      }),
    ...body.warnings
      .filter((warningId) => !ids.has(warningId))
      .map((warningId): VillageBodyEvent => {
        return { type: 'StructureWarningLifted.v1', data: { orgCode, warningId, liftedOn: today } };
      }),
  ];
};

/** A day has come on which a seat is taken or left that was recorded ahead. Once on each day. Basis: ADR 84. */
export const reviewOnDay = (body: VillageBody, orgCode: string, env: BodyEnv): readonly VillageBodyEvent[] => {
  const { today } = env;
  if (body.reviewedOn !== null && body.reviewedOn >= today) return [];
  return [
    ...reviewWarnings(body, orgCode, env),
    { type: 'VillageBodyReviewed.v1', data: { orgCode, reviewedOn: today } },
  ];
};
