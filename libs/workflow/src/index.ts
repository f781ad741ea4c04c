export * from './advance.js';
export * from './deadline.events.js';
export * from './deadline.state.js';
export * from './deadline.js';
export * from './ladder.js';
export * from './relocation.events.js';
export * from './relocation.js';
export * from './flow/index.js';
