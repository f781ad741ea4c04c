/** What a refusal says: the text, and what to change. `{name}` stands for a parameter of the refusal. */
export type ProblemText = Readonly<{
  status: number;
  zh: string;
  en: string;
  changeZh: string;
  changeEn: string;
}>;

export type ProblemTexts<Code extends string = string> = Readonly<Record<Code, ProblemText>>;

/** Shorthand for a table of texts: status, zh, en, what to change in zh and in en. */
export const problem = (status: number, zh: string, en: string, changeZh: string, changeEn: string): ProblemText => ({
  status,
  zh,
  en,
  changeZh,
  changeEn,
});
