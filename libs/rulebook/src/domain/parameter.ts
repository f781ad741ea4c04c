import { isLocalDate, type Aggregate, type Decider, type Rejection } from '#kernel';
import { parameterEvents, type ParameterEvent, type ParameterVersion } from './parameter.events.js';

export type ParameterCommand = Readonly<{ type: 'SetParameter'; parameter: ParameterVersion }>;

export type ParameterRejection = Rejection<
  'parameter-version-exists' | 'not-a-date' | 'source-required' | 'silence-never-consents'
>;

type State = readonly ParameterVersion[];

const decider: Decider<ParameterCommand, State, ParameterEvent, ParameterRejection> = {
  initialState: () => [],
  evolve: (state, event) => [...state, event.data],
  decide: ({ parameter }, state) => {
    const { key, scope, effectiveFrom, confidence, sources, value } = parameter;
    if (!isLocalDate(effectiveFrom)) return { rejected: 'not-a-date', params: { date: effectiveFrom } };
    const taken = state.some((known) => known.scope === scope && known.effectiveFrom === effectiveFrom);
    if (taken) return { rejected: 'parameter-version-exists', params: { key, scope, effectiveFrom } };
    if (restsOnLaw(confidence) && sources.length === 0) return { rejected: 'source-required', params: { key } };
    if (consentsBySilence(key, value)) return { rejected: 'silence-never-consents' };
    return [{ type: 'ParameterSet.v1', data: parameter }];
  },
};

const restsOnLaw = (confidence: ParameterVersion['confidence']) => confidence === 'LAW' || confidence === 'PLAN';

/** Basis: R10, handbook 1.3. */
const consentsBySilence = (key: string, value: ParameterVersion['value']) =>
  key === 'appt.jointReview.silentConsent' && value !== false;

/** One key with all its versions. A version is never edited: a new one takes effect from its own day. */
export const parameter: Aggregate<ParameterCommand, State, ParameterEvent, ParameterRejection> = {
  category: 'parameter',
  decider,
  events: parameterEvents,
  policy: ({ parameter: { scope } }) => ({
    anyOf: [{ role: 'supervisionOffice', org: scope }, { role: 'countyOrgLeader', org: scope }, { system: true }],
  }),
};
