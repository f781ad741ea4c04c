import type { ProcedureStage, Result } from '#workflow';

type Fixed = Pick<ProcedureStage, 'countersign' | 'onAdverse' | 'deadline' | 'may' | 'returnsTo'>;

/** What an opinion or a decision can say. */
export const result = (zh: string, en: string, adverse?: true): Result => ({
  title: { zh, en },
  ...(adverse ? { adverse } : {}),
});

/** A stage on which everybody signs, and nothing is returned, unless told otherwise. */
export const stage = (
  key: string,
  zh: string,
  en: string,
  values: Omit<ProcedureStage, keyof Fixed | 'key' | 'title'> & Partial<Fixed>,
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
