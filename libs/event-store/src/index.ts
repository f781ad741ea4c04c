export * from './port/event-store.port.js';
export * from './vault/key-vault.port.js';
