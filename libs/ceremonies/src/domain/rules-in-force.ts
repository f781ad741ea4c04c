import {
  countOf,
  escalationOf,
  ladderOf,
  ladderStages,
  monthsOf,
  percentOf,
  periodOf,
  UnusableParameterError,
  type Lookup,
} from '#workflow';
import type { CeremonyOffice, CeremonyRules, Escalation, Limit } from './ceremony.rules.js';

const FEN_PER_YUAN = 100;

/** Reads the rules of W4 from the parameters `event.*`, `supervise.*` and `escalation.*`. */
export const rulesInForce = (lookup: Lookup, version: string): CeremonyRules => ({
  version,
  before: periodOf(lookup, 'event.wedding.before'),
  afterWedding: periodOf(lookup, 'event.wedding.after'),
  funeralNotice: periodOf(lookup, 'event.funeral.oral'),
  afterFuneral: periodOf(lookup, 'event.funeral.after'),
  register: periodOf(lookup, 'event.register'),
  giftHandIn: periodOf(lookup, 'event.giftHandIn'),
  tables: limit(lookup, 'event.tablesMax'),
  tablesJoint: limit(lookup, 'event.tablesMaxJoint'),
  tablesOther: limit(lookup, 'event.tablesMaxOther'),
  persons: limit(lookup, 'event.personsMax'),
  personsJoint: limit(lookup, 'event.personsMaxJoint'),
  personsOther: limit(lookup, 'event.personsMaxOther'),
  cars: limit(lookup, 'event.carsMax'),
  tableCostFen: limit(lookup, 'event.tableCostMax', FEN_PER_YUAN),
  giftFromNonRelativeFen: limit(lookup, 'event.giftMaxNonRelative', FEN_PER_YUAN),
  otherCelebrations: otherCelebrations(lookup, 'event.otherCelebrations.held'),
  verifySamplePercent: percentOf(lookup, 'event.verifySample'),
  retainMonths: monthsOf(lookup, 'event.retain'),
  draftRetainMonths: monthsOf(lookup, 'event.draft.retain'),
  ladder: ladderOf(lookup, 'supervise.ladder'),
  escalation: {
    register: reached(lookup, 'escalation.ceremonyRegister'),
    postReport: reached(lookup, 'escalation.ceremonyPostReport'),
  },
});

const limit = (lookup: Lookup, key: string, factor = 1): Limit => ({
  value: countOf(lookup, key) * factor,
  key,
  version: lookup(key).version,
});

const otherCelebrations = (lookup: Lookup, key: string): CeremonyRules['otherCelebrations'] => {
  const found = lookup(key);
  const { value: held, version } = found;
  if (held !== 'none' && held !== 'relatives-only' && held !== 'any')
    throw new UnusableParameterError(
      key,
      { zh: 'none、relatives-only 或 any', en: 'none, relatives-only or any' },
      found,
    );
  return { held, key, version };
};

const OFFICES: readonly CeremonyOffice[] = [
  'reporter',
  'checker',
  'townDisciplineOfficer',
  'townPartyCommittee',
  'countyDisciplineOfficer',
];

const reached = (lookup: Lookup, key: string): Escalation =>
  escalationOf(lookup, key, [...ladderStages, 'late'], OFFICES);
