export { people } from './people/people.projection.js';
export { terms } from './terms/terms.projection.js';
