import { publishedCalendar, publishedParameters } from '#testing';
import type { Candidate, EntryEnv } from './reserve-entry.commands.js';
import { reserveRulesInForce, type ReserveEnv } from './reserve-rules.js';

const parameters = new Map(publishedParameters().map((parameter) => [parameter.key, parameter]));

export const village = '370112013205';
export const orgPath = ['3701', '370112', '370112013', village];

/** The rules as the project ships them. */
export const shippedRules = reserveRulesInForce(
  (key) => {
    const parameter = parameters.get(key)!;
    return { value: parameter.value, version: `${key}@3701:2020-07-14`, parameter };
  },
  (key) => parameters.has(key),
);

/** The moment of a day in Shanghai, at ten. */
export const on = (today: string): ReserveEnv => ({
  now: `${today}T02:00:00.000Z`,
  today,
  calendar: publishedCalendar(2025, 2026),
  ruleVersion: 'W1d@2020-07-14',
  rules: shippedRules,
  orgPath,
});

export const resident: Candidate = {
  bornOn: '1990-05-04',
  presence: 'present',
  orgCode: village,
};

export const entryOn = (today: string, candidate: Candidate | null = resident): EntryEnv => ({
  ...on(today),
  candidate,
  stands: true,
});
