import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the program, whether it runs compiled or from source. */
export const projectFolder = (from = import.meta.dirname): string => {
  if (existsSync(join(from, 'package.json')) && existsSync(join(from, 'infra'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('the folder of the program was not found');
  return projectFolder(parent);
};
