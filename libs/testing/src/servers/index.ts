export * from './event-store-db-server.js';
export * from './kept-folder.js';
export * from './postgres-server.js';
export * from './redis-server.js';
