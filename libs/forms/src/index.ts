export * from './form-settings.js';
export * from './forms.module.js';
