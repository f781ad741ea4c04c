export * from './port/event-store.port.js';
export * from './vault/key-vault.port.js';
export * from './reader/event-reader.port.js';
export * from './runner/command-scope.js';
