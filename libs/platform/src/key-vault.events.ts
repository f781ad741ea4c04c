import { eventSchema, type DomainEvent } from '#kernel';

export type KeyVaultEvent = DomainEvent<'KeyVaultBound.v1', { vaultId: string }>;

export const keyVaultEvents = eventSchema<KeyVaultEvent>({ current: ['KeyVaultBound.v1'] });
