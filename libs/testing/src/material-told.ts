const TELLING: readonly string[] = ['OpinionGiven.v2', 'CaseReturned.v2', 'CaseDecided.v1'];

/**
 * Acts of one command by which somebody weighed the material of a case (`bearing` says so), of which it is not told once what
 * lay before them: neither beside an opinion, a return or a decision, nor by the kernel alone.
 */
export const weighedUntold = (
  bearing: Readonly<Record<string, string>>,
  did: readonly string[] | string,
): readonly string[] => {
  if (typeof did === 'string') return [];
  const weighing = did.filter((type) => bearing[type] === 'weighs');
  const told = did.filter((type) => type === 'MaterialWeighed.v1').length;
  const due = did.some((type) => TELLING.includes(type)) ? 0 : weighing.length;
  return told === due ? [] : [...weighing, `told ${told} times`];
};
