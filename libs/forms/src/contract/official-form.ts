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

/** The titles of the offices that a case on the path of units may ask, by what the case calls them. */
type OfficeTitles = (orgPath: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** The forms of this program. Each context registers its own once when its module starts. */
export class CaseForms {
  private readonly forms: CaseForm[] = [];
  private readonly offices = new Map<string, OfficeTitles>();

  register<Name extends FormName>(form: CaseForm<Name>): void {
    const { name, category } = form;
    if (this.find(category, name)) throw new Error(`two contexts fill ${name} for cases of category ${category}`);
    this.forms.push(form as CaseForm);
  }

  /** What the offices of a register are called, in cases of the category. */
  nameOffices(category: string, titles: OfficeTitles): void {
    this.offices.set(category, titles);
  }

  async officesOf(category: string, orgPath: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return (await this.offices.get(category)?.(orgPath)) ?? new Map();
  }

  of(category: string): readonly CaseForm[] {
    return this.forms.filter((form) => form.category === category);
  }

  find(category: string, name: string): CaseForm | undefined {
    return this.of(category).find((form) => form.name === name);
  }
}
