import type { ProcedureStage, Result } from './procedure.js';

type Usual = Pick<ProcedureStage, 'countersign' | 'onAdverse' | 'deadline' | 'may' | 'returnsTo'>;

/** What an opinion or a decision may say. */
export const result = (zh: string, en: string, adverse?: true): Result => ({
  title: { zh, en },
  ...(adverse ? { adverse } : {}),
});

/** A stage in which all sign, with what is usual where nothing else is said. */
export const stage = (
  key: string,
  zh: string,
  en: string,
  values: Omit<ProcedureStage, keyof Usual | 'key' | 'title'> & Partial<Usual>,
): ProcedureStage => ({
  key,
  title: { zh, en },
  countersign: 'all',
  onAdverse: 'continue',
  deadline: null,
  may: [],
  returnsTo: [],
  ...values,
});

/** The time limit of a stage: one clock for all of it, or one for each office. */
export const limit = (rule: string, each: 'stage' | 'office' = 'stage') => ({ rule, each }) as const;
