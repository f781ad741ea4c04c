type RelationKind = Readonly<{ inverse: string; near: boolean; zh: string; en: string }>;

/**
 * What the second person of a pair is to the first one. Near relatives are spouse, parents, children,
 * siblings, grandparents and grandchildren. Auditors recuse themselves for collateral relatives within three generations
 * and close in-laws as well.
 * Basis: Civil Code, art. 1045; handbook 1.2 (model for auditors: Zhejiang, P27).
 */
const relationKinds = {
  spouse: { inverse: 'spouse', near: true, zh: '配偶', en: 'spouse' },
  parent: { inverse: 'child', near: true, zh: '父母', en: 'parent' },
  child: { inverse: 'parent', near: true, zh: '子女', en: 'child' },
  sibling: { inverse: 'sibling', near: true, zh: '兄弟姐妹', en: 'sibling' },
  grandparent: { inverse: 'grandchild', near: true, zh: '祖父母外祖父母', en: 'grandparent' },
  grandchild: { inverse: 'grandparent', near: true, zh: '孙子女外孙子女', en: 'grandchild' },
  collateral: {
    inverse: 'collateral',
    near: false,
    zh: '三代以内旁系血亲',
    en: 'collateral relative within three generations',
  },
  inLaw: { inverse: 'inLaw', near: false, zh: '近姻亲', en: 'close in-law' },
} as const satisfies Readonly<Record<string, RelationKind>>;

export type Relation = keyof typeof relationKinds;

export const relations = Object.keys(relationKinds) as Relation[];

export const nearRelations = relations.filter((relation) => relationKinds[relation].near);

/** What the first person is to the second one. */
export const inverseOf = (relation: Relation): Relation => relationKinds[relation].inverse;

export const relationTitle = (relation: Relation): Readonly<{ zh: string; en: string }> => {
  const { zh, en } = relationKinds[relation];
  return { zh, en };
};
