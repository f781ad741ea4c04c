export * from '../domain/document-classes.js';
export { fileDutyFacts, type FileDutyFact } from '../domain/file-duty.events.js';
export * from '../domain/sanctions.js';
export * from './file-duty-titles.js';
export * from './personnel-problems.js';
