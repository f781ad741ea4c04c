export * from './review-problems.js';
export * from './review-titles.js';
