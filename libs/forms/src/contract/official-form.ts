import type { FormData, FormName } from '../domain/official-forms.js';

/** An event of a case as its reader may know it: personal texts are null where they are forgotten or withheld. */
export type FormFact = Readonly<{ type: string; data: unknown; occurredAt: string }>;

/** The case that a form is about: its events, the oldest first. */
export type FormSubject = Readonly<{ caseId: string; facts: readonly FormFact[] }>;

/** How a context fills an official form from what is known of one of its cases. */
export interface CaseForm<Name extends FormName = FormName> {
  readonly name: Name;
  /** Of the cases that have it. */
  readonly category: string;
  /** False as long as the case is not so far, and for a case that never has this form. */
  offered(subject: FormSubject): boolean;
  /** Texts as they are to be printed; dates and numbers in official style. */
  fill(subject: FormSubject): Promise<FormData<Name>>;
}

/** The forms of this program. Each context registers its own once when its module starts. */
export class CaseForms {
  private readonly forms: CaseForm[] = [];

  register<Name extends FormName>(form: CaseForm<Name>): void {
    const { name, category } = form;
    if (this.find(category, name)) throw new Error(`two contexts fill ${name} for cases of category ${category}`);
    this.forms.push(form as CaseForm);
  }

  of(category: string): readonly CaseForm[] {
    return this.forms.filter((form) => form.category === category);
  }

  find(category: string, name: string): CaseForm | undefined {
    return this.of(category).find((form) => form.name === name);
  }
}
