export * from './projection-check.js';
export * from './projection-error.js';
export * from './projection-rebuild.js';
export * from './projection-runner.js';
export * from './read-store.js';
export * from './read-tables.js';
export * from './seen-types.js';
export type { Build } from './build-registry.js';
export type { StoredProjection } from './stored-projection.js';
