import { officeAt, reachedBy, type Recipient, type Recipients, type Stage } from '#workflow';
import type { CeremonyOffice, Escalation } from '../ceremony.rules.js';

type Routed = Readonly<{ reporterId: string; reporterPosts: readonly string[]; orgPath: readonly string[] }>;

const LEADING_POSTS = ['secretary', 'vcDirector'];

/**
 * Ordinary members are checked by the village Party secretary, the secretary and the director of the villagers'
 * committee by the linked town leader. Basis: handbook W4, "Route (default)" (model: Wujin 2014, P30).
 */
export const checkerOf = ({ reporterPosts, orgPath }: Routed) =>
  reporterPosts.some((post) => LEADING_POSTS.includes(post))
    ? officeAt(orgPath, 'townLeader')
    : { role: 'villageSecretary', org: orgPath.at(-1) ?? '' };

type Seat = Readonly<{ post: string; publicPower: boolean }>;

/**
 * The seat by which a person with several posts reports: the one that leads, before any other that exercises public power,
 * so that nobody is checked by a secretary below themselves. Basis: handbook W4, "Route (default)".
 */
export const reportingSeat = <S extends Seat>(held: readonly S[]): S | undefined => {
  const seats = held.filter(({ publicPower }) => publicPower);
  const leading = LEADING_POSTS.map((leads) => seats.find(({ post }) => post === leads));
  return leading.find((seat) => seat !== undefined) ?? seats[0];
};

/** All posts that a person holds, wherever: route and copies are judged by each of them. */
export const postsHeld = (held: readonly Seat[]): readonly string[] => [...new Set(held.map(({ post }) => post))];

export const townDisciplineOf = ({ orgPath }: Pick<Routed, 'orgPath'>) => officeAt(orgPath, 'townDisciplineOfficer');

export const countyDisciplineOf = ({ orgPath }: Pick<Routed, 'orgPath'>) =>
  officeAt(orgPath, 'countyDisciplineOfficer');

/** A secretary's registered report is copied to county discipline. Basis: handbook W4, "Route (default)". */
export const copiedTo = (routed: Routed): readonly Recipient[] =>
  routed.reporterPosts.includes('secretary') ? [countyDisciplineOf(routed)] : [];

/** Whom a rung of the ladder reaches. Basis: handbook 2.5, escalation chains (DEFAULT, a parameter). */
export const recipientsOf = (routed: Routed, stage: Stage, escalation: Escalation): Recipients =>
  reachedBy(escalation, stage, (office) => [officeOf(routed, office)]);

const officeOf = (routed: Routed, office: CeremonyOffice): Recipient => {
  if (office === 'reporter') return { person: routed.reporterId };
  return office === 'checker' ? checkerOf(routed) : officeAt(routed.orgPath, office);
};
