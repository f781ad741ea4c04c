/** What a wedding-and-funeral council (红白理事会) can be asked to help with. Basis: handbook 1.1 and W4, route (DEFAULT). */
export const councilHelps = {
  host: { zh: '司仪主持', en: 'master of ceremonies' },
  kitchen: { zh: '厨灶餐饮', en: 'kitchen' },
  guests: { zh: '迎宾接待', en: 'receiving guests' },
  venue: { zh: '场地桌椅', en: 'venue, tables and chairs' },
  vehicles: { zh: '车辆', en: 'vehicles' },
  rites: { zh: '丧葬礼仪', en: 'funeral rites' },
} as const satisfies Readonly<Record<string, Readonly<{ zh: string; en: string }>>>;

export type CouncilHelp = keyof typeof councilHelps;

export const councilHelpCodes = Object.keys(councilHelps) as CouncilHelp[];
