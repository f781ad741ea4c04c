import { addDays, type LocalDate } from '#kernel';
import { meetDeadline, startDeadline, type DeadlineRule } from '#workflow';
import { groupOf } from './post-groups.js';
import type { PostCode } from './posts.js';
import type { RegistryEnv, RegistryRules } from './registry-rules.js';
import { isHeldOn, type Seat } from './seats.js';
import type { VillageBodyEvent } from './village-body.events.js';
import { openVacancies, seatsOf, type VillageBody } from './village-body.state.js';

/**
 * The time in which a vacant post is filled; null where neither law nor parameter sets one. Basis: `adjust.vacancyFill`
 * (DEFAULT) for the secretary; Shandong measures (2012) art. 43 for the supervisory committee; a seat of the villagers'
 * committee is filled by by-election (Organic Law art. 19), in no set time unless `adjust.vcVacancy` says one.
 */
export const vacancyRule = (post: PostCode, rules: RegistryRules): DeadlineRule | null => {
  if (post === 'secretary') return rules.secretaryVacancy;
  if (groupOf(post) === 'supervisoryCommittee') return rules.vscVacancy;
  if (groupOf(post) === 'villagersCommittee') return rules.vcVacancy;
  return null;
};

/** A seat falls empty where fewer hold the post on the day than on the day before. `body` knows of the end already. */
export const isEmptied = (body: VillageBody, { post }: Seat, endedOn: LocalDate): boolean => {
  const holders = (on: LocalDate) => seatsOf(body).filter((seat) => seat.post === post && isHeldOn(seat, on)).length;
  return holders(endedOn) < holders(addDays(endedOn, -1));
};

export const openVacancy = (
  orgCode: string,
  { termId, personId, post }: Seat,
  since: LocalDate,
  env: RegistryEnv,
): readonly VillageBodyEvent[] => {
  const { today, calendar, rules, orgPath } = env;
  const vacancyId = `${orgCode}~${termId}`;
  const rule = vacancyRule(post, rules);
  const data = { orgCode, orgPath, vacancyId, post, leftBy: personId, since, openedOn: today };
  return [
    { type: 'VacancyOpened.v1', data },
    ...(rule ? [startDeadline(vacancyId, rule, since, { today, calendar, ladder: rules.ladder })] : []),
  ];
};

/** The next holder of the post fills the vacancy that has been open longest, whoever acts in between. */
export const fillVacancy = (
  body: VillageBody,
  orgCode: string,
  { termId, post, startedOn }: Omit<Seat, 'endedOn'>,
): readonly VillageBodyEvent[] => {
  const [vacancy] = openVacancies(body)
    .filter((open) => open.post === post && open.vacancyId !== `${orgCode}~${termId}`)
    .toSorted((a, b) => a.since.localeCompare(b.since));
  if (!vacancy) return [];
  const { vacancyId } = vacancy;
  return [
    { type: 'VacancyFilled.v1', data: { orgCode, vacancyId, termId, filledOn: startedOn } },
    ...meetDeadline(body.clocks, vacancyId, startedOn),
  ];
};
