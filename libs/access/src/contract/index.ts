export * from './scope.contract.js';
export * from '../domain/roles.js';
export * from './access-problems.js';
