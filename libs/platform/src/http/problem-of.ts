import { HttpException } from '@nestjs/common';
import { isHeldBack, NotSignedInError, ProviderUnavailableError, TooManyRequestsError } from '#access';
import { AttachmentDamagedError, UploadRefusedError } from '#attachments';
import {
  ConflictError,
  EventStoreBusyError,
  EventStoreUnavailableError,
  NotPermittedError,
  RejectedError,
  UnknownStreamError,
  UnstorableEventError,
} from '#event-store';
import { NoRuleInForceError } from '#rulebook';
import { FaultyInputError, type CellFault } from '#web';
import { UnusableParameterError } from '#workflow';
import { ClockMovedBackError } from '../clocks.js';
import { InvalidInputError, type InputFault } from './input-fault.js';

/** An error as the outside sees it: a stable code, and what fills its text. */
export type Refusal = Readonly<{
  code: string;
  params?: Readonly<Record<string, string | number>>;
  errors?: readonly (InputFault | CellFault)[];
  retryAfterSeconds?: number;
}>;

const BY_STATUS: Readonly<Record<number, string>> = {
  400: 'unreadable-body',
  404: 'no-such-route',
  413: 'body-too-large',
  415: 'unsupported-media-type',
};

/** What ParseUUIDPipe says of a part of the address. */
const NO_UUID = 'Validation failed (uuid is expected)';

/** Names the refusal that an error stands for; anything unforeseen is an internal error and says nothing more. */
export const refusalOf = (error: unknown): Refusal => {
  if (error instanceof InvalidInputError) return { code: 'invalid-input', errors: error.faults };
  if (error instanceof FaultyInputError) return { code: error.code, params: error.params, errors: error.errors };
  if (error instanceof RejectedError) return { code: error.code, params: error.params };
  if (error instanceof NotPermittedError || error instanceof NotSignedInError) return { code: error.code };
  if (error instanceof UnknownStreamError || error instanceof ConflictError) return { code: error.code };
  if (error instanceof ProviderUnavailableError) return { code: error.code, retryAfterSeconds: 10 };
  if (isHeldBack(error) || error instanceof TooManyRequestsError)
    return { code: error.code, retryAfterSeconds: error.retryAfterSeconds };
  if (error instanceof UploadRefusedError) return { code: error.code, params: error.params };
  if (error instanceof AttachmentDamagedError) return { code: 'attachment-damaged' };
  if (error instanceof UnstorableEventError) return { code: 'unstorable-text' };
  if (error instanceof EventStoreUnavailableError) return { code: 'store-unavailable', retryAfterSeconds: 2 };
  if (error instanceof EventStoreBusyError) return { code: 'too-busy', retryAfterSeconds: 1 };
  if (error instanceof UnusableParameterError)
    return { code: 'parameter-unusable', params: { key: error.key, scope: error.scope ?? '-' } };
  if (error instanceof NoRuleInForceError)
    return { code: 'no-rule-in-force', params: { key: error.key, scope: error.scope } };
  if (error instanceof ClockMovedBackError) return { code: 'clock-moves-forward' };
  return ofHttp(error);
};

const ofHttp = (error: unknown): Refusal => {
  if (error instanceof HttpException) {
    const body = error.getResponse();
    if (typeof body === 'object' && 'code' in body && typeof body.code === 'string') return { code: body.code };
    if (error.message === NO_UUID) return { code: 'malformed-id' };
    return { code: BY_STATUS[error.getStatus()] ?? 'internal-error' };
  }
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return { code: typeof status === 'number' ? (BY_STATUS[status] ?? 'internal-error') : 'internal-error' };
};
