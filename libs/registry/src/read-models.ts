export { terms } from './terms/terms.projection.js';
