import type { Procedure, ProcedureStage, Result, TaskVerb } from './procedure.js';

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

/** The next version of a procedure, in whose stages its holders may do more besides. */
export const withMoreVerbs = (
  procedure: Procedure,
  more: Readonly<Record<string, readonly TaskVerb[]>>,
  materialCap: string | null,
): Procedure => ({
  ...procedure,
  version: procedure.version + 1,
  stages: procedure.stages.map((one) => ({ ...one, may: [...one.may, ...(more[one.key] ?? [])] })),
  materialCap,
});
