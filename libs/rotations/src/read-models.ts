export { adjustmentCases } from './adjustment-cases/adjustment-cases.projection.js';
