export * from './agenda/agenda.projection.js';
export * from './alerts/alerts.projection.js';
export * from './deadlines/deadlines.projection.js';
export * from './contract/index.js';
