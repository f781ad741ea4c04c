import { describe, expect, it, jest } from '@jest/globals';
import {
  CommandAuthorizer,
  CommandRunner,
  inScope,
  InMemoryEventStore,
  InMemoryKeyVault,
  LookupKey,
  PersonalText,
} from '#event-store';
import type { RecordedEvent } from '#kernel';
import { stagedRowsEvents } from '../domain/table-import.events.js';
import type { OrgTree } from '../contract/org-tree.contract.js';
import type { LoadedTerm, LoadMode, PostTermBatch } from '../post-term-batch.js';
import { PostTermDesk } from '../post-term-desk.js';
import { ReserveDesk } from '../reserve-desk.js';
import { FixedClock } from '../registry.fixture.js';
import { ApplyTableImport } from './apply-table-import.reaction.js';
import type { IdentityDigests } from './identity-digests.query.js';
import type { PlannedRow } from './import-step.js';
import { packRows, unpackRows } from './packed-rows.js';
import { RowCommands } from './row-commands.js';
import { TableImports } from './table-imports.js';
import type { TablePlan } from './table-plan.js';

const village = '370102001001';
const importId = '3f0d2c11-5a60-5d55-8a11-0f6b7a1c2d3e';
const officer = { accountId: '0b0d6a8e-4b43-4a4e-9d0a-1f5a5c2f7a10', personId: 'p-officer', orgCode: '370102001' };
const personIdOf = (n: number) => `6d5c9c1a-5c35-4d0c-9a56-${String(n).padStart(12, '0')}`;

const rows = Array.from({ length: 2_100 }, (_, n): PlannedRow => {
  const personId = personIdOf(n);
  const words = { type: 'RegisterPerson', personId, name: `村民${n}`, orgCode: village } as const;
  return { line: n + 2, column: 'name', change: 'added', columns: [], steps: [{ on: 'person', personId, words }] };
});
const plan: TablePlan = {
  table: 'people',
  total: 2_100,
  fresh: 2_100,
  batches: packRows(rows),
  changes: [],
  faults: [],
  difference: { added: 2_100, changed: 0, unchanged: 0, ended: 0 },
  orgCode: village,
};

/** Ends at the n-th append from the moment in which it is told to, as a process that is killed. */
class MortalLog extends InMemoryEventStore {
  left = Infinity;

  override async append(...append: Parameters<InMemoryEventStore['append']>) {
    if (this.left-- <= 0) throw new Error('killed');
    return super.append(...append);
  }
}

class Everybody extends CommandAuthorizer {
  authorize = () => Promise.resolve(undefined);
}

const open = () => {
  const log = new MortalLog();
  const vault = new InMemoryKeyVault();
  const clock = new FixedClock('2026-03-02');
  const personal = new PersonalText(vault);
  const runner = new CommandRunner(log, personal, new Everybody(), clock, Buffer.alloc(32, 1));
  const [tree, identities] = [{} as OrgTree, {} as IdentityDigests];
  const desks = [{} as PostTermDesk, {} as ReserveDesk] as const;
  const commands = new RowCommands(runner, clock, tree, identities, new LookupKey(Buffer.alloc(32, 2)), ...desks);
  const modes: LoadMode[] = [];
  const batch = {
    load: (_village: string, terms: readonly LoadedTerm[], mode: LoadMode) => {
      modes.push(mode);
      return Promise.resolve(terms.map(() => undefined));
    },
  } as unknown as PostTermBatch;
  const imports = new TableImports(log, personal, runner, commands, clock, batch);
  const accept = () =>
    inScope({ commandId: importId, correlationId: importId, actor: officer }, () =>
      imports.accept(plan, { importId, fileHash: 'ab12' }),
    );
  const all = () => log.readAll({ limit: 10_000 });
  const types = async () => (await all()).map(({ type }) => type);
  const count = async (type: string) => (await types()).filter((each) => each === type).length;
  const waits: [number, bigint][] = [];
  const waitFor = async (_models: readonly string[], position: bigint) => {
    waits.push([await count('TableImportBatchApplied.v1'), position]);
    return true;
  };
  const reaction = new ApplyTableImport(imports, vault, { waitFor });
  return { log, vault, personal, modes, imports, accept, all, types, count, waits, reaction };
};

/** Gives the reaction every event of the import in the order of the log, beginning with the first, until none is new. */
const react = async ({ reaction, all, personal }: ReturnType<typeof open>): Promise<void> => {
  for (let from = 0; ; from++) {
    const events = (await all()).filter(({ stream }) => stream.startsWith('tableimport-'));
    const event = events[from];
    if (!event) return;
    const [recorded] = await personal.open(reaction.events, [event]);
    await reaction.react(recorded!.event, recorded!.envelope);
  }
};

/** What is staged, as the first version held it and as it is read today. */
const asFirstVersion = ({ type, data }: Pick<RecordedEvent, 'type' | 'data'>, texts: readonly string[]) => {
  if (type !== 'ImportRowsStaged.v2') return { type, data };
  const { packed: _packed, ...batch } = data;
  const rows = texts[data['batch'] as number];
  return stagedRowsEvents.decode({ type: 'ImportRowsStaged.v1', data: { ...batch, rows } });
};

