export * from './filing-problems.js';
export * from './filing-titles.js';
export * from './review-problems.js';
export * from './review-titles.js';
