import type { Aggregate, Decider, LocalDate, Policy, Rejection } from '#kernel';
import { postTermEvents, type Basis, type EndReason, type PostTermEvent } from './post-term.events.js';
import { unlawfulEntry, unlawfulExit, type UnlawfulEntry, type UnlawfulExit } from './post-term.rules.js';
import { postKind, type PostCode } from './posts.js';
import { registrarsOf } from './registrars.js';

/** `publicPower` null takes what is usual for the post; `documentNo` is the number of the paper that the term rests on. */
export type StartPost = Readonly<{
  type: 'StartPost';
  termId: string;
  personId: string;
  orgCode: string;
  post: PostCode;
  basis: Basis;
  publicPower: boolean | null;
  documentNo: string | null;
  startedOn: LocalDate;
}>;

/** `endedOn` is the first day on which the post is no longer held. */
export type EndPost = Readonly<{ type: 'EndPost'; termId: string; endedOn: LocalDate; reason: EndReason }>;

export type PostTermCommand = StartPost | EndPost;

export type PostTermRejection =
  Rejection<'already-started' | 'not-started' | 'already-ended' | 'ends-before-start'> | UnlawfulEntry | UnlawfulExit;

type PostTermState =
  | Readonly<{ status: 'none' }>
  | Readonly<{ status: 'held' | 'ended'; personId: string; orgCode: string; post: PostCode; startedOn: LocalDate }>;

const start = (command: StartPost, state: PostTermState) => {
  if (state.status !== 'none') return { rejected: 'already-started' } as const;
  const refusal = unlawfulEntry(command.post, command.basis);
  if (refusal) return refusal;
  const { type: _command, ...words } = command;
  const { regime, publicPower } = postKind(command.post);
  const data = { ...words, regime, publicPower: command.publicPower ?? publicPower };
  return [{ type: 'PostStarted.v1', data }] as const;
};

const end = ({ termId, endedOn, reason }: EndPost, state: PostTermState) => {
  if (state.status === 'none') return { rejected: 'not-started' } as const;
  if (state.status === 'ended') return { rejected: 'already-ended' } as const;
  if (endedOn < state.startedOn) return { rejected: 'ends-before-start' } as const;
  return unlawfulExit(state.post, reason) ?? ([{ type: 'PostEnded.v1', data: { termId, endedOn, reason } }] as const);
};

const decider: Decider<PostTermCommand, PostTermState, PostTermEvent, PostTermRejection> = {
  initialState: () => ({ status: 'none' }),
  evolve: (state, event) => {
    switch (event.type) {
      case 'PostStarted.v1': {
        const { personId, orgCode, post, startedOn } = event.data;
        return { status: 'held', personId, orgCode, post, startedOn };
      }
      case 'PostEnded.v1':
        return state.status === 'none' ? state : { ...state, status: 'ended' };
      default:
        return event satisfies never;
    }
  },
  decide: (command, state) => {
    switch (command.type) {
      case 'StartPost':
        return start(command, state);
      case 'EndPost':
        return end(command, state);
      default:
        return command satisfies never;
    }
  },
};

/** Nobody registers the beginning or the end of their own post. */
const policy: Policy<PostTermCommand, PostTermState> = (command, state) => {
  const subject = command.type === 'StartPost' ? command : state.status === 'none' ? undefined : state;
  if (!subject) return undefined;
  return { anyOf: registrarsOf(subject.orgCode), separation: [{ code: 'own-post', persons: [subject.personId] }] };
};

export const postTerm: Aggregate<PostTermCommand, PostTermState, PostTermEvent, PostTermRejection> = {
  category: 'postterm',
  decider,
  events: postTermEvents,
  policy,
};
