import { cancelDeadline } from '#workflow';
import { reviewWarnings } from './body-warnings.js';
import type { DissolveBody } from './village-body.commands.js';
import type { VillageBodyEvent } from './village-body.events.js';
import type { VillageBodyDecision } from './village-body.rejection.js';
import { evolveBody, openVacancies, type VillageBody } from './village-body.state.js';

/**
 * The bodies of a village that has ended have no vacancies and no warnings any more; the successor has its own. Who sits
 * there goes on, until people end the terms, and who acts up to the last day of that. Basis: R1, R2; DEFAULT.
 */
export const dissolveBody = (command: DissolveBody, body: VillageBody): VillageBodyDecision => {
  const { orgCode, by, dissolvedOn, successors, env } = command;
  if (body.dissolvedOn !== null) return [];
  const { today } = env;
  const events: readonly VillageBodyEvent[] = [
    { type: 'VillageBodyDissolved.v1', data: { orgCode, by, dissolvedOn, successors, notedOn: today } },
    ...openVacancies(body).flatMap(({ vacancyId }): readonly VillageBodyEvent[] => [
      { type: 'VacancyLapsed.v1', data: { orgCode, vacancyId, lapsedOn: dissolvedOn } },
      ...cancelDeadline(body.clocks, vacancyId, today, 'unit-dissolved'),
    ]),
  ];
  return [...events, ...reviewWarnings(events.reduce(evolveBody, body), orgCode, env)];
};
