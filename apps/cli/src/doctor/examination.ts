import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openEventStoreDb, PostgresEventStore, type EventStore } from '#event-store';
import { JobQueues } from '#jobs';
import { shanghaiDate, type LocalDate } from '#kernel';
import { addressOf, parameterReadings, parameterVersions, projections, Stores, type Configuration } from '#platform';
import { ReadStore } from '#read-store';
import { Rulebook } from '#rulebook';
import { reportTo, type Installation } from '../installation.js';
import type { Terminal } from '../terminal.js';
import { calendarFindings } from './calendar-findings.js';
import { addressText, configurationFinding } from './configuration-finding.js';
import { connectionFinding, probe } from './connection-finding.js';
import { fail, ok, type Finding } from './finding.js';
import { parkedFindings, queueFindings } from './job-findings.js';
import { clockFinding, diskFinding } from './machine-findings.js';
import { parameterFindings } from './parameter-findings.js';
import { projectionFindings } from './projection-findings.js';
import { buildsIn, calendarFactsIn, clockIn, exists, parkedIn, vaultIdIn } from './read-store-facts.js';
import { vaultFinding } from './vault-finding.js';

type Place = Readonly<{ url: string; where: string }>;

const SECOND_LOOK_MS = 1_000;
const BINDING = 'keyvault-binding';

/** Looks at everything that an installation rests on. What one thing lacks does not keep the others from being seen. */
export class Examination {
  private readonly log: Place;
  private readonly reads: Place;
  private readonly vault: Place;
  private readonly queue: Place;

  constructor(
    private readonly installation: Installation,
    private readonly terminal: Terminal,
  ) {
    const { configuration, embeddedUrl } = installation;
    const { eventStoreUrl, readStoreUrl, keyVaultUrl, queueUrl } = configuration;
    const place = (configured: string | undefined): Place => {
      const url = addressOf(configured, embeddedUrl);
      return { url, where: addressText(url) };
    };
    this.log = place(eventStoreUrl);
    this.reads = place(readStoreUrl);
    this.vault = place(keyVaultUrl ?? this.reads.url);
    this.queue = place(queueUrl);
  }

  async run(): Promise<readonly Finding[]> {
    const { configuration } = this.installation;
    const log = await logAt(this.log.url);
    const [reads, vault] = [this.storeAt(this.reads), this.storeAt(this.vault)];
    try {
      return [
        configurationFinding(configuration),
        ...(await this.stores(log, reads, vault)),
        ...(await this.queues()),
        await disk(configuration),
      ];
    } finally {
      await Promise.allSettled([log.close(), reads.close(), vault.close()]);
    }
  }

  private async stores(log: EventStore, reads: ReadStore, vault: ReadStore): Promise<readonly Finding[]> {
    const head = await probe(async () => (await log.head()) ?? -1n);
    const found = await probe(() => exists(reads, 'read.projection'));
    const findings = [
      connectionFinding('event store', this.log.where, head),
      connectionFinding('read store', this.reads.where, found),
    ];
    const logged = 'value' in head;
    if (logged) findings.push(ok('log', `最后位置 ${head.value}`, `head ${head.value}`));
    if ('value' in found && found.value)
      findings.push(...(await this.readModels(reads, logged ? head.value : undefined)));
    if (logged) findings.push(...(await this.keyVault(log, vault)));
    return findings;
  }

  private async readModels(reads: ReadStore, head: bigint | undefined): Promise<readonly Finding[]> {
    const clock = await clockIn(reads, this.installation.configuration.clock);
    const lags = head === undefined ? [] : projectionFindings(projections, await twoLooks(reads, head));
    return [
      clockFinding(clock),
      ...lags,
      ...parkedFindings(await parkedIn(reads)),
      ...calendarFindings(await calendarFactsIn(reads, clock.now)),
      ...(await rules(reads, shanghaiDate(clock.now))),
    ];
  }

  private async keyVault(log: EventStore, vault: ReadStore): Promise<readonly Finding[]> {
    const present = await probe(() => vaultIdIn(vault));
    if ('error' in present) return [connectionFinding('key vault', this.vault.where, present)];
    const [binding] = await log.read(BINDING, { limit: 1 });
    const bound = binding?.data['vaultId'];
    const finding = vaultFinding({ bound: typeof bound === 'string' ? bound : null, present: present.value });
    return finding.level === 'ok' ? [finding, await this.masterKey()] : [finding];
  }

  /** Opens the vault as the program does. Only where vault and key are known to be there, so that neither is made. */
  private async masterKey(): Promise<Finding> {
    const { configuration, embeddedUrl } = this.installation;
    const check = 'master key';
    if (!configuration.masterKey && !existsSync(join(configuration.dataDir, 'master.key')))
      return fail(check, '主密钥缺失', 'is missing', RESTORE_KEY);
    const opened = await probe(async () => {
      const stores = await Stores.open({ configuration, embeddedUrl, onError: reportTo(this.terminal) });
      await stores.close();
    });
    if ('value' in opened) return ok(check, '可打开密钥库', 'opens the key vault');
    const wrong = (opened.error as Error).name === 'WrongMasterKeyError';
    return wrong
      ? fail(check, '主密钥打不开密钥库', 'does not open the key vault', RESTORE_KEY)
      : connectionFinding(check, this.vault.where, opened);
  }

  private async queues(): Promise<readonly Finding[]> {
    let queues: JobQueues | undefined;
    const health = await probe(async () => {
      queues = await JobQueues.open({ url: this.queue.url });
      return queues.health();
    });
    void queues?.close().catch(() => undefined);
    const connection = connectionFinding('queue', this.queue.where, health);
    return 'value' in health ? [connection, ...queueFindings(health.value)] : [connection];
  }

  private storeAt({ url }: Place): ReadStore {
    return new ReadStore({ url, connections: 2 });
  }
}

/** Opens a log without creating anything in it. */
const logAt = async (url: string): Promise<EventStore> =>
  url.startsWith('esdb') ? openEventStoreDb({ url }) : new PostgresEventStore({ url });

/** A read model that lags is looked at again: a worker that runs will have moved it. */
const twoLooks = async (reads: ReadStore, head: bigint) => {
  const before = await buildsIn(reads);
  const behind = before.some(({ status, checkpoint }) => status === 'live' && BigInt(checkpoint) < head);
  if (behind) await sleep(SECOND_LOOK_MS);
  return { head, before, now: behind ? await buildsIn(reads) : before };
};

/** Parameters that an older version of the program has read wait for their rebuild, of which the read model tells. */
const rules = async (reads: ReadStore, today: LocalDate): Promise<readonly Finding[]> => {
  const parameters = await probe(() => new Rulebook(reads).refresh());
  if ('error' in parameters) return [];
  const { parameters: versions } = parameters.value;
  return parameterFindings({ readings: parameterReadings, shipped: await parameterVersions(), versions }, today);
};

const disk = async ({ dataDir }: Configuration): Promise<Finding> => {
  const dir = existsSync(dataDir) ? dataDir : '.';
  const { bavail, blocks, bsize } = await statfs(dir);
  return diskFinding({ dir, freeBytes: bavail * bsize, totalBytes: blocks * bsize });
};

const RESTORE_KEY = {
  zh: '请设置建库时使用的 MASTER_KEY，或恢复数据文件夹中的 master.key。',
  en: 'Set the MASTER_KEY that the vault was made with, or restore master.key in DATA_DIR.',
};
