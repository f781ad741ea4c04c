type RoleKind = Readonly<{ zh: string; en: string }>;

/** System roles, each held at a unit. Basis: handbook 1.2; the linked town leader: handbook W4, route. */
export const roles = {
  villager: { zh: '村民', en: 'villager' },
  villagerRep: { zh: '村民代表', en: "villagers' representative" },
  partyMember: { zh: '党员', en: 'Party member' },
  villageClerk: { zh: '村文书', en: 'village clerk' },
  villageSecretary: { zh: '村党组织书记', en: 'village Party secretary' },
  vcDirector: { zh: '村民委员会主任', en: "director of the villagers' committee" },
  vscDirector: { zh: '村务监督委员会主任', en: 'director of the village supervisory committee' },
  councilMember: { zh: '红白理事会成员', en: 'member of the wedding-and-funeral council' },
  townOrgOfficer: { zh: '镇组织委员', en: 'town organization officer' },
  townPartyCommittee: { zh: '镇党委', en: 'town Party committee' },
  townLeader: { zh: '联系镇领导', en: 'linked town leader' },
  townDisciplineOfficer: { zh: '镇纪委书记', en: 'town discipline officer' },
  townEconStation: { zh: '镇农经站', en: 'town economic management station' },
  townCivilOfficer: { zh: '镇民政干事', en: 'town civil affairs officer' },
  countyOrgOfficer: { zh: '区县委组织部经办人', en: 'county organization officer' },
  countyOrgLeader: { zh: '区县委组织部负责人', en: 'county organization leader' },
  countyOrgansCommittee: { zh: '区县直属机关工委', en: 'Party committee of county organs' },
  countyReviewer: { zh: '县级联审单位审查人', en: 'county reviewer' },
  countyDisciplineOfficer: { zh: '区县纪委监委经办人', en: 'county discipline officer' },
  countyAgriOfficer: { zh: '区县农业农村局经办人', en: 'county agriculture officer' },
  countyAuditOfficer: { zh: '区县审计局经办人', en: 'county audit officer' },
  countyCivilOfficer: { zh: '区县民政局经办人', en: 'county civil affairs officer' },
  cityLead: { zh: '市级牵头单位', en: 'city lead unit' },
  cityCooperating: { zh: '市级配合单位', en: 'city cooperating unit' },
  supervisionOffice: { zh: '督查办公室', en: 'supervision office' },
  archivist: { zh: '档案管理员', en: 'archivist' },
  systemAdmin: { zh: '系统管理员', en: 'system administrator' },
  securityAdmin: { zh: '安全管理员', en: 'security administrator' },
  auditAdmin: { zh: '审计管理员', en: 'audit administrator' },
} as const satisfies Readonly<Record<string, RoleKind>>;

export type Role = keyof typeof roles;

export const roleCodes = Object.keys(roles) as Role[];

const LEVELS = ['city', 'county', 'town', 'village'] as const;
export type RoleLevel = (typeof LEVELS)[number];

const LEVEL_OF_PREFIX = /^(city|county|town)/;
const WITHOUT_PREFIX: Partial<Record<Role, RoleLevel>> = {
  supervisionOffice: 'county',
  archivist: 'town',
  systemAdmin: 'town',
  securityAdmin: 'town',
  auditAdmin: 'town',
};

/**
 * The lowest level at which the role may be held: an office of the county is none of a village. Held higher up, a role
 * reaches over all that lies below. Basis: handbook 1.1 and 1.2; archivist and administrators: DEFAULT, unsourced.
 */
export const lowestLevelOf = (role: Role): RoleLevel =>
  WITHOUT_PREFIX[role] ?? (LEVEL_OF_PREFIX.exec(role)?.[1] as RoleLevel | undefined) ?? 'village';

/** True where the role may be held at a unit of the level. */
export const mayBeHeldAt = (role: Role, level: RoleLevel): boolean =>
  LEVELS.indexOf(level) <= LEVELS.indexOf(lowestLevelOf(role));
