/** What is handed over. Basis: handbook W2, Shandong measures (2012) art. 9. */
export const itemKinds = {
  seal: { zh: '印章', en: 'seal' },
  office: { zh: '办公场所', en: 'office' },
  equipment: { zh: '办公用具', en: 'office equipment' },
  'fixed-assets': { zh: '固定资产', en: 'fixed assets' },
  archives: { zh: '村级档案', en: 'village archives' },
  'claims-and-debts': { zh: '债权债务', en: 'claims and debts' },
  'unfinished-matters': { zh: '未了事项', en: 'unfinished matters' },
} as const;

export type ItemKind = keyof typeof itemKinds;
export const itemKindCodes = Object.keys(itemKinds) as ItemKind[];

/** `photo` is the digest of an attachment. */
export type HandoverItem = Readonly<{
  itemId: string;
  kind: ItemKind;
  description: string;
  quantity: number;
  serial: string | null;
  photo: string | null;
}>;

/** A seal has a photo and a serial number. Basis: handbook W2, guard of Close. */
export const isDocumented = ({ kind, serial, photo }: HandoverItem): boolean =>
  kind !== 'seal' || (serial !== null && photo !== null);

export type Party = 'outgoing' | 'incoming';
export type Signatory = Party | 'witness';

/** Who keeps a signed copy. Basis: handbook W2 (P17). */
export const copyHolders = ['discipline', 'organization', 'audit', 'unit'] as const;
export type CopyHolder = (typeof copyHolders)[number];