describe('an accepted import', () => {
  it('changes no register before it is accepted, and is accepted after all of its rows are staged', async () => {
    const office = open();
    await office.accept();
    const staged = ['ImportRowsStaged.v2', 'ImportRowsStaged.v2', 'ImportRowsStaged.v2'];
    expect(await office.types()).toEqual([...staged, 'TableImportAccepted.v2']);
    expect(JSON.stringify((await office.all()).map(({ data }) => data))).not.toContain('村民');
    for (const { data } of (await office.all()).slice(0, staged.length))
      expect(() => unpackRows(data['packed'] as string)).toThrow(/invalid|incorrect|unexpected|unknown/i);
  });

  it('that was never accepted leaves nothing in a register', async () => {
    const office = open();
    office.log.left = 2;
    await expect(office.accept()).rejects.toThrow('killed');
    office.log.left = Infinity;
    await react(office);
    expect(await office.count('PersonRegistered.v1')).toBe(0);
  });

  it.each([0, 1, 999, 1000, 1001, 1600, 2102])(
    'is finished after it was killed at append %i, each row once',
    async (at) => {
      const office = open();
      await office.accept();
      office.log.left = at;
      await expect(react(office)).rejects.toThrow('killed');
      expect(await office.count('TableImportCompleted.v1')).toBe(0);
      office.log.left = Infinity;
      await react(office);
      await react(office);
      expect(await office.count('PersonRegistered.v1')).toBe(2_100);
      expect(await office.count('TableImportBatchApplied.v1')).toBe(3);
      expect(await office.count('TableImportCompleted.v1')).toBe(1);
      const completed = (await office.all()).find(({ type }) => type === 'TableImportCompleted.v1');
      expect(completed!.data).toMatchObject({ applied: 2_100, refused: 0 });
    },
  );

  it('is carried out by the system, with the person who sent it on record', async () => {
    const office = open();
    await office.accept();
    await react(office);
    const registered = (await office.all()).find(({ type }) => type === 'PersonRegistered.v1');
    const { accountId: _account, ...who } = officer;
    expect(registered!.metadata.actor).toEqual({ accountId: 'system:table-import', ...who });
  });

  it('leaves no key to its staged rows once it is completed', async () => {
    const office = open();
    await office.accept();
    const subject = `${officer.accountId}/${importId}`;
    expect((await office.vault.keysOf([subject])).size).toBe(1);
    await react(office);
    expect((await office.vault.keysOf([subject])).size).toBe(0);
  });

  it('records a row that something else has overtaken, and applies the others', async () => {
    const office = open();
    await inScope({ commandId: importId, correlationId: importId, actor: officer }, async () => {
      const twice = {
        ...plan,
        batches: packRows([rows[0]!, { ...rows[0]!, line: 99 }, rows[1]!]),
        fresh: 3,
        total: 3,
      };
      await office.imports.accept(twice, { importId, fileHash: 'ab12' });
    });
    await react(office);
    const applied = (await office.all()).find(({ type }) => type === 'TableImportBatchApplied.v1');
    expect(applied!.data).toMatchObject({ applied: 2, refused: [{ code: 'already-registered' }] });
  });

  it('applies what an earlier version has staged as text', async () => {
    const office = open();
    await office.accept();
    const texts = plan.batches.map((batch) => JSON.stringify({ salt: '', rows: unpackRows(batch) }));
    jest
      .spyOn(office.personal, 'open')
      .mockImplementation(async (_schema, recorded) =>
        recorded.map((envelope) => ({ event: asFirstVersion(envelope, texts), envelope }) as never),
      );
    expect(await office.imports.applyBatch(importId, 0)).toMatchObject({ rows: 1_000, refused: [] });
    expect(await office.count('PersonRegistered.v1')).toBe(1_000);
  });

  describe('of posts', () => {
    const words = { termId: 't1', personId: 'p1', orgCode: village, post: 'clerk', basis: 'contract' } as const;
    const term = { ...words, startedOn: '2025-07-01', documentNo: null, publicPower: null } as const;
    const step = { on: 'post-term', orgCode: village, words: { type: 'StartPost', ...term } } as const;
    const row: PlannedRow = { line: 2, column: 'post', change: 'added', columns: [], steps: [step] };
    const posts: TablePlan = { ...plan, table: 'posts', total: 1, fresh: 1, batches: packRows([row]) };
    const acceptPosts = ({ imports }: ReturnType<typeof open>, firstLoad?: { reason: string }) =>
      inScope({ commandId: importId, correlationId: importId, actor: officer }, () =>
        imports.accept(posts, { importId, fileHash: 'ab12', firstLoad }),
      );

    it.each([
      [undefined, false],
      [{ reason: '启用系统前的任职登记' }, true],
    ])('is carried out as it was accepted: %j', async (chosen, firstLoad) => {
      const office = open();
      await acceptPosts(office, chosen);
      await react(office);
      expect(office.modes).toEqual([{ firstLoad, mode: 'write' }]);
    });

    it('goes on as a first load where an earlier version has accepted it', async () => {
      const office = open();
      await acceptPosts(office);
      const opened = office.personal.open.bind(office.personal);
      jest.spyOn(office.personal, 'open').mockImplementation((schema, recorded) =>
        opened(
          schema,
          recorded.map(({ type, data, ...envelope }) => {
            const { firstLoad: _firstLoad, ...first } = data;
            return type === 'TableImportAccepted.v2'
              ? { ...envelope, type: 'TableImportAccepted.v1', data: first }
              : { ...envelope, type, data };
          }),
        ),
      );
      await office.imports.applyBatch(importId, 0);
      expect(office.modes).toEqual([{ firstLoad: true, mode: 'write' }]);
    });
  });

  it('waits before each batch until the registers are near, and not before the first', async () => {
    const office = open();
    await office.accept();
    await react(office);
    expect(office.waits.map(([applied]) => applied)).toEqual([1, 2, 3]);
    for (const [, position] of office.waits) expect(position).toBeLessThan((await office.log.head()) ?? 0n);
  });
});
