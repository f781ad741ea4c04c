import { openAttachmentStore, type AttachmentStore } from '#attachments';
import {
  EventStore,
  PersonalText,
  PostgresEventStore,
  PostgresKeyVault,
  RecentLog,
  openEventStoreDb,
} from '#event-store';
import { ReadStore } from '#read-store';
import type { Configuration } from './configuration.js';
import { reaching } from './reaching.js';
import { openSecrets, type Secrets } from './secrets.js';

/** Told of errors that nobody waits for. Log name and code, never the message: it may hold a person's words. */
export type ReportError = (error: Error, where: string) => void;

export type StoreOptions = Readonly<{
  configuration: Configuration;
  /** The database that stands in where an address is not configured. */
  embeddedUrl: string | undefined;
  /** Told when a query waits for a projection. */
  behind?: (position: bigint) => void;
  onError: ReportError;
}>;

/** Everything that keeps data: the log, the read models, the key vault, and the keys of the installation. */
export class Stores {
  private constructor(
    readonly events: EventStore,
    readonly reads: ReadStore,
    readonly vault: PostgresKeyVault,
    readonly vaultId: string,
    readonly personal: PersonalText,
    readonly secrets: Secrets,
    readonly attachments: AttachmentStore,
    private readonly open: { now: boolean },
  ) {}

  /** Connects and creates what is missing. Throws WrongMasterKeyError where the vault is of another master key. */
  static async open({ configuration, embeddedUrl, behind, onError }: StoreOptions): Promise<Stores> {
    const open = { now: true };
    const report: ReportError = (error, where) => {
      if (open.now) onError(error, where);
    };
    const attachments = await openAttachmentStore(configuration.attachments, configuration.dataDir);
    const secrets = await openSecrets(configuration.dataDir, configuration.masterKey);
    const readUrl = addressOf(configuration.readStoreUrl, embeddedUrl);
    const vaultUrl = addressOf(configuration.keyVaultUrl, readUrl);
    const vault = new PostgresKeyVault(vaultUrl, secrets.masterKey, (error) => report(error, 'key-vault'));
    const vaultName = configuration.keyVaultUrl === undefined ? 'READ_STORE_URL' : 'KEY_VAULT_URL';
    const vaultId = await reaching(vaultName, vaultUrl, vault.open()).catch(async (error: unknown) => {
      open.now = false;
      await vault.close();
      throw error;
    });
    const reads = new ReadStore({
      url: readUrl,
      ...(behind ? { behind } : {}),
      onError: (error) => report(error, 'read-store'),
    });
    await reaching('READ_STORE_URL', readUrl, reads.migrate());
    const eventsUrl = addressOf(configuration.eventStoreUrl, embeddedUrl);
    const events = await reaching('EVENT_STORE_URL', eventsUrl, openEventStore(eventsUrl));
    return new Stores(
      new RecentLog(events),
      reads,
      vault,
      vaultId,
      new PersonalText(vault),
      secrets,
      attachments,
      open,
    );
  }

  /** Connections that the servers drop from now on are no news. */
  async close(): Promise<void> {
    this.open.now = false;
    await this.events.close();
    await this.reads.close();
    await this.vault.close();
  }
}

/** Opens the event store that the scheme of the address names. */
export const openEventStore = async (url: string): Promise<EventStore> => {
  if (url.startsWith('esdb')) return openEventStoreDb({ url });
  const store = new PostgresEventStore({ url });
  await store.migrate();
  return store;
};

export const addressOf = (configured: string | undefined, standIn: string | undefined): string => {
  const address = configured ?? standIn;
  if (address === undefined) throw new Error('no address is configured and there is no embedded database');
  return address;
};
