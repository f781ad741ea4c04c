export * from './appointment-problems.js';
export * from './appointment-titles.js';
export * from './filing-problems.js';
export * from './filing-titles.js';
export * from './review-problems.js';
export * from './review-titles.js';
export * from './selection-problems.js';
export * from './selection-titles.js';
export { FILING_LINES } from '../domain/filing-lines.js';
