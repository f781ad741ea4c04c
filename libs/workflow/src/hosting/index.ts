export { hostedCase, latest } from './hosted-case.js';
export * from './hosted-line.js';
export { hostedEvents } from './hosted-state.js';
export * from './hosting.js';
export { roleHolders, unitAt } from './offices.js';
