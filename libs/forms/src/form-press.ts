import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fillTemplate, type Filling } from './docx/fill-template.js';
import { readPaper } from './docx/read-paper.js';
import { templateFaults, type TemplateFault } from './docx/template-faults.js';
import { formNames, officialForms, type FormData, type FormName } from './domain/official-forms.js';
import type { CommonData, Signature } from './domain/signature.js';
import { UnprintableCharacterError } from './pdf/unprintable-character.js';
import { qrPicture } from './qr/qr-picture.js';

export type FormFormat = 'docx' | 'pdf';

export const isUnprintable = (error: unknown): error is UnprintableCharacterError =>
  error instanceof UnprintableCharacterError;

/**
 * Everything that is on a form. `record` is null where it is printed without the decision record; `link` leads to the
 * case; `madeAt` is an ISO instant.
 */
export type FilledForm<Name extends FormName = FormName> = Readonly<{
  name: Name;
  data: FormData<Name>;
  common: CommonData;
  record: readonly Signature[] | null;
  link: string;
  madeAt: string;
}>;

/** A template is not fit to be used: one sentence names the file and each placeholder that is at fault. */
export class TemplateFaultsError extends Error {
  override readonly name = 'TemplateFaultsError';
  constructor(
    file: string,
    readonly faults: readonly TemplateFault[],
  ) {
    super(`${file} is not fit as a template: ${faults.map(({ code, what }) => `${code} ${what}`).join(', ')}`);
  }
}

/** Where templates lie: the project's own, and before them those of a folder that an administrator keeps. */
export type TemplateFolders = Readonly<{ bundled: string; own: string | null }>;

/** Makes Word documents and PDFs of official forms. Both come from the same template and the same data. */
export class FormPress {
  private readonly templates = new Map<FormName, Promise<Buffer>>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly folders: TemplateFolders) {}

  /** Throws TemplateFaultsError and, for a PDF, UnprintableCharacterError. One form at a time is made. */
  make<Name extends FormName>(form: FilledForm<Name>, format: FormFormat): Promise<Buffer> {
    const made = this.turn.then(() => this.makeNow(form, format));
    this.turn = made.catch(() => undefined);
    return made;
  }

  /** Looks at every template of an administrator. Throws TemplateFaultsError. */
  async checkReplacements(): Promise<void> {
    const { own } = this.folders;
    if (own === null) return;
    for (const name of formNames) await this.template(name);
  }

  private template(name: FormName): Promise<Buffer> {
    const known = this.templates.get(name) ?? this.read(name);
    this.templates.set(name, known);
    return known;
  }

  private async makeNow({ name, data, common, record, link, madeAt }: FilledForm, format: FormFormat): Promise<Buffer> {
    const filling = { ...data, ...common, record: record === null ? false : { signatures: record } } as Filling;
    const document = fillTemplate(await this.template(name), filling, qrPicture(link));
    if (format === 'docx') return document;
    const { bundledFonts, printPdf } = await typeSetting();
    return printPdf(readPaper(document), bundledFonts(), { title: officialForms[name].title.zh, madeAt });
  }

  private async read(name: FormName): Promise<Buffer> {
    const { own, bundled } = this.folders;
    const replaced = own === null ? undefined : await readIfThere(join(own, `${name}.docx`));
    const template = replaced ?? (await readFile(join(bundled, `${name}.docx`)));
    const faults = templateFaults(template, officialForms[name].fields);
    if (faults.length > 0) throw new TemplateFaultsError(`${name}.docx`, faults);
    return template;
  }
}

/** What sets type is large: it is loaded for the first PDF. */
const typeSetting = async () => {
  const [{ bundledFonts }, { printPdf }] = await Promise.all([
    import('./pdf/font-book.js'),
    import('./pdf/print-pdf.js'),
  ]);
  return { bundledFonts, printPdf };
};

const readIfThere = async (file: string): Promise<Buffer | undefined> => {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
};
