import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandBus } from '@nestjs/cqrs';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { OrgDifferenceDesk } from './org-difference-desk.js';
import { openRegistry, sampleUnits } from './registry.fixture.js';
import { RenameUnit } from './rename-unit/rename-unit.command.js';
import { RenameUnitHandler } from './rename-unit/rename-unit.handler.js';
import { ComparedUnits } from './scoping/compared-units.query.js';

const east = '370102001001';
const listed = sampleUnits.map((unit) => (unit.code === east ? { ...unit, name: '东新村' } : unit));
const decree = (on: string) => ({ on, documentNo: null, reason: '更名' });

let server: PostgresServer;
let registry: Awaited<ReturnType<typeof openRegistry>>;

beforeAll(async () => {
  server = await startPostgres();
  registry = await openRegistry(server.url);
  await registry.importOn('2026-03-02').units(sampleUnits);
  await registry.catchUp();
}, 60_000);
afterAll(async () => {
  await registry.store.close();
  await server.stop();
});

const deskWith = (bus: Pick<CommandBus, 'execute'>) => {
  const { commands, desk } = registry.partsOn('2026-05-06');
  return new OrgDifferenceDesk(commands, bus as CommandBus, desk, new ComparedUnits(registry.store));
};
const renaming = (given: RenameUnit[]): Pick<CommandBus, 'execute'> => {
  const { commands, desk } = registry.partsOn('2026-05-06');
  const handler = new RenameUnitHandler(commands, desk);
  return {
    execute: ((command: RenameUnit) => {
      given.push(command);
      return handler.execute(command);
    }) as CommandBus['execute'],
  };
};

describe('an accepted row', () => {
  it('changes its unit once, though the process was killed before the acceptance was recorded', async () => {
    const given: RenameUnit[] = [];
    const desk = deskWith(renaming(given));
    const { id } = await registry.asSystem(() => desk.record('2026年区划代码', listed));
    const append = registry.log.append.bind(registry.log);
    registry.log.append = (stream, ...words) =>
      stream.startsWith('orgdifference') ? Promise.reject(new Error('killed')) : append(stream, ...words);
    await expect(registry.asSystem(() => desk.accept(id, 1, decree('2026-05-01')))).rejects.toThrow('killed');
    registry.log.append = append;
    await registry.asSystem(() => desk.accept(id, 1, decree('2026-05-02')));
    expect(given).toHaveLength(1);
    const types = (await registry.log.read(`orgunit-${east}`)).map(({ type }) => type);
    expect(types).toEqual(['OrgUnitRegistered.v1', 'OrgUnitRenamed.v1']);
    expect((await registry.log.read(`orgdifference-${id}`)).map(({ type }) => type)).toEqual([
      'OrgDifferenceRecorded.v1',
      'OrgDifferenceRowAccepted.v1',
    ]);
  });

  it('whose change is refused stays open', async () => {
    await registry.catchUp();
    const desk = deskWith(renaming([]));
    const { id } = await registry.asSystem(() => desk.record('旧名单', sampleUnits));
    await expect(registry.asSystem(() => desk.accept(id, 1, decree('2026-04-30')))).rejects.toThrow(
      'date-before-last-change',
    );
    expect(await registry.log.read(`orgdifference-${id}`)).toHaveLength(1);
  });
});
