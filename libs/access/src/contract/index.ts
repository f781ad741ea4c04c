export * from './recusals.contract.js';
export * from './role-holders.contract.js';
export * from './scope.contract.js';
export * from './security-log.contract.js';
export * from '../domain/roles.js';
export * from './access-problems.js';
export * from './interest-problems.js';
export * from './provider-problems.js';
