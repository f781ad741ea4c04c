import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { ReadStore } from '#read-store';
import { AccessSettings } from '../../access-settings.js';
import { RateLimit, type SharedCount } from './rate-limit.js';
import type { Rates } from './rates.js';

const SECONDS = 60;

/** Limits of requests. Whom they are counted for is kept as a keyed digest, for an hour and five minutes at most. */
@Injectable()
export class RateLimits {
  private readonly limits: Readonly<Record<keyof Rates, RateLimit | undefined>>;

  constructor({ pool }: ReadStore, { options, factorKey }: AccessSettings) {
    const place = { schemaName: 'access', tableName: 'rate', tableCreated: true };
    const store = new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      keyPrefix: '',
      points: 1,
      duration: SECONDS,
      ...place,
    });
    const countOf =
      (kind: keyof Rates): SharedCount =>
      (key, more) =>
        store.penalty(createHmac('sha256', factorKey).update(`rate/${kind}/${key}`).digest('base64url'), more);
    const limitOf = (kind: keyof Rates) => {
      const most = options.rates[kind];
      return most === null ? undefined : new RateLimit(most, countOf(kind));
    };
    this.limits = { account: limitOf('account'), address: limitOf('address'), signIn: limitOf('signIn') };
  }

  /** Counts one request. Throws TooManyRequestsError. */
  async take(kind: keyof Rates, key: string): Promise<void> {
    await this.limits[kind]?.take(key);
  }
}
