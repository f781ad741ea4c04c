export * from './form-problems.js';
export * from './official-form.js';
export * from './paper-people.contract.js';
export * from '../domain/official-forms.js';
export * from '../domain/official-style.js';
