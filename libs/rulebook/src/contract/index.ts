export * from './rulebook-problems.js';
