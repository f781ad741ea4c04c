import type { CommandRunner } from '#event-store';
import { RulebookImport } from '#rulebook';
import { calendars, parameterVersions } from './reference-data.js';

/** How many calendars and versions of parameters come with the program. */
export type BundledRules = Readonly<{ calendars: number; parameters: number }>;

/**
 * Gives an installation the calendars and parameters that come with the program and that it lacks. What is there, its own
 * corrections included, stays as it is, so that every start and every update may repeat it.
 */
export const loadBundledRules = async (runner: CommandRunner): Promise<BundledRules> => {
  const [years, versions] = await Promise.all([calendars(), parameterVersions()]);
  const rulebook = new RulebookImport(runner);
  await rulebook.missingCalendars(years);
  await rulebook.parameters(versions);
  return { calendars: years.length, parameters: versions.length };
};
