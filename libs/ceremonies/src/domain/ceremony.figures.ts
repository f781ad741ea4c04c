import type { LocalDate } from '#kernel';

/** What is planned. Money is in fen. `jointBothFamilies`: both families hold it together in the same place. */
export type Plan = Readonly<{
  tables: number;
  persons: number;
  cars: number;
  tableCostFen: number;
  jointBothFamilies: boolean;
  nonRelativesInvited: boolean;
  serviceTargetsInvited: boolean;
}>;

/** What was. */
export type Figures = Readonly<{ tables: number; persons: number; cars: number; tableCostFen: number }>;

/** Gifts in fen. Service targets: people whom the reporter serves, manages or supervises in office. */
export type Gifts = Readonly<{
  receivedFen: number;
  returnedFen: number;
  largestFromNonRelativeFen: number;
  fromServiceTargetsFen: number;
  handedInFen: number;
  handedInOn: LocalDate | null;
  receiptNumber: string | null;
}>;

export type DeviationItem =
  | 'tables'
  | 'persons'
  | 'cars'
  | 'table-cost'
  | 'gift-from-non-relative'
  | 'gift-from-service-target'
  | 'gift-handed-in-late'
  | 'gift-unaccounted'
  | 'kind-not-to-be-held'
  | 'non-relatives-invited'
  | 'service-targets-invited';

/**
 * One line of the deviation table: what was planned, what the rule in force permits, what was. Counts, or fen. `over` is
 * how far the actual figure lies above what is permitted, 0 where it does not.
 */
export type Deviation = Readonly<{
  item: DeviationItem;
  planned: number | null;
  permitted: number | null;
  actual: number;
  over: number;
  ruleKey: string;
  ruleVersion: string;
}>;
