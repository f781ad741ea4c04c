/** What counts as a ceremony. Basis: handbook W4, "What counts". */
export const ceremonyFamilies = {
  'own-wedding': 'wedding',
  'child-wedding': 'wedding',
  'spouse-funeral': 'funeral',
  'parent-funeral': 'funeral',
  'child-funeral': 'funeral',
  'grandparent-funeral': 'funeral',
  birth: 'other',
  'full-month': 'other',
  birthday: 'other',
  schooling: 'other',
  'army-send-off': 'other',
  housewarming: 'other',
} as const;

export type CeremonyKind = keyof typeof ceremonyFamilies;
export type CeremonyFamily = (typeof ceremonyFamilies)[CeremonyKind];

export const ceremonyKinds = Object.keys(ceremonyFamilies) as CeremonyKind[];

export const familyOf = (kind: CeremonyKind): CeremonyFamily => ceremonyFamilies[kind];
