import type { Basis } from '#workflow';
import type { FilingWords } from './filing.commands.js';

/** What each command of a filing rests on. Basis: handbook W1b, state table. */
export const filingBasis: Readonly<Record<FilingWords['type'], Basis>> = {
  PrepareFiling: ['handbook W1b: PrepareFiling', 'filing.submit'],
  ExamineFiling: ['handbook W1b: Examine', 'filing.reply'],
  AcceptFiling: ['handbook W1b: Accept', 'filing.reply'],
  ObjectToFiling: ['handbook W1b: Object', 'filing.reply'],
  CorrectFiling: ['handbook W1b: Correct / Reconsider', 'filing.correct'],
  VoidFiling: ['handbook 2.3: void 作废', 'handbook W1b: Object'],
  RegisterSecretary: ['handbook W1b: RegisterSecretary', 'P09'],
  RecordFirstTraining: ['handbook W5: train.secretary.newWithin', 'P40'],
  ReportSecretaryChange: ['handbook W1b: ReportChange', 'P09'],
};
