export * from './ceremony-problems.js';
export * from './ceremony-titles.js';
