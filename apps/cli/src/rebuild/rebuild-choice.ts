import type { StoredProjection } from '#read-store';
import { UsageError } from '../command-error.js';

/** The projections that the user names, with or without their version. Throws UsageError listing the known ones. */
export const chosenProjections = (
  name: string,
  projections: readonly StoredProjection[],
): readonly StoredProjection[] => {
  const chosen = projections.filter((known) => name === 'all' || known.name === name || withoutVersion(known) === name);
  if (chosen.length > 0) return chosen;
  const known = projections.map((projection) => projection.name).join(', ');
  throw new UsageError({
    zh: `没有读模型 ${name}。已知的有：all, ${known}。`,
    en: `There is no read model ${name}. Known are: all, ${known}.`,
  });
};

const withoutVersion = ({ name }: StoredProjection): string => name.replace(/-\d+$/, '');
