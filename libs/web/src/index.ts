export * from './command-answer.js';
export * from './command-route.js';
export * from './faulty-input.js';
export * from './local-date.pipe.js';
export * from './min-position.js';
export * from './uploaded-file.js';
export { problem, type ProblemText, type ProblemTexts } from '#kernel';
