export { people } from './people/people.projection.js';
export { terms } from './terms/terms.projection.js';
export { reserveEntries } from './reserve-pool/reserve-entries.projection.js';
export { termCases } from './term-cases/term-cases.projection.js';
export { vacancies } from './vacancies/vacancies.projection.js';
