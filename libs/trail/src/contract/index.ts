export * from './case-trail.contract.js';
