export * from './begun-case.js';
export * from './decider-spec.js';
export * from './material-told.js';
export * from './problem-text-spec.js';
export * from './projection-spec.js';
export * from './reference-data.js';
