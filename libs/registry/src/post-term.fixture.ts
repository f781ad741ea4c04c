import type { EntryEnv, ExitEnv, StartPost } from './domain/post-term.commands.js';
import type { PostTermEvent } from './domain/post-term.events.js';
import type { LocalDate } from '#kernel';
import type { EntryFacts, ExitFacts } from './domain/post-term.facts.js';
import { at } from './registry-rules.fixture.js';

/** The moment in which a term begins, of a person and in a village of whom nothing is told. */
export const entering = (day: LocalDate, known: Partial<EntryFacts> = {}): EntryEnv => ({
  ...at(day),
  entry: { lock: null, death: null, reviewed: true, unit: { level: 'village', open: true }, ...known },
});

/** The moment in which a term ends. */
export const leaving = (day: LocalDate, known: Partial<ExitFacts> = {}): ExitEnv => ({
  ...at(day),
  exit: { lock: null, decided: false, successor: null, ...known },
});

export const start: StartPost = {
  type: 'StartPost',
  termId: 't1',
  personId: 'p1',
  orgCode: '370102001001',
  post: 'vcDirector',
  basis: 'election',
  publicPower: null,
  documentNo: null,
  startedOn: '2026-03-10',
  env: entering('2026-03-12'),
};
const { type: _start, publicPower: _usual, env: _env, ...rest } = start;
/** What a start says, and the event of it keeps. */
export const words = rest;

export const started = {
  type: 'PostStarted.v1',
  data: { ...words, regime: 'selfGovernment', publicPower: true },
} as const satisfies PostTermEvent;
export const planned = {
  type: 'TermEndPlanned.v1',
  data: {
    termId: 't1',
    plannedEndOn: '2031-03-10',
    ruleKey: 'term.villagersCommittee',
    ruleVersion: 'term.villagersCommittee@3701:2020-07-14',
    remindOn: '2030-09-10',
  },
} as const satisfies PostTermEvent;
export const reminder = {
  type: 'MilestoneSet.v1',
  data: { milestone: 'term-end-near', on: '2030-09-10', at: '08:30' },
} as const satisfies PostTermEvent;
export const paper = { documentNo: '历组发〔2026〕3号', documentOn: '2026-03-09' };
export const ended = {
  type: 'PostEnded.v1',
  data: { termId: 't1', endedOn: '2026-09-07', reason: 'resignation' },
} as const satisfies PostTermEvent;
