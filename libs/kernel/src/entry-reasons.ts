/** Why an act was entered later than it happened. Basis: handbook 2.4 (offline acts are entered with a reason; list DEFAULT). */
export const entryReasons = {
  meeting: { zh: '会议议定，会后补录', en: 'decided at a meeting, entered afterwards' },
  phone: { zh: '电话、口头报告，事后补录', en: 'told by telephone or in person, entered afterwards' },
  paper: { zh: '纸质办理，事后补录', en: 'done on paper, entered afterwards' },
  outage: { zh: '系统或者网络故障，恢复后补录', en: 'no service at the time, entered afterwards' },
} as const satisfies Readonly<Record<string, Readonly<{ zh: string; en: string }>>>;

export type EntryReason = keyof typeof entryReasons;

export const isEntryReason = (text: string): text is EntryReason => Object.hasOwn(entryReasons, text);

/** When an act happened that is entered later (ISO instant in UTC), and why it is. */
export type LateEntry = Readonly<{ occurredAt: string; reason: EntryReason }>;
