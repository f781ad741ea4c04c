export * from './case-desk.contract.js';
export * from './case-document.js';
export * from './flow-titles.js';
export * from './procedure-hosts.contract.js';
export * from './procedure-problems.js';
