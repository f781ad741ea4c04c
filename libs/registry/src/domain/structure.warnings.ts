import { pastBreaches, standingBreaches } from './past-breaches.js';
import type { PostCode } from './posts.js';
import type { RegistryRules } from './registry-rules.js';
import { holdersIn, personsIn, VC, VSC, type Seat } from './seats.js';

/** Soft rules: what they find is recorded and shown, and stops nobody. */
export const structureRules = {
  'r3-vsc-director-is-secretary': {
    zh: '村务监督委员会主任原则上不由村党组织书记兼任',
    en: 'The director of the supervisory committee is in principle not the Party secretary',
    basis: 'R3, 2017 guidance (P28)',
  },
  'vsc-director-not-party-member': {
    zh: '村务监督委员会主任一般由党员担任',
    en: 'The director of the supervisory committee is normally a Party member',
    basis: '2017 guidance (P28)',
  },
  'vc-under-full': {
    zh: '村民委员会成员不足法定人数',
    en: "The villagers' committee has fewer members than the law sets",
    basis: 'Organic Law (2018) art. 6; election.vcSize',
  },
  'vsc-size': {
    zh: '村务监督委员会人数不符合规定',
    en: 'The size of the supervisory committee is not one that the rules set',
    basis: 'Shandong regulations L02, L03; election.vscSize',
  },
  'vc-without-woman': {
    zh: '村民委员会没有妇女成员',
    en: "No woman sits in the villagers' committee",
    basis: 'Organic Law (2018) art. 6',
  },
  'vc-party-share': {
    zh: '村民委员会成员中党员比例偏低',
    en: "The Party share in the villagers' committee is low",
    basis: 'structure.vcPartyShare (DEFAULT)',
  },
  'holder-deceased': {
    zh: '任职人员已登记去世，尚未登记离任',
    en: 'A holder of a post is marked as deceased, and the end of the post is not recorded',
    basis: 'Civil Code art. 13; handbook W2, legal exits',
  },
  ...pastBreaches,
  ...standingBreaches,
} as const satisfies Readonly<Record<string, Readonly<{ zh: string; en: string; basis: string }>>>;

export type StructureRule = keyof typeof structureRules;

/** `persons` are those whom the finding is about; empty where it is about the body as a whole. */
export type Finding = Readonly<{ rule: StructureRule; posts: readonly PostCode[]; persons: readonly string[] }>;

/** What the soft rules ask of a person; null where the register does not know it. */
export type SeatTraits = Readonly<{ sex: 'female' | 'male' | null; partyMember: boolean | null; isDeceased?: boolean }>;

/** The bodies as they stand. */
export type Structure = Readonly<{
  seats: readonly Seat[];
  traits: Readonly<Record<string, SeatTraits>>;
  rules: Pick<RegistryRules, 'vcSize' | 'vscSizes' | 'vcPartySharePercent'>;
}>;

type Look = (structure: Structure) => readonly Finding[];

/** Basis: R3, 2017 guidance (P28). */
export const vscDirectorIsSecretary: Look = ({ seats }) => {
  const secretaries = personsIn(holdersIn(seats, ['secretary']));
  return holdersIn(seats, ['vscDirector'])
    .filter(({ personId }) => secretaries.includes(personId))
    .map(({ personId }) => ({
      rule: 'r3-vsc-director-is-secretary',
      posts: ['vscDirector', 'secretary'],
      persons: [personId],
    }));
};

/** Quiet where the register does not know. Basis: 2017 guidance (P28). */
export const vscDirectorNotPartyMember: Look = ({ seats, traits }) =>
  holdersIn(seats, ['vscDirector'])
    .filter(({ personId }) => traits[personId]?.partyMember === false)
    .map(({ personId }) => ({
      rule: 'vsc-director-not-party-member',
      posts: ['vscDirector'],
      persons: [personId],
    }));

/** Quiet for a village that has no committee on record at all. Basis: Organic Law (2018) art. 6. */
export const vcUnderFull: Look = ({ seats, rules }) => {
  const size = personsIn(holdersIn(seats, VC)).length;
  return size > 0 && size < rules.vcSize.min ? [{ rule: 'vc-under-full', posts: VC, persons: [] }] : [];
};

/** Basis: Shandong regulations L02, L03. */
export const vscSize: Look = ({ seats, rules }) => {
  const size = personsIn(holdersIn(seats, VSC)).length;
  return size > 0 && !rules.vscSizes.includes(size) ? [{ rule: 'vsc-size', posts: VSC, persons: [] }] : [];
};

/** Found once the committee has its members and the sex of all of them is known. Basis: Organic Law (2018) art. 6. */
export const vcWithoutWoman: Look = ({ seats, traits, rules }) => {
  const members = personsIn(holdersIn(seats, VC));
  const allMen = members.every((personId) => traits[personId]?.sex === 'male');
  return members.length >= rules.vcSize.min && allMen ? [{ rule: 'vc-without-woman', posts: VC, persons: [] }] : [];
};

/** Found once the committee has its members and it is known of all of them. Basis: DEFAULT, `structure.vcPartyShare`. */
export const vcPartyShare: Look = ({ seats, traits, rules }) => {
  const known = personsIn(holdersIn(seats, VC)).map((personId) => traits[personId]?.partyMember ?? null);
  const members = known.filter((isMember) => isMember === true).length;
  const low = members * 100 < rules.vcPartySharePercent * known.length;
  return known.length >= rules.vcSize.min && !known.includes(null) && low
    ? [{ rule: 'vc-party-share', posts: VC, persons: [] }]
    : [];
};

/** The end of a post by death is recorded by people, since a mark may be mistaken. Basis: Civil Code art. 13. */
export const holderDeceased: Look = ({ seats, traits }) =>
  personsIn(seats)
    .filter((personId) => traits[personId]?.isDeceased === true)
    .map((personId) => ({
      rule: 'holder-deceased',
      posts: seats.filter((seat) => seat.personId === personId).map(({ post }) => post),
      persons: [personId],
    }));

const LOOKS: readonly Look[] = [
  holderDeceased,
  vscDirectorIsSecretary,
  vscDirectorNotPartyMember,
  vcUnderFull,
  vscSize,
  vcWithoutWoman,
  vcPartyShare,
];

/** Everything that the soft rules find. */
export const findingsOf = (structure: Structure): readonly Finding[] => LOOKS.flatMap((look) => look(structure));
