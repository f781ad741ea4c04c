import { join } from 'node:path';
import { archiveLinesBefore } from '#access';
import { addMonths, shanghaiInstant, type Clock } from '#kernel';
import type { ReadStore } from '#read-store';
import type { Rulebook } from '#rulebook';
import { countOf, type ParameterReading, type ValueLookup } from '#workflow';
import type { Configuration } from './configuration.js';

/** What the law asks for at least, and what the installation has chosen. */
const RETAIN_MONTHS = ['data.securityLog', 'security.retainMonths'];

const retainMonths = (lookup: ValueLookup, key: string): number => countOf(lookup, key, 1);

/** How the sweep reads its rules. */
export const securityReadings: readonly ParameterReading[] = RETAIN_MONTHS.map(
  (key) => (lookup) => retainMonths(lookup, key),
);

/** The folder for archives of the security log. */
export const securityArchiveOf = ({ dataDir }: Pick<Configuration, 'dataDir'>): string =>
  join(dataDir, 'security-archive');

/** Keeps the security log online for as long as the rulebook says, and moves what is older to archive files. */
export class SecurityRetention {
  constructor(
    private readonly reads: Pick<ReadStore, 'pool'>,
    private readonly rulebook: Pick<Rulebook, 'current'>,
    private readonly clock: Clock,
    private readonly folder: string,
  ) {}

  /**
   * Answers how many lines were moved. Of the times set by law and by units the longest holds: there is one log.
   * Nothing is moved while none is known. Basis: Cybersecurity Law art. 21(3), handbook 7.
   */
  async sweep(): Promise<number> {
    const today = this.clock.today();
    const { parameters, inForce } = await this.rulebook.current();
    const months = parameters
      .filter(({ key }) => RETAIN_MONTHS.includes(key))
      .map(({ key, scope }) => retainMonths((asked) => inForce(asked, [scope], today), key));
    if (months.length === 0) return 0;
    const oldest = shanghaiInstant(addMonths(today, -Math.max(...months)));
    return archiveLinesBefore(this.reads.pool, oldest, this.folder);
  }
}
