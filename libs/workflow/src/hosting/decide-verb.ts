import type { Decision, DomainEvent } from '#kernel';
import { decideFlow } from '../flow/decide-flow.js';
import type { FlowRejection } from '../flow/flow.commands.js';
import type { Happening } from '../flow/proceed.js';
import { flowEnvOf } from './flow-env.js';
import { procedureOf, type FlowVerbCommand, type Hosted, type HostEnv, type Hosting } from './hosting.js';

type Deciding<Facts> = Pick<
  Hosting<Facts, DomainEvent, never, string, HostEnv>,
  'procedures' | 'material' | 'officesFor' | 'ruleFor' | 'named' | 'supervision'
>;

/** What a verb brings about in a case whose context decides its other commands by itself. */
export const decideVerb = <Facts>(
  hosting: Deciding<Facts>,
  command: FlowVerbCommand,
  state: Hosted<Facts>,
  env: HostEnv,
): Decision<Happening, FlowRejection> => {
  const { flow } = state;
  if (!flow) return { rejected: 'not-open-now' };
  const procedure = procedureOf(hosting, flow.procedure, flow.version);
  return decideFlow(procedure, command, flow, flowEnvOf(hosting, state, env, flow.orgPath, command));
};
