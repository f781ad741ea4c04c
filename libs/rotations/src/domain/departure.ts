import type { Aggregate, Decider, LocalDate, Rejection } from '#kernel';
import { departureEvents, type DepartureEvent, type Leaving } from './departure.events.js';

type Env = Readonly<{ today: LocalDate; auditablePosts: readonly string[]; ruleVersion?: string }>;

export type DepartureCommand =
  | Readonly<{ type: 'OpenDeparture'; originId: string; env: Env } & Leaving>
  | Readonly<{ type: 'NoteHandoverOpened' | 'NoteHandoverClosed'; termId: string; handoverId: string; env: Env }>
  | Readonly<{ type: 'LinkSuccessor'; termId: string; successorTermId: string; successorId: string; env: Env }>;

type DepartureRejection = Rejection<'no-departure'>;

export type Departure = Readonly<{
  opened: boolean;
  auditRequested: boolean;
  handover: 'none' | 'open' | 'closed';
  successorTermId: string | null;
}>;

const decider: Decider<DepartureCommand, Departure, DepartureEvent, DepartureRejection> = {
  initialState: () => ({ opened: false, auditRequested: false, handover: 'none', successorTermId: null }),
  evolve: (state, event) => {
    switch (event.type) {
      case 'DepartureOpened.v1':
        return { ...state, opened: true };
      case 'DepartureAuditRequested.v1':
        return { ...state, auditRequested: true };
      case 'DepartureHandoverOpened.v1':
        return { ...state, handover: 'open' };
      case 'DepartureHandoverClosed.v1':
        return { ...state, handover: 'closed' };
      case 'SuccessorLinked.v1':
        return { ...state, successorTermId: event.data.successorTermId };
      default:
        return event satisfies never;
    }
  },
  decide: (command, state) => {
    const { termId, env } = command;
    const on = env.today;
    if (command.type === 'OpenDeparture') {
      if (state.opened) return [];
      const { originId, personId, orgCode, orgPath, post, leftOn } = command;
      const told = { termId, personId, orgCode, orgPath, post, leftOn, on };
      return [
        { type: 'DepartureOpened.v1', data: { ...told, originId } },
        ...(isAudited(post, env) ? [{ type: 'DepartureAuditRequested.v1', data: told } as const] : []),
      ];
    }
    if (!state.opened) return { rejected: 'no-departure' };
    switch (command.type) {
      case 'NoteHandoverOpened': {
        const { handoverId } = command;
        if (state.handover !== 'none') return [];
        return [{ type: 'DepartureHandoverOpened.v1', data: { termId, handoverId, on } }];
      }
      case 'NoteHandoverClosed': {
        const { handoverId } = command;
        if (state.handover === 'closed') return [];
        return [{ type: 'DepartureHandoverClosed.v1', data: { termId, handoverId, on } }];
      }
      case 'LinkSuccessor': {
        const { successorTermId, successorId } = command;
        if (state.successorTermId !== null) return [];
        return [{ type: 'SuccessorLinked.v1', data: { termId, successorTermId, successorId, on } }];
      }
      default:
        return command satisfies never;
    }
  },
};

/** Whose departure is audited. Basis: handbook W3 (L02), `audit.departurePosts`. */
const isAudited = (post: string, { auditablePosts }: Env): boolean => auditablePosts.includes(post);

/**
 * What follows from the end of one term: its audit, its handover and whoever comes after. The program itself keeps it, so
 * each step may be repeated and happens once.
 */
export const departure: Aggregate<DepartureCommand, Departure, DepartureEvent, DepartureRejection> = {
  category: 'departure',
  decider,
  events: departureEvents,
  policy: () => ({ anyOf: [{ system: true }] }),
};
