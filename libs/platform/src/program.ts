import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { RateLimits, RefusalRecorder, sourceOf, type Refused } from '#access';
import { CommandRunner, deriveId, inScope, RejectedError, systemActor } from '#event-store';
import { FormSettings } from '#forms';
import { Clock } from '#kernel';
import { Rulebook } from '#rulebook';
import { SystemClock, VirtualClock } from './clocks.js';
import type { Configuration } from './configuration.js';
import { ClockFollower } from './http/clock-follower.js';
import { commands } from './definitions.js';
import { createHttpEdge } from './http/http-edge.js';
import { keyVaultBinding } from './key-vault-binding.js';
import { PlatformModule } from './platform.module.js';
import { projectFolder } from './project-folder.js';
import { reaching } from './reaching.js';
import { ReadNudges } from './read-nudges.js';
import { securityArchiveOf } from './security-retention.js';
import { checkCommands } from './self-check.js';
import { addressOf, Stores, type ReportError } from './stores.js';
import { WorkerRuntime } from './worker-runtime.js';

export type ProgramOptions = Readonly<{
  configuration: Configuration;
  embeddedUrl: string | undefined;
  onError: ReportError;
  /** Where a virtual clock begins at its first start: an ISO instant in UTC. */
  virtualStart?: string;
}>;

/** The key vault of this database is not the one that the log was written with. */
export class KeyVaultMismatchError extends Error {
  override readonly name = 'KeyVaultMismatchError';
}

const VIRTUAL_START = '2026-01-05T01:00:00.000Z';

/** One process of the program: its stores, its modules, and as much of api and worker as it is asked to run. */
export class Program {
  private worker: WorkerRuntime | undefined;
  private http: NestFastifyApplication | undefined;
  private nudges: ReadNudges | undefined;

  private constructor(
    private readonly options: ProgramOptions,
    readonly stores: Stores,
    readonly app: INestApplicationContext,
  ) {}

  /** `http` gives the process the controllers; without it the modules run on their own. */
  static async open(options: ProgramOptions, http: boolean): Promise<Program> {
    const { configuration, embeddedUrl, onError } = options;
    let program: Program | undefined;
    const behind = (position: bigint) => program?.nudges?.behind(position);
    const stores = await Stores.open({ configuration, embeddedUrl, behind, onError });
    try {
      program = await Program.on(stores, options, http);
      return program;
    } catch (error) {
      await stores.close();
      throw error;
    }
  }

  private static async on(stores: Stores, given: ProgramOptions, http: boolean): Promise<Program> {
    const { configuration, onError, virtualStart = VIRTUAL_START } = given;
    const clock = configuration.clock === 'virtual' ? new VirtualClock(stores.reads) : new SystemClock();
    if (clock instanceof VirtualClock) await clock.open(virtualStart);
    const follower: ClockFollower = { clockMoved: () => program.settle() };
    const { attachmentMaxBytes, signIn: access, trustedProxies, mode, formTemplates } = configuration;
    const securityArchive = securityArchiveOf(configuration);
    const forms = new FormSettings(join(projectFolder(), 'infra/forms'), formTemplates, access.publicOrigin);
    const module = PlatformModule.of({ stores, clock, follower, securityArchive, attachmentMaxBytes, access, forms });
    const onRefusal = (refused: Refused) => program.app.get(RefusalRecorder).note(refused);
    const admit = (address: string): Promise<void> => program.app.get(RateLimits).take('address', sourceOf(address));
    const https = mode === 'production' || (access.publicOrigin?.startsWith('https:') ?? false);
    const options = { onRefusal, admit, https, trustedProxies };
    const edge = http ? await createHttpEdge(module, onError, options) : undefined;
    const app = edge ?? (await NestFactory.createApplicationContext(module, { logger: ['error', 'warn'] }));
    await app.init();
    checkCommands(app, commands);
    const program = new Program(given, stores, app);
    program.http = edge;
    await program.bindKeyVault();
    if (http)
      program.nudges = await reaching('QUEUE_URL', program.queueUrl, ReadNudges.open(program.queueUrl, onError));
    return program;
  }

  async startWorker(): Promise<void> {
    const { onError } = this.options;
    const starting = WorkerRuntime.start(this.app, { queueUrl: this.queueUrl, onError });
    this.worker = await reaching('QUEUE_URL', this.queueUrl, starting);
  }

  /** Answers the address that the program listens on. */
  async listen(): Promise<string> {
    const { host, port } = this.options.configuration;
    if (!this.http) throw new Error('this process was opened without HTTP');
    // Nest's own listen would write a line before it throws.
    return this.http.getHttpAdapter().getInstance().listen({ host, port });
  }

  get clock(): Clock {
    return this.app.get(Clock);
  }

  /** Under a virtual clock: does all that is due, and returns when it is done. */
  async settle(): Promise<void> {
    await this.worker?.settle();
  }

  /** Brings every read model and reaction of this process, and the rulebook that it holds, to the end of the log. */
  async catchUp(): Promise<void> {
    await this.worker?.catchUpAll();
    await this.app.get(Rulebook).refresh();
  }

  /** Stops taking requests, finishes what runs, and closes the stores. */
  async close(): Promise<void> {
    await this.worker?.stop();
    await this.app.close();
    await this.nudges?.close();
    await this.stores.close();
  }

  private get queueUrl(): string {
    const { configuration, embeddedUrl } = this.options;
    return addressOf(configuration.queueUrl, embeddedUrl);
  }

  private async bindKeyVault(): Promise<void> {
    const { vaultId } = this.stores;
    const commandId = deriveId('bind-key-vault', vaultId);
    const scope = { commandId, correlationId: commandId, actor: systemActor('start') };
    const command = { type: 'BindKeyVault', vaultId } as const;
    try {
      await inScope(scope, () => this.app.get(CommandRunner).run(keyVaultBinding, 'binding', command));
    } catch (error) {
      if (error instanceof RejectedError)
        throw new KeyVaultMismatchError(
          'The key vault does not fit the log: every personal text would be unreadable. Check KEY_VAULT_URL, or restore the vault from its backup.',
        );
      throw error;
    }
  }
}
