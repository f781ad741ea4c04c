import type { Decision, Rejection } from '#kernel';
import type { FlowRejection } from '#workflow';
import type { CeremonyEvent } from './ceremony.events.js';
import type { PlaceFault } from './rules/route.js';

export type CeremonyRejection = Rejection<
  | 'already-exists'
  | 'unknown-case'
  | 'no-public-power'
  | PlaceFault
  | 'funeral-needs-no-prior-report'
  | 'not-a-funeral'
  | 'case-ended'
  | 'not-draft'
  | 'not-submitted'
  | 'not-checked'
  | 'checked-not-registered'
  | 'not-returned'
  | 'not-registered'
  | 'already-registered'
  | 'commitment-missing'
  | 'late-reason-required'
  | 'date-in-future'
  | 'end-before-death'
  | 'event-already-held'
  | 'event-not-held'
  | 'held-before-report'
  | 'gifts-exceed-received'
  | 'hand-in-without-receipt'
  | 'post-report-exists'
  | 'no-post-report'
  | 'already-verified'
  | 'on-site-required'
  | 'no-complaint-linked'
  | 'no-difference-found'
  | 'no-breach-found'
  | 'complaint-already-linked'
  | 'unknown-alert'
  | 'use-own-form'
  | FlowRejection['rejected']
>;

export type CeremonyDecision = Decision<CeremonyEvent, CeremonyRejection>;

export const reject = (rejected: CeremonyRejection['rejected'], params?: Record<string, string | number>) =>
  ({ rejected, ...(params ? { params } : {}) }) satisfies CeremonyRejection;
