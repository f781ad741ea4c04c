type Named = Readonly<{ zh: string; en: string }>;

/** What a personnel file holds, each paper in one class. Basis: handbook W1b (model: Ganzhou 2023, P09). */
export const documentClasses = {
  resume: { zh: '履历材料', en: 'résumé' },
  education: { zh: '学历学位材料', en: 'education' },
  party: { zh: '党员材料', en: 'Party material' },
  appointment: { zh: '任职材料', en: 'appointment paper' },
  removal: { zh: '免职材料', en: 'removal paper' },
  commendation: { zh: '表彰奖励材料', en: 'commendation' },
  sanction: { zh: '处分材料', en: 'sanction' },
  appraisal: { zh: '年度考核材料', en: 'yearly appraisal' },
  recommendation: { zh: '推荐材料', en: 'recommendation' },
} as const satisfies Readonly<Record<string, Named>>;

export type DocumentClass = keyof typeof documentClasses;

export const documentClassCodes = Object.keys(documentClasses) as DocumentClass[];
