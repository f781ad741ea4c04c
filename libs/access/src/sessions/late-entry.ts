import { BadRequestException } from '@nestjs/common';
import { isEntryReason, type LateEntry } from '#kernel';
import { isInstant } from '#web';
import { headerOf, type SignedInRequest } from './signed-in-request.js';

/**
 * `Occurred-At` (an instant with its zone) and `Entry-Reason` of an act that is entered after it happened; undefined where
 * neither is sent. Throws BadRequestException where one is missing, or says what cannot be. Basis: handbook 2.4.
 */
export const lateEntryOf = (request: SignedInRequest, now: string): LateEntry | undefined => {
  if (request.headers['occurred-at'] === undefined && request.headers['entry-reason'] === undefined) return undefined;
  const [at, reason] = [headerOf(request, 'occurred-at') ?? '', headerOf(request, 'entry-reason') ?? ''];
  if (!ZONED.test(at) || !isInstant(at)) throw new BadRequestException({ code: 'invalid-occurred-at' });
  const occurredAt = new Date(at).toISOString();
  if (occurredAt > now) throw new BadRequestException({ code: 'invalid-occurred-at' });
  if (!isEntryReason(reason)) throw new BadRequestException({ code: 'invalid-entry-reason' });
  return { occurredAt, reason };
};

const ZONED = /T.*(Z|[+-]\d{2}:\d{2})$/;
