import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { CaseFilter } from '../bodies/case-filter.js';
import type { KeptFilter } from '../domain/case-view.events.js';

/** The names of the filters that the list no longer takes, or not with the value that was kept. */
export const outdatedIn = (kept: KeptFilter): readonly string[] =>
  validateSync(plainToInstance(CaseFilter, kept), { whitelist: true, forbidNonWhitelisted: true }).map(
    ({ property }) => property,
  );
