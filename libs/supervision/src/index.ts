export * from './agenda/agenda.projection.js';
export * from './alerts/alerts.projection.js';
export * from './deadlines/deadlines.projection.js';
export * from './scoping/case-returns.projection.js';
export * from './contract/index.js';
export * from './supervision.module.js';
export * from './when-calendar-changes-then-recompute/when-calendar-changes-then-recompute.reaction.js';
