import { knownTypes, projections, type Program } from '#platform';
import { ProjectionRunner, type StoredProjection } from '#read-store';
import { CommandFailedError } from './command-error.js';

export const projectionRunnerOf = ({ stores }: Pick<Program, 'stores'>): ProjectionRunner =>
  new ProjectionRunner({
    store: stores.reads,
    log: stores.events,
    reader: stores.personal,
    projections,
    knownTypes: knownTypes(),
  });

/**
 * Brings every read model to the end of the log, beside a running worker or without one. Throws CommandFailedError where
 * one cannot get there.
 */
export const catchUpAll = async (runner: ProjectionRunner): Promise<void> => {
  const outdated = await runner.prepare();
  if (outdated.length > 0) throw new CommandFailedError(outdated.map(rebuildFirst));
  await runner.catchUpAll();
};

const rebuildFirst = ({ name }: StoredProjection) => ({
  zh: `读模型 ${name} 是旧版本，请先运行 cunzhi rebuild ${name}。`,
  en: `Read model ${name} is of an older version: run cunzhi rebuild ${name} first.`,
});
