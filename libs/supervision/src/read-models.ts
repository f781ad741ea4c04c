export { deadlines } from './deadlines/deadlines.projection.js';
