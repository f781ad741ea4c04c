import {
  fold,
  isRejection,
  shanghaiInstant,
  type Decider,
  type DomainEvent,
  type JsonValue,
  type LocalDate,
} from '#kernel';
import { publishedCalendar, publishedParameters } from '#testing';
import type { AccessEnv } from './domain/file-access.js';
import type { DutyEnv } from './domain/file-duty.js';
import type { Paper } from './domain/personnel-file.events.js';
import type { FileEnv } from './domain/personnel-file.js';
import type { Lookup } from '#workflow';
import { dutyRules, entryRule, sanctionMonths } from './domain/rules-in-force.js';

const rows = publishedParameters();

/** The parameters as the project ships them; `changed` holds a county's own values. */
export const lookupOf =
  (changed: Readonly<Record<string, JsonValue>> = {}): Lookup =>
  (key) => {
    const parameter = rows.find((row) => row.key === key);
    if (!parameter) throw new Error(`no parameter ${key}`);
    return { value: changed[key] ?? parameter.value, version: `${key}@3701:2020-07-14`, parameter };
  };

export const calendar = publishedCalendar(2025, 2026);
export const place = { orgCode: '370112013205', orgPath: ['3701', '370112', '370112013', '370112013205'] };
export const elsewhere = { orgCode: '370112014201', orgPath: ['3701', '370112', '370112014', '370112014201'] };
export const town = '370112013';
export const county = '370112';

export const people = {
  secretary: 'p-secretary',
  officer: 'p-officer',
  discipline: 'p-discipline',
  committee: 'p-committee',
} as const;

export const fileEnv = (today: LocalDate, changed: Partial<FileEnv> = {}): FileEnv => ({
  today,
  ruleVersion: 'W1b',
  calendar,
  place,
  entryRule: entryRule(lookupOf()),
  sanctionMonths: sanctionMonths(lookupOf()),
  ...changed,
});

export const accessEnv = (today: LocalDate, time = '10:00', changed: Partial<AccessEnv> = {}): AccessEnv => ({
  now: shanghaiInstant(today, time),
  today,
  ruleVersion: 'W1b',
  partyMember: true,
  file: place,
  maxHours: 360,
  ...changed,
});

export const dutyEnv = (today: LocalDate, time = '10:00', changed: Partial<DutyEnv> = {}): DutyEnv => ({
  now: shanghaiInstant(today, time),
  today,
  ruleVersion: 'W1b',
  calendar,
  rules: () => dutyRules(lookupOf()),
  ...changed,
});

export const paper = (documentId: string, changed: Partial<Paper> = {}): Paper => ({
  documentId,
  documentClass: 'resume',
  title: '干部履历表',
  dated: '2026-01-04',
  attachmentId: 'a'.repeat(64),
  mediaType: 'application/pdf',
  bytes: 100,
  contentHash: 'b'.repeat(64),
  ...changed,
});

/** The events of commands that all must be accepted. */
export const told = <C, S, E extends DomainEvent>(decider: Decider<C, S, E>, ...commands: readonly C[]): readonly E[] =>
  commands.reduce<readonly E[]>((events, command) => {
    const decision = decider.decide(command, fold(decider, events));
    if (isRejection(decision)) throw new Error(`refused: ${decision.rejected}`);
    return [...events, ...decision];
  }, []);
