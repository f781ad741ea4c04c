import type { Aggregate, Rejection } from '#kernel';
import { keyVaultEvents, type KeyVaultEvent } from './key-vault.events.js';

type BindKeyVault = Readonly<{ type: 'BindKeyVault'; vaultId: string }>;
type State = Readonly<{ vaultId: string | null }>;

/** The log remembers the vault that holds the keys to its personal text, so that a start with another one is refused. */
export const keyVaultBinding: Aggregate<BindKeyVault, State, KeyVaultEvent, Rejection<'key-vault-does-not-fit'>> = {
  category: 'keyvault',
  events: keyVaultEvents,
  policy: () => ({ anyOf: [{ system: true }] }),
  decider: {
    initialState: () => ({ vaultId: null }),
    evolve: (_state, event) => ({ vaultId: event.data.vaultId }),
    decide: ({ vaultId }, state) => {
      if (state.vaultId === null) return [{ type: 'KeyVaultBound.v1', data: { vaultId } }];
      return state.vaultId === vaultId ? [] : { rejected: 'key-vault-does-not-fit' };
    },
  },
};
