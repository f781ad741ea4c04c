import { officeAt, reachedBy, type Recipient, type Recipients, type Stage } from '#workflow';
import type { CeremonyOffice, Escalation } from '../ceremony.rules.js';

type Routed = Readonly<{ reporterId: string; reporterPosts: readonly string[]; orgPath: readonly string[] }>;

const LEADING_POSTS = ['secretary', 'vcDirector'];
/** Held in offices above the village, and beside which only a representative has no power of a village. */
const OFFICIAL = 'official';
const WITHOUT_POWER = ['villagerRep'];
const [TOWN_DEPTH, VILLAGE_DEPTH] = [3, 4];

const isOfficial = (posts: readonly string[]): boolean =>
  posts.includes(OFFICIAL) && posts.every((post) => post === OFFICIAL || WITHOUT_POWER.includes(post));

/**
 * Ordinary members are checked by the village Party secretary, the secretary and the director of the villagers' committee
 * by the linked town leader; and so are officials, over whom no secretary of a village stands. Basis: handbook W4, "Route
 * (default)" (model: Wujin 2014, P30); DEFAULT for officials.
 */
export const checkerOf = ({ reporterPosts, orgPath }: Routed) =>
  isOfficial(reporterPosts) || reporterPosts.some((post) => LEADING_POSTS.includes(post))
    ? officeAt(orgPath, 'townLeader')
    : { role: 'villageSecretary', org: orgPath.at(-1) ?? '' };

type Seat = Readonly<{ post: string; publicPower: boolean }>;
type SeatAt = Seat & Readonly<{ orgCode: string }>;

const inVillages = <S extends Seat>(seats: readonly S[]): readonly S[] => seats.filter(({ post }) => post !== OFFICIAL);

const leadingIn = <S extends Seat>(seats: readonly S[]): readonly S[] =>
  LEADING_POSTS.flatMap((leads) => seats.filter(({ post }) => post === leads));

/**
 * The seat by which a person with several posts reports: the one that leads, before any other in a village, before that of
 * an official, so that nobody is checked by a secretary below themselves. Basis: handbook W4, "Route (default)".
 */
export const reportingSeat = <S extends Seat>(held: readonly S[]): S | undefined => {
  const seats = held.filter(({ publicPower }) => publicPower);
  return leadingIn(seats)[0] ?? inVillages(seats)[0] ?? seats[0];
};

/** Where a report is made, and whether that is an open village which was named. */
type Where = Readonly<{ villageCode: string; orgPath: readonly string[]; isOpen: boolean }>;

export type PlaceFault = 'village-not-of-reporter' | 'village-to-be-named';

/**
 * Who holds seats in several villages may say for which one they report; who leads one, only for one that they lead, so
 * that nobody picks who checks them. An official reports for a village below their office, or at that of a town. Basis:
 * handbook W4, "Who reports" and "Route (default)"; DEFAULT for officials.
 */
export const namedPlaceFault = (held: readonly SeatAt[], where: Where): PlaceFault | undefined => {
  const seats = held.filter(({ publicPower }) => publicPower);
  const [own, leading] = [inVillages(seats), leadingIn(seats)];
  const among = leading.length > 0 ? leading : own;
  const { villageCode, orgPath, isOpen } = where;
  const isBelowOffice =
    isOpen && orgPath.length === VILLAGE_DEPTH && seats.some((seat) => orgPath.includes(seat.orgCode));
  const fits = own.length > 0 ? among.some(({ orgCode }) => orgCode === villageCode) : isBelowOffice;
  return fits ? undefined : 'village-not-of-reporter';
};

/** Above the town nobody checks and registers. Basis: handbook W4, "Route (default)". */
export const unnamedPlaceFault = (orgPath: readonly string[]): PlaceFault | undefined =>
  orgPath.length > 0 && orgPath.length < TOWN_DEPTH ? 'village-to-be-named' : undefined;

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
