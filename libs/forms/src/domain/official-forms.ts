import { ceremonyForms } from './ceremony-forms.js';
import type { DataOf } from './fields.js';
import { filingForms } from './filing-form.js';
import { handoverForms } from './handover-list.js';
import { reviewForms } from './review-forms.js';

/** Every official form. Its name is that of its template. Basis: handbook 5, kinds of documents to template. */
export const officialForms = { ...reviewForms, ...filingForms, ...handoverForms, ...ceremonyForms } as const;

export type FormName = keyof typeof officialForms;
export type FormData<Name extends FormName = FormName> = DataOf<(typeof officialForms)[Name]['fields']>;

export const formNames = Object.keys(officialForms) as FormName[];
