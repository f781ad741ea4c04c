import { isLocalDate, type Aggregate, type Decider, type Rejection } from '#kernel';
import {
  parameterEvents,
  type ParameterEvent,
  type ParameterVersion,
  type StandingVersion,
} from './parameter.events.js';

export type ParameterCommand =
  | Readonly<{ type: 'SetParameter'; parameter: ParameterVersion }>
  | Readonly<{ type: 'CorrectParameter'; parameter: ParameterVersion; reason: string }>;

export type ParameterRejection = Rejection<
  | 'parameter-version-exists'
  | 'parameter-version-missing'
  | 'parameter-unchanged'
  | 'parameter-reason-missing'
  | 'not-a-date'
  | 'source-required'
  | 'silence-never-consents'
>;

type State = readonly StandingVersion[];

const decider: Decider<ParameterCommand, State, ParameterEvent, ParameterRejection> = {
  initialState: () => [],
  evolve: (state, event) => {
    switch (event.type) {
      case 'ParameterSet.v1':
        return [...state, { ...event.data, correction: 0 }];
      case 'ParameterCorrected.v1': {
        const { reason: _reason, ...corrected } = event.data;
        return [...state.filter((known) => !isOfSameDay(known, corrected)), corrected];
      }
      default:
        return event satisfies never;
    }
  },
  decide: (command, state) => {
    const { parameter } = command;
    const fault = faultIn(parameter);
    if (fault) return fault;
    const { key, scope, effectiveFrom } = parameter;
    const params = { key, scope, effectiveFrom };
    const known = state.find((version) => isOfSameDay(version, parameter));
    switch (command.type) {
      case 'SetParameter':
        if (known) return { rejected: 'parameter-version-exists', params };
        return [{ type: 'ParameterSet.v1', data: parameter }];
      case 'CorrectParameter': {
        const reason = command.reason.trim();
        if (!known) return { rejected: 'parameter-version-missing', params };
        if (reason === '') return { rejected: 'parameter-reason-missing' };
        if (contentOf(known) === contentOf(parameter)) return { rejected: 'parameter-unchanged' };
        return [{ type: 'ParameterCorrected.v1', data: { ...parameter, correction: known.correction + 1, reason } }];
      }
      default:
        return command satisfies never;
    }
  },
};

type Place = Pick<ParameterVersion, 'scope' | 'effectiveFrom'>;

const isOfSameDay = (a: Place, b: Place): boolean => a.scope === b.scope && a.effectiveFrom === b.effectiveFrom;

const contentOf = ({ value, unit, confidence, sources, note }: ParameterVersion): string =>
  JSON.stringify([value, unit, confidence, sources, note]);

const faultIn = (parameter: ParameterVersion): ParameterRejection | undefined => {
  const { key, effectiveFrom, confidence, sources, value } = parameter;
  if (!isLocalDate(effectiveFrom)) return { rejected: 'not-a-date', params: { date: effectiveFrom } };
  if (restsOnLaw(confidence) && sources.length === 0) return { rejected: 'source-required', params: { key } };
  if (consentsBySilence(key, value)) return { rejected: 'silence-never-consents' };
  return undefined;
};

const restsOnLaw = (confidence: ParameterVersion['confidence']) => confidence === 'LAW' || confidence === 'PLAN';

/** Basis: R10, handbook 1.3. */
const consentsBySilence = (key: string, value: ParameterVersion['value']) =>
  key === 'appt.jointReview.silentConsent' && value !== false;

/**
 * One key with all its versions. What is to change takes effect from its own day as a new version; what was wrong from the
 * start is corrected with a reason, and the history keeps both.
 */
export const parameter: Aggregate<ParameterCommand, State, ParameterEvent, ParameterRejection> = {
  category: 'parameter',
  decider,
  events: parameterEvents,
  policy: ({ parameter: { scope } }) => ({
    anyOf: [{ role: 'supervisionOffice', org: scope }, { role: 'countyOrgLeader', org: scope }, { system: true }],
  }),
};
