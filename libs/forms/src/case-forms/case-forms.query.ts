import { Injectable } from '@nestjs/common';
import { SecurityLog } from '#access/contract';
import { currentScope, RejectedError } from '#event-store';
import { Clock } from '#kernel';
import { ProcedureHosts } from '#procedures/contract';
import { PEOPLE, PersonDirectory } from '#registry/contract';
import { deadlineTitles } from '#supervision/contract';
import { CaseTrail, type HistoryEntry, type HistoryView } from '#trail/contract';
import { procedureOf } from '#workflow';
import { CaseForms, officialDate, officialForms, type FormName, type FormSubject } from '../contract/index.js';
import { isConsequence, signatureOf, type RecordWords } from '../domain/signed-act.js';
import { FormPress, isUnprintable, type FormFormat } from '../form-press.js';

/** A form that the case has now. */
export type FormLine = Readonly<{
  name: FormName;
  title: Readonly<{ zh: string; en: string }>;
  formats: readonly FormFormat[];
}>;

/** `origin` is the address of the program for browsers, without a path. */
export type FormWish = Readonly<{ name: string; format: FormFormat; record: boolean; origin: string }>;

/** The case has no form of that name now. */
export class UnknownFormError extends Error {
  override readonly name = 'UnknownFormError';
}

/** Official forms of a case, for those who may know of the case. Personal texts are on them as in its history. */
@Injectable()
export class OfficialCaseForms {
  constructor(
    private readonly trail: CaseTrail,
    private readonly forms: CaseForms,
    private readonly hosts: ProcedureHosts,
    private readonly press: FormPress,
    private readonly people: PersonDirectory,
    private readonly security: SecurityLog,
    private readonly clock: Clock,
  ) {}

  /** The projections that say who may know of a case, and what is registered of the people on its forms. */
  sources(): readonly string[] {
    return [...this.trail.sources(), PEOPLE];
  }

  /** Throws UnknownStreamError. */
  async list(caseId: string): Promise<readonly FormLine[]> {
    const history = await this.trail.of(caseId, { order: 'oldest' });
    const subject = subjectOf(history);
    return this.forms
      .of(history.category)
      .filter((form) => form.offered(subject))
      .map(({ name }) => ({ name, title: officialForms[name].title, formats: ['docx', 'pdf'] }));
  }

  /**
   * Makes a form; the export is on record before it is handed out. Throws UnknownStreamError, UnknownFormError and, with
   * `character-not-printable`, RejectedError.
   */
  async make(caseId: string, { name, format, record, origin }: FormWish): Promise<Buffer> {
    const history = await this.trail.of(caseId, { order: 'oldest' });
    const subject = subjectOf(history);
    const form = this.forms.find(history.category, name);
    if (!form?.offered(subject)) throw new UnknownFormError();
    const [data, common] = await Promise.all([form.fill(subject), this.common()]);
    const words = await this.wordsOf(history);
    const signatures = record ? history.entries.filter(isSigned).map((entry) => signatureOf(entry, words)) : null;
    const link = `${origin}/cases/${caseId}`;
    const filled = { name: form.name, data, common, record: signatures, link, madeAt: this.clock.now() };
    const content = await this.press.make(filled, format).catch(refuseUnprintable);
    const facts = { form: form.name, format, record, bytes: content.length };
    await this.security.record({ kind: 'export', outcome: 'allowed', subject: caseId, facts });
    return content;
  }

  /** How the case is called what happens in it, by the procedure under which it began. */
  private async wordsOf({ category, entries }: HistoryView): Promise<RecordWords> {
    const begun = entries.find(({ type }) => type === 'CaseSubmitted.v1');
    if (!begun) return { procedure: undefined, offices: new Map() };
    const { procedure, version, orgPath } = begun.data as Submitted;
    const found = procedureOf(this.hosts.of(category), procedure, version);
    return { procedure: found, offices: await this.forms.officesOf(category, orgPath) };
  }

  private async common() {
    const { personId } = currentScope().actor;
    const name = personId === undefined ? null : await this.people.nameOf(personId);
    return { printedOn: officialDate(this.clock.today()), printedBy: name ?? '—' };
  }
}

type Submitted = Readonly<{ procedure: string; version: number; orgPath: readonly string[] }>;

const subjectOf = ({ caseId, entries }: HistoryView): FormSubject => ({
  caseId,
  facts: entries.map(({ type, data, occurredAt }) => ({ type, data, occurredAt })),
});

/** What a person did in the case itself: neither what happened by itself, nor what deadlines and alerts brought about. */
const isSigned = (entry: HistoryEntry): boolean =>
  !entry.who.system && !(entry.type in deadlineTitles) && !isConsequence(entry);

const refuseUnprintable = (error: unknown): never => {
  if (isUnprintable(error)) throw new RejectedError('character-not-printable', { character: error.character });
  throw error;
};
