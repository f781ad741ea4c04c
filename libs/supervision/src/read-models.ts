export { alerts } from './alerts/alerts.projection.js';
export { deadlines } from './deadlines/deadlines.projection.js';
