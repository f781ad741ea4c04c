export * from './ceremonies.module.js';
export * from './ceremony-cases/ceremony-cases.projection.js';
export * from './ceremony-desk.js';
export * from './domain/ceremony.events.js';
export * from './domain/ceremony.kinds.js';
export { reviewOf, type Ceremony } from './domain/ceremony.state.js';
export { ceremonyReadings } from './domain/readings.js';
export * from './when-detail-is-forgotten-then-destroy-its-key/destroy-forgotten-detail.reaction.js';
export * from './ceremony-commands.js';
