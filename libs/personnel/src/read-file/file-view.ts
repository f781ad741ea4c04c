import type { LocalDate, Personal } from '#kernel';
import type { DisciplineEntry, FiledPaper, PersonnelFile, Recommendation } from '../domain/personnel-file.state.js';

type PaperView = Omit<FiledPaper, 'attachmentId'> & Readonly<{ attachmentHash: string; contentHash: Personal<string> }>;

/** Corrected papers stay in the list and name what replaced them. */
export type FileView = Readonly<{
  personId: string;
  orgCode: string;
  openedOn: LocalDate;
  documents: readonly PaperView[];
  disciplineEntries: readonly DisciplineEntry[];
  recommendations: readonly Recommendation[];
}>;

export const fileViewOf = (file: PersonnelFile): FileView => ({
  personId: file.personId,
  orgCode: file.orgCode,
  openedOn: file.openedOn,
  documents: Object.values(file.papers).map(({ attachmentId, ...paper }) => ({
    ...paper,
    attachmentHash: attachmentId,
  })),
  disciplineEntries: Object.values(file.entries),
  recommendations: file.recommendations,
});
