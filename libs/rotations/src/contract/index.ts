export * from './rotation-problems.js';
export * from './rotation-titles.js';
