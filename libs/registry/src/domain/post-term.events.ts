import { eventSchema, type DomainEvent, type LocalDate } from '#kernel';
import type { PostCode, Regime } from './posts.js';

export type Basis = 'election' | 'appointment' | 'contract';

export type EndReason =
  | 'term-end'
  | 'resignation'
  | 'recall'
  | 'incapacity'
  | 'criminal-sentence'
  | 'incompetent-twice'
  | 'death'
  | 'removal'
  | 'transfer'
  | 'contract-end';

/** One person in one post, once. The post is held from `startedOn` up to the day before `endedOn`. */
export type PostTermEvent =
  | DomainEvent<
      'PostStarted.v1',
      {
        termId: string;
        personId: string;
        orgCode: string;
        post: PostCode;
        regime: Regime;
        basis: Basis;
        publicPower: boolean;
        documentNo: string | null;
        startedOn: LocalDate;
      }
    >
  | DomainEvent<'PostEnded.v1', { termId: string; endedOn: LocalDate; reason: EndReason }>;

export const postTermEvents = eventSchema<PostTermEvent>({ current: ['PostStarted.v1', 'PostEnded.v1'] });
