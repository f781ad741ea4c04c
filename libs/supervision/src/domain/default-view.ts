import type { Aggregate, LocalDate, Rejection } from '#kernel';
import { defaultViewEvents, type DefaultViewEvent } from './default-view.events.js';

/** `known` says whether the view is the person's own or shared with them. */
type Env = Readonly<{ today: LocalDate; ruleVersion?: string; known: boolean }>;

export type DefaultViewCommand = Readonly<{
  type: 'ChooseDefaultView' | 'EndDefaultView';
  personId: string;
  viewId: string;
  env: Env;
}>;

export type DefaultViewRejection = Rejection<'view-not-default'>;

type Chosen = Readonly<{ viewId: string | null }>;

/**
 * The view with which a person begins, one for each person. Of others than their own, and those shared with them, they learn
 * nothing; what they have chosen they may give up, be the view there or gone.
 */
export const defaultView: Aggregate<DefaultViewCommand, Chosen, DefaultViewEvent, DefaultViewRejection> = {
  category: 'defaultview',
  decider: {
    initialState: () => ({ viewId: null }),
    evolve: (_state, event) => ({ viewId: event.type === 'DefaultViewChosen.v1' ? event.data.viewId : null }),
    decide: ({ type, personId, viewId, env: { today } }, chosen) => {
      const isChosen = chosen.viewId === viewId;
      if (type === 'ChooseDefaultView')
        return isChosen ? [] : [{ type: 'DefaultViewChosen.v1', data: { personId, viewId, chosenOn: today } }];
      if (!isChosen) return { rejected: 'view-not-default' };
      return [{ type: 'DefaultViewEnded.v1', data: { personId, viewId, endedOn: today } }];
    },
  },
  events: defaultViewEvents,
  policy: ({ type, personId, env }) => {
    const given = type === 'EndDefaultView' || env.known;
    return { anyOf: given ? [{ person: personId }] : [], seenBy: [] };
  },
  unknown: 'unknown-view',
};
