export * from './case-owners.js';
export * from './case-row.js';
export * from './case-sight.contract.js';
export * from './case-view-problems.js';
export * from './deadline-titles.js';
export * from './duty-row.js';
export * from './hosted-row.js';
export * from './stuck-duty-titles.js';
