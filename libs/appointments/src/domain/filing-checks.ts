type Title = Readonly<{ zh: string; en: string }>;

/** What the county looks at in a filing. Basis: handbook W1b (P10; completeness of material is a DEFAULT). */
export const filingChecks = {
  structure: { zh: '职数结构', en: 'number and structure of posts' },
  eligibility: { zh: '任职条件和资格', en: 'conditions and eligibility' },
  procedure: { zh: '程序', en: 'procedure followed' },
  material: { zh: '材料', en: 'completeness of material' },
} as const satisfies Readonly<Record<string, Title>>;

export type FilingCheck = keyof typeof filingChecks;
export const filingCheckCodes = Object.keys(filingChecks) as FilingCheck[];

/** What changes the record of a secretary. Basis: handbook W1b, ReportChange. */
export const recordChanges = {
  removal: { zh: '免职', en: 'removal' },
  sanction: { zh: '处分', en: 'sanction' },
  transfer: { zh: '调整', en: 'transfer' },
  death: { zh: '死亡', en: 'death' },
} as const satisfies Readonly<Record<string, Title>>;

export type RecordChange = keyof typeof recordChanges;
export const recordChangeCodes = Object.keys(recordChanges) as RecordChange[];

/** Whether the record goes on after the change: a sanction is entered, the others end it. */
export const endsRecord = (change: RecordChange): boolean => change !== 'sanction';
