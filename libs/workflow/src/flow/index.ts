export * from './addressee.js';
export * from './case-entries.js';
export * from './decide-flow.js';
export * from './evolve-flow.js';
export * from './flow.commands.js';
export * from './flow.events.js';
export * from './flow.policy.js';
export * from './flow-time.js';
export {
  countingTasks,
  openTasks,
  signedBeforeChange,
  taskOf,
  weighedBeforeChange,
  type Copy,
  type Deed,
  type Flow,
  type Signature,
  type Task,
  type Weighed,
} from './flow.state.js';
export * from './moves.js';
export * from './procedure.js';
export * from './procedure-faults.js';
export * from './procedure-parts.js';
export * from './procedure-readings.js';
export * from './route-preview.js';
export { closeUrgings } from './urging.js';
