export * from './case-owners.js';
export * from './case-row.js';
