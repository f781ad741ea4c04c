export { hostedCase, latest } from './hosted-case.js';
export * from './hosted-line.js';
export { seenByOf } from './hosted-policy.js';
export { hostedEvents } from './hosted-state.js';
export * from './hosting.js';
export * from './move-requirement.js';
export * from './offices.js';
export { clockEnvOf } from './flow-env.js';
export { openDuties } from './own-duty.js';
