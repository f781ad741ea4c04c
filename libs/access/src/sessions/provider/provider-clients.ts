import { Injectable } from '@nestjs/common';
import { RejectedError } from '#event-store';
import { AccessSettings } from '../../access-settings.js';
import { ProviderClient } from './provider-client.js';

/** The provider of this installation, where there is one. */
@Injectable()
export class ProviderClients {
  private client: ProviderClient | undefined;

  constructor(private readonly settings: AccessSettings) {}

  /** What people are shown; undefined where there is no provider. */
  get name(): string | undefined {
    return this.settings.options.provider?.name;
  }

  /** Throws RejectedError where there is no provider. */
  get(): ProviderClient {
    const { provider } = this.settings.options;
    if (!provider) throw new RejectedError('provider-off');
    this.client ??= new ProviderClient(provider);
    return this.client;
  }
}
