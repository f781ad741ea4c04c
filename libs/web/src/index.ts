export * from './local-date.pipe.js';
export * from './problem-text.js';
