import type { LocalDate, Personal } from '#kernel';

export const sexes = ['female', 'male'] as const;
export type Sex = (typeof sexes)[number];

export const educations = [
  'primary',
  'juniorSecondary',
  'seniorSecondary',
  'college',
  'bachelor',
  'postgraduate',
  'other',
] as const;
/** The highest schooling that was finished; `college` is the three-year kind (大专). */
export type Education = (typeof educations)[number];

export const educationTitles: Readonly<Record<Education, Readonly<{ zh: string; en: string }>>> = {
  primary: { zh: '小学', en: 'Primary' },
  juniorSecondary: { zh: '初中', en: 'Junior secondary' },
  seniorSecondary: { zh: '高中（中专）', en: 'Senior secondary' },
  college: { zh: '大专', en: 'College' },
  bachelor: { zh: '本科', en: 'Bachelor' },
  postgraduate: { zh: '研究生', en: 'Postgraduate' },
  other: { zh: '其他', en: 'Other' },
};

/** What is registered of a person beyond the name. Null says nothing: not registered, or erased. */
export type Traits = Readonly<{
  sex: Personal<Sex>;
  bornOn: Personal<LocalDate>;
  education: Personal<Education>;
  partyMember: Personal<boolean>;
  partySince: Personal<LocalDate>;
}>;

export const noTraits: Traits = { sex: null, bornOn: null, education: null, partyMember: null, partySince: null };

/** The traits as they are after `told`, which leaves alone what it says nothing of. Who is no member joined on no day. */
export const withTraits = (known: Traits, told: Traits): Traits => {
  const partyMember = told.partyMember ?? known.partyMember;
  return {
    sex: told.sex ?? known.sex,
    bornOn: told.bornOn ?? known.bornOn,
    education: told.education ?? known.education,
    partyMember,
    partySince: partyMember ? (told.partySince ?? known.partySince) : null,
  };
};
