import type { Grantee } from '#kernel';
import type { Recipient, Recipients, Stage } from '#workflow';
import type { CeremonyOffice, Escalation } from '../ceremony.rules.js';

type Routed = Readonly<{ reporterId: string; reporterPosts: readonly string[]; orgPath: readonly string[] }>;

const COUNTY = 1;
const TOWN = 2;

const LEADING_POSTS = ['secretary', 'vcDirector'];

/** The unit of the path at the given depth (0 is the city); the lowest one where the path is shorter. */
const unitAt = (orgPath: readonly string[], depth: number): string => orgPath[depth] ?? orgPath.at(-1) ?? '';

/**
 * Ordinary members are checked by the village Party secretary, the secretary and the director of the villagers'
 * committee by the linked town leader. Basis: handbook W4, "Route (default)" (model: Wujin 2014, P30).
 */
export const checkerOf = ({ reporterPosts, orgPath }: Routed): Recipient & Grantee =>
  reporterPosts.some((post) => LEADING_POSTS.includes(post))
    ? { role: 'townLeader', org: unitAt(orgPath, TOWN) }
    : { role: 'villageSecretary', org: orgPath.at(-1) ?? '' };

export const townDisciplineOf = ({ orgPath }: Routed) => ({
  role: 'townDisciplineOfficer',
  org: unitAt(orgPath, TOWN),
});

export const countyDisciplineOf = ({ orgPath }: Routed) => ({
  role: 'countyDisciplineOfficer',
  org: unitAt(orgPath, COUNTY),
});

/** A secretary's registered report is copied to county discipline. Basis: handbook W4, "Route (default)". */
export const copiedTo = (routed: Routed): readonly Recipient[] =>
  routed.reporterPosts.includes('secretary') ? [countyDisciplineOf(routed)] : [];

/** Whom a rung of the ladder reaches. Basis: handbook 2.5, escalation chains (DEFAULT, a parameter). */
export const recipientsOf = (routed: Routed, stage: Stage, escalation: Escalation): Recipients => {
  if (stage === 'missed') return { to: [], copyTo: [] };
  const { to, copyTo } = escalation[stage];
  return { to: to.map((office) => officeOf(routed, office)), copyTo: copyTo.map((office) => officeOf(routed, office)) };
};

const officeOf = (routed: Routed, office: CeremonyOffice): Recipient => {
  switch (office) {
    case 'reporter':
      return { person: routed.reporterId };
    case 'checker':
      return checkerOf(routed);
    case 'townDisciplineOfficer':
      return townDisciplineOf(routed);
    case 'townPartyCommittee':
      return { role: 'townPartyCommittee', org: unitAt(routed.orgPath, TOWN) };
    case 'countyDisciplineOfficer':
      return countyDisciplineOf(routed);
    default:
      return office satisfies never;
  }
};
