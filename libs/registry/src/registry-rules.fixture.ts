import { shanghaiInstant, type JsonValue, type LocalDate } from '#kernel';
import { publishedCalendar, publishedParameters } from '#testing';
import { registryRulesInForce } from './domain/registry-rules-in-force.js';
import type { RegistryEnv, RegistryRules } from './domain/registry-rules.js';

const rows = publishedParameters();

/** The parameters as the project ships them; `changed` holds a county's own values. */
export const rulesWith = (
  changed: Readonly<Record<string, JsonValue>> = {},
  units: Readonly<Record<string, string>> = {},
): RegistryRules =>
  registryRulesInForce((key) => {
    const parameter = rows.find((row) => row.key === key);
    const value = changed[key] ?? parameter?.value;
    if (value === undefined) return undefined;
    return { value, version: `${key}@3701:2020-07-14`, parameter: { unit: units[key] ?? parameter?.unit ?? '' } };
  }, 'W1c@2020-07-14');

export const rules = rulesWith();
export const calendar = publishedCalendar(2025, 2026);
export const orgPath = ['3701', '370112', '370112013', '370112013205'];
export const village = '370112013205';
export const town = '370112013';
export const county = '370112';

/** The moment of a command: `HH:MM` in Shanghai on a day. */
export const at = (today: LocalDate, time = '10:00', changed: Partial<RegistryEnv> = {}): RegistryEnv => ({
  now: shanghaiInstant(today, time),
  today,
  calendar,
  ruleVersion: 'W1c@2020-07-14',
  rules,
  orgPath,
  ...changed,
});
