import { Clock } from '#kernel';
import { ReadStore } from '#read-store';
import { AccessSettings } from './access-settings.js';
import { CredentialStore } from './credential-store.js';
import { RecoveryStore } from './recovery/recovery-store.js';
import { SecondFactors } from './second-factors.js';
import { SessionStore } from './session-store.js';
import { SignInAttempts } from './sign-in-attempts.js';

/** What lies beside the log: credentials, sessions, attempts, second factors and recoveries. */
export const accessStores = [
  {
    provide: CredentialStore,
    inject: [ReadStore],
    useFactory: ({ pool }: ReadStore) => new CredentialStore(pool),
  },
  {
    provide: SessionStore,
    inject: [ReadStore, AccessSettings],
    useFactory: ({ pool }: ReadStore, { options }: AccessSettings) => new SessionStore(pool, options),
  },
  {
    provide: SignInAttempts,
    inject: [ReadStore, Clock, AccessSettings],
    useFactory: ({ pool }: ReadStore, clock: Clock, { options }: AccessSettings) =>
      new SignInAttempts(pool, clock, options.lockOut),
  },
  {
    provide: SecondFactors,
    inject: [ReadStore, AccessSettings],
    useFactory: ({ pool }: ReadStore, { factorKey, options }: AccessSettings) =>
      new SecondFactors(pool, factorKey, Date.now, options.sessionCheckMs),
  },
  {
    provide: RecoveryStore,
    inject: [ReadStore],
    useFactory: ({ pool }: ReadStore) => new RecoveryStore(pool),
  },
];
