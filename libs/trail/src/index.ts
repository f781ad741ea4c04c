export * from './trail.module.js';
