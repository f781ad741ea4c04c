export * from './kinship.contract.js';
export * from './org-tree.contract.js';
export * from './person-directory.contract.js';
export * from './post-directory.contract.js';
export * from './trait-directory.contract.js';
export * from '../domain/org-level.js';
export * from '../domain/posts.js';
export type { Basis, EndReason } from '../domain/post-term.events.js';
export * from './registry-problems.js';
